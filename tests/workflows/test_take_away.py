"""The rings a visitor takes away: each way there is, all rings in the codes, no code larger than asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image

from fairdesk.codes.matrix import matrix
from fairdesk.domain.ids import natural_id
from fairdesk.domain.pages.signed import picks_of
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue
from fairdesk.storage.write import writing
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.pages.take_away import DAYS, LINK, MAIL, NEARBY, TEXT, WHATSAPP, TakeAway, take_away
from tests.printing.conftest import ring_folder, rings
from tests.web.running import running
from tests.workflows.serving import HERE, leading_on, note, own_address, pages

__all__ = ["ring_folder", "rings"]

SIDES = (38, 70)
"""Modules that a code may have at 80x24 and at 120x40."""

HOSTILE = "\u202e\x07<script>ضرر\u2066\N{RINGED PLANET}" + "x" * 60


def ids(stand: Stand, count: int) -> list[str]:
    return [ring.id for ring in catalogue.rings(stand.database)][:count]


def skus(stand: Stand, ring_ids: Iterable[str]) -> set[str]:
    return {ring.sku for ring in catalogue.rings(stand.database, ids=list(ring_ids))}


def read(shown: TakeAway) -> list[str]:
    texts = []
    for part in shown.parts:
        rows = part.grid.framed()
        picture = Image.frombytes(
            "L", (len(rows), len(rows)), bytes(0 if dark else 255 for row in rows for dark in row)
        )
        zoomed = picture.resize((len(rows) * 3, len(rows) * 3), Image.Resampling.NEAREST)
        (found,) = zxingcpp.read_barcodes(zoomed)
        texts.append(str(found.text))
    return texts


def listed(kind: str, text: str) -> list[str]:
    if kind == MAIL:
        text = parse_qs(urlsplit(text).query)["body"][0]
    elif kind == WHATSAPP:
        text = parse_qs(urlsplit(text).query)["text"][0].partition(": ")[2]
    else:
        text = text.partition("\n")[2]
    return text.split(", ")


def named(stand: Stand, links: Sequence[str]) -> list[str]:
    by_code = {ring.code: ring.sku for ring in catalogue.rings(stand.database)}
    found: list[str] = []
    for link in links:
        codes = picks_of(stand.secret, link.rpartition("/")[2], stand.now().date())
        found += [by_code[code] for code in codes or ()]
    return found


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with leading_on(pages) as port:
        yield port


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("count", [1, 12, 30, 53])
@pytest.mark.parametrize("kind", [LINK, MAIL, WHATSAPP, TEXT])
def test_every_ring_is_in_the_codes_once_and_none_is_larger_than_asked(
    rings: Stand, port: int, kind: str, count: int, side: int
) -> None:
    fairs.edit(rings, "IHM27", {"base_url": f"http://{HERE}:{port}"})
    wanted = ids(rings, count)
    shown = take_away(rings, wanted, "de", side, kind)
    assert (shown.kind, shown.ways) == (kind, (LINK, MAIL, WHATSAPP, TEXT))
    assert all(part.grid.size <= side for part in shown.parts)
    texts = read(shown)
    found = [listed(kind, text) for text in texts] if kind != LINK else [named(rings, [one]) for one in texts]
    assert [tuple(one) for one in found] == [part.skus for part in shown.parts]
    told = [sku for one in found for sku in one]
    assert len(told) == len(set(told)) == count
    assert set(told) == skus(rings, wanted)


@pytest.mark.parametrize("side", SIDES)
def test_codes_are_no_more_than_they_need_to_be(rings: Stand, side: int) -> None:
    shown = take_away(rings, ids(rings, 30), "en", side, TEXT)
    for part, after in zip(shown.parts, shown.parts[1:], strict=False):
        more = f"{part.grid.text}, {after.skus[0]}"
        assert matrix(more).size > side


def test_a_link_opens_the_rings_at_the_stand_s_own_server(rings: Stand) -> None:
    with running(rings.settings.data) as served:
        fairs.edit(rings, "IHM27", {"base_url": served.address})
        wanted = ids(rings, 3)
        shown = take_away(rings, wanted, "sv", 70)
        assert shown.kind == LINK
        (link,) = read(shown)
        assert link.startswith(f"{served.address}/P/".upper())
        first = served.ask(urlsplit(link).path)
        way = first.headers["location"]
        page = served.ask(f"/{way.removeprefix('../')}")
        assert page.status == 200
        for sku in skus(rings, wanted):
            assert sku in page.body.decode("utf-8")
    assert take_away(rings, wanted, "sv", 70).kind != LINK, "the server is gone"


def test_a_link_holds_as_many_days_as_it_is_said(rings: Stand, port: int) -> None:
    fairs.edit(rings, "IHM27", {"base_url": f"http://{HERE}:{port}"})
    (link,) = read(take_away(rings, ids(rings, 2), "en", 70))
    token, today = link.rpartition("/")[2], rings.local(rings.now()).date()
    assert len(picks_of(rings.secret, token, today + timedelta(DAYS)) or ()) == 2
    assert picks_of(rings.secret, token, today + timedelta(DAYS + 1)) == ()


@pytest.mark.skipif(own_address() == HERE, reason="this machine is in no network")
def test_pages_that_only_this_network_finds_come_before_messages(rings: Stand, port: int) -> None:
    fairs.edit(rings, "IHM27", {"base_url": "https://nowhere.invalid"})
    note(rings.settings.data, port=port, fair="IHM27")
    shown = take_away(rings, ids(rings, 2), "en", 38)
    assert (shown.kind, shown.ways) == (NEARBY, (NEARBY, MAIL, WHATSAPP, TEXT))
    assert all(link.startswith(f"HTTP://{own_address()}:{port}/P/") for link in read(shown))


def test_another_program_at_the_port_of_a_killed_server_is_not_taken_for_it(rings: Stand) -> None:
    fairs.edit(rings, "IHM27", {"base_url": ""})
    with leading_on(lambda path: f"/login?from={path}") as port:
        note(rings.settings.data, port=port, fair="IHM27")
        assert take_away(rings, ids(rings, 2), "en", 38).kind == MAIL


def test_without_an_address_or_a_number_that_is_international_the_text_is_left(rings: Stand) -> None:
    fairs.edit(rings, "IHM27", {"base_url": "", "controller_contact": "025 1234 5678"})
    shown = take_away(rings, ids(rings, 2), "en", 38)
    assert (shown.kind, shown.ways) == (TEXT, (TEXT,))
    assert take_away(rings, ids(rings, 2), "en", 38, MAIL).kind == TEXT, "a way that there is not"


@pytest.mark.parametrize("base", ["", "https://rings.example", "http://127.0.0.1:9", "http://x"])
def test_an_address_that_leads_nowhere_is_in_no_code(rings: Stand, base: str) -> None:
    fairs.edit(rings, "IHM27", {"base_url": base})
    assert take_away(rings, ids(rings, 1), "en", 38).ways == (MAIL, WHATSAPP, TEXT)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("kind", [MAIL, WHATSAPP, TEXT])
def test_persian_and_hostile_names_of_a_stand_are_kept_out_of_a_code_s_way(
    rings: Stand, kind: str, side: int
) -> None:
    values = {"controller": "خانهٔ فیروزه‌ی نمونه", "base_url": ""}
    fairs.edit(rings, "IHM27", values)
    wanted = ids(rings, 12)
    with writing(rings.database, rings.who, "catalogue") as write:
        for ring_id in wanted:
            write.put("ring_text", [{"id": natural_id("ring_text", ring_id, "fa"), "ring_id": ring_id,
                                     "language": "fa", "name": HOSTILE}])  # fmt: skip
    shown = take_away(rings, wanted, "fa", side, kind)
    texts = read(shown)
    assert {sku for text in texts for sku in listed(kind, text)} == skus(rings, wanted)
    assert not any(sign in unquote(text) for text in texts for sign in "\u202e\u2066\x07<")


def test_a_message_is_in_the_visitor_s_language_where_a_code_has_room(rings: Stand) -> None:
    fairs.edit(rings, "IHM27", {"base_url": ""})
    wanted = ids(rings, 1)
    (swedish,) = read(take_away(rings, wanted, "sv", 70))
    assert "subject=Ringar%20IHM27" in swedish
    for language in ("fa", "ar", "", "xx"):
        (other,) = read(take_away(rings, wanted, language, 70))
        assert "subject=Rings%20IHM27" in other, language


def test_the_same_ring_twice_or_one_that_is_gone_is_no_other_ring(rings: Stand) -> None:
    one, two = ids(rings, 2)
    shown = take_away(rings, [one, two, one, "0" * 32], "en", 70, TEXT)
    assert len(shown.parts) == 1
    assert set(shown.parts[0].skus) == skus(rings, [one, two])
    for none in ([], ["0" * 32]):
        with pytest.raises(Refusal) as refused:
            take_away(rings, none, "en", 70)
        assert "No ring of the catalogue" in refused.value.what


@pytest.mark.parametrize("side", [-8, 0, 14, 20])
def test_a_window_too_small_for_any_code_is_said(rings: Stand, side: int) -> None:
    with pytest.raises(Refusal) as refused:
        take_away(rings, ids(rings, 1), "en", side, TEXT)
    assert "too small" in refused.value.what


def test_nothing_of_the_visitor_is_asked_of_a_server(rings: Stand) -> None:
    asked: list[str] = []

    def way(path: str) -> str:
        asked.append(path)
        return pages(path)

    with leading_on(way) as port:
        fairs.edit(rings, "IHM27", {"base_url": f"http://{HERE}:{port}"})
        shown = take_away(rings, ids(rings, 3), "en", 70)
        (link,) = read(shown)
    assert len(asked) == 1
    assert asked[0] not in link, "one ring is asked for, whoever it is that liked it"


def test_a_ring_without_a_code_is_in_a_message_and_in_no_link(rings: Stand, port: int) -> None:
    fairs.edit(rings, "IHM27", {"base_url": f"http://{HERE}:{port}"})
    bare, maker = natural_id("ring", "bare"), next(iter(catalogue.makers(rings.database)))
    with writing(rings.database, rings.who, "catalogue") as write:
        write.put(
            "ring", [{"id": bare, "maker_id": maker, "sku": "BARE-1", "stone": "agate", "active": True}]
        )
    wanted = [*ids(rings, 2), bare]
    shown = take_away(rings, wanted, "en", 70)
    assert LINK not in shown.ways
    assert {sku for part in shown.parts for sku in part.skus} == skus(rings, wanted)


def test_a_way_in_which_no_ring_fits_is_none(rings: Stand, port: int) -> None:
    fairs.edit(rings, "IHM27", {"base_url": f"http://{HERE}:{port}"})
    wanted = ids(rings, 3)
    assert take_away(rings, wanted, "en", 33).ways == (LINK, WHATSAPP, TEXT)
    shown = take_away(rings, wanted, "en", 33, MAIL)
    assert shown.kind == LINK
    assert all(part.grid.size <= 33 for part in shown.parts)
