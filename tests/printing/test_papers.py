"""Every kind of paper: its codes decode from the drawn pages, its words come out in their order."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import vobject
import zxingcpp

from fairdesk.codes.wifi import wifi_text
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.printing.document import set_document
from fairdesk.printing.join import pages_of
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.paper import catalogue, deliver, labels, picks, signs, slips, tent
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.paper.paper import Paper
from tests.printing.conftest import NOON
from tests.printing.papers import KINDS, known, lead
from tests.printing.reading import LONG, drawn, pdf_of, read, text_of


def codes_of(paper: Paper, folder: Path, ppi: int) -> list[str]:
    return sorted(code for page in drawn(pdf_of(paper), folder, ppi) for code in read(page))


@pytest.mark.parametrize("ppi", [150, 300])
def test_codes_of_cards_picks_slips_and_signs(rings: Stand, tmp_path: Path, ppi: int) -> None:
    for lang in LANGUAGES if LONG else ("fa", "de"):
        for kind in ("tent", "picks", "slips", "card", "wifi"):
            paper = KINDS[kind](rings, lang)
            assert len(paper.links) == paper.document.codes
            (folder := tmp_path / f"{kind}-{lang}").mkdir()
            assert codes_of(paper, folder, ppi) == sorted(paper.links), (kind, lang)


@pytest.mark.parametrize(("lang", "ppi"), [(lang, ppi) for lang in LANGUAGES for ppi in (150, 300)])
def test_codes_of_the_catalogue(rings: Stand, tmp_path: Path, lang: str, ppi: int) -> None:
    chosen = Chosen(lang, () if LONG or (lang, ppi) == ("fa", 150) else known(rings, 8), prices=True)
    paper = catalogue.catalogue(rings, chosen, by="stone" if lang != "de" else "maker")
    assert len(paper.links) == paper.document.codes
    assert codes_of(paper, tmp_path, ppi) == sorted(paper.links)


def test_a_tent_card_has_level_q_and_two_languages(rings: Stand, tmp_path: Path) -> None:
    paper = tent.tent_cards(rings, Chosen("fa", ("FZ-1023",)), "sv")
    page = drawn(pdf_of(paper), tmp_path, 150)[0]
    found = zxingcpp.read_barcodes(page)
    assert [one.ec_level for one in found] == ["Q", "Q"]
    upper, lower = (page.crop((0, top, page.width, top + page.height // 2)) for top in (0, page.height // 2))
    assert len(read(upper)) == len(read(lower)) == 1
    said = text_of(pdf_of(paper), tmp_path)
    assert "Himmel över Nishapur" in said
    assert "تثبیت" not in said
    assert "آسمان" in said


def test_pages_from_right_to_left_keep_numbers_in_order(rings: Stand, tmp_path: Path) -> None:
    said = text_of(pdf_of(catalogue.catalogue(rings, Chosen("fa", ("FZ-1023",), prices=True))), tmp_path)
    for piece in (
        "FZ-1023",
        "۱۱۸",
        "یورو",
        "۹٫۴",
        "۴۸",
        "۶۶",
        "۹۲۵",
        "۳۰",
        "بهمن",
        "۱۴۰۵",
        "C14",
        "+98 25 1234 5678",
    ):
        assert piece in said, piece
    assert "office@test-stand.example" in said
    arabic = text_of(pdf_of(catalogue.catalogue(rings, Chosen("ar", ("FZ-1023",), prices=True))), tmp_path)
    for piece in ("FZ-1023", "١١٨", "٩٫٤", "٤٨", "٩٢٥"):
        assert piece in arabic, piece


def test_pages_count_in_their_own_digits(rings: Stand, tmp_path: Path) -> None:
    for lang, digit in (("fa", "۳"), ("ar", "٣"), ("de", "3")):
        last = text_of(pdf_of(catalogue.catalogue(rings, Chosen(lang, known(rings, 4)))), tmp_path)
        assert re.search(rf"(^|\s){digit}(\s|$)", last.split("\f")[2], re.MULTILINE), lang


def test_the_contents_tell_where_each_stone_and_maker_stands(rings: Stand, tmp_path: Path) -> None:
    said = text_of(pdf_of(catalogue.catalogue(rings, Chosen("en"))), tmp_path).split("\f")
    listed = re.findall(r"^\s*(\S.*?)\s{2,}(?:\d+ pcs?)?\s*(\d+)$", said[1] + said[2], re.MULTILINE)
    assert len(listed) > 20
    for title, page in listed:
        head = said[int(page) - 1]
        assert title.casefold() in head.casefold(), (title, page)


def test_names_never_become_markup(rings: Stand, tmp_path: Path) -> None:
    name = '#image("x.png") *b* $y$ \\ @z <a> // [c]'
    paper = picks.picks(rings, lead(rings, 2, name), language="en")
    assert f"for {name}" in text_of(pdf_of(paper), tmp_path)


def test_picks_are_one_page_whatever_was_liked_and_say_nothing_else(rings: Stand, tmp_path: Path) -> None:
    for count in (1, 4, 6, 7, 12, 13, 30):
        paper = picks.picks(rings, lead(rings, count, "Bertil Exempel"), prices=True)
        pdf = pdf_of(paper)
        assert pages_of(pdf) == 1
        assert len(paper.links) == min(count, 12) + 1
    said = text_of(pdf, tmp_path)
    assert "och 18 ringar till" in said
    assert "Bertil Exempel" in said
    assert "offert" in said
    assert "@visitor.example" not in said


def test_the_contact_is_a_vcard_that_phones_read(rings: Stand) -> None:
    paper = signs.contact_sign(rings, ["de"], {"name": "Ringe; aus, Qom", "phone": "+46 70 123 45 67"})
    card = vobject.readOne(paper.links[0])
    assert (card.version.value, card.fn.value) == ("3.0", "Ringe; aus, Qom")
    assert card.tel.value == "+46 70 123 45 67"
    assert card.email.value == "office@test-stand.example"
    assert "Jewellery fair 2027" in card.note.value
    assert len(paper.links[0]) < 400


def test_the_wifi_code_says_what_phones_understand(rings: Stand) -> None:
    assert KINDS["wifi"](rings, "en").links == ('WIFI:T:WPA;S:Qom\\; Rings;P:a\\"b\\\\c\\:12;;',)
    assert wifi_text("Open", "", "nopass", hidden=True) == "WIFI:T:nopass;S:Open;H:true;;"
    for bad in (
        ("", "12345678", "WPA"),
        ("x" * 33, "12345678", "WPA"),
        ("A", "short", "WPA"),
        ("A", "", "WEP"),
    ):
        with pytest.raises(Refusal):
            wifi_text(*bad)
    with pytest.raises(Refusal):
        wifi_text("A", "12345678", "WPA9")


def test_the_privacy_notice_is_the_wording_of_the_desk(rings: Stand, tmp_path: Path) -> None:
    pages = text_of(pdf_of(signs.privacy_notice(rings)), tmp_path).split("\f")
    assert len(pages) == 6  # five languages, and the end
    english = " ".join(pages[2].split())
    assert "Test Stand keeps what you give us here" in english
    assert "I can withdraw either at any time" in english
    assert "24 months" in english
    assert "Wording 2026-1" in english


def test_slips_go_on_where_the_last_ones_ended(rings: Stand, tmp_path: Path) -> None:
    first = slips.slips(rings, "fa", "en", 6)
    assert (first.links[0], first.links[-1]) == ("FDSLIP:IHM27:0001", "FDSLIP:IHM27:0006")
    deliver.deliver(rings, first, deliver.Target(tmp_path / "a.pdf"))
    assert slips.slips(rings, "fa", "en", 1).links == ("FDSLIP:IHM27:0007",)
    assert slips.slips(rings, "fa", "en", 1, 3).links == ("FDSLIP:IHM27:0003",)
    for count, begin in ((0, 1), (4000, 1), (1, 0), (1, 10**9)):
        with pytest.raises(Refusal):
            slips.slips(rings, "fa", "en", count, begin)


def test_codes_that_lead_nowhere_are_not_printed(rings: Stand, tmp_path: Path) -> None:
    for address, said in (
        ("", "is not set"),
        ("https://x.example", "an example"),
        ("http://10.0.0.5", "this network"),
    ):
        fairs.edit(rings, "IHM27", {"base_url": address})
        for kind in ("labels", "tags", "tent", "catalogue", "picks"):
            with pytest.raises(Refusal, match=said):
                KINDS[kind](rings, "en")
    local = labels.labels(rings, "labels", Chosen("en", ("FZ-1023",), local_only=True), labels.Layout())
    assert "stand's network only" in text_of(pdf_of(local), tmp_path)
    assert local.links == (f"HTTP://10.0.0.5/R/{local.links[0][-6:]}",)


def test_practice_is_said_on_every_page(sample_stand: Stand, tmp_path: Path) -> None:
    for kind, make in KINDS.items():
        said = text_of(pdf_of(make(sample_stand, "en")), tmp_path, "-raw")
        pages = [page for page in said.split("\f") if page.strip()]
        assert pages, kind
        assert all("PRACTICE" in page for page in pages), kind


def test_archive_is_pdf_a(rings: Stand) -> None:
    pdf = set_document(KINDS["picks"](rings, "fa").document, "pdf", NOON, archive=True).files[0]
    assert b"pdfaid:part" in pdf
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf.replace(b"\n", b"")


def test_letters_that_the_font_lacks_are_told(rings: Stand) -> None:
    paper = picks.picks(rings, lead(rings, 1, "日本 Цветан Ω"), language="en")
    assert paper.missing() == "日本ЦветанΩ"
    assert KINDS["catalogue"](rings, "fa").missing() == ""


def test_what_was_printed_is_told_and_kept_whole(rings: Stand, tmp_path: Path) -> None:
    target = deliver.Target(tmp_path / "labels.pdf", shop="de", day=date(2027, 2, 19))
    done = deliver.deliver(rings, KINDS["labels"](rings, "de"), target)
    assert [path.name for path in done.files] == ["labels.pdf", "labels-copy-shop.pdf"]
    assert (done.pages, done.codes) == (1, 6)
    said = text_of(done.files[1].read_bytes(), tmp_path)
    assert "labels.pdf" in said
    assert "Avery Zweckform L7160" in said
    other = deliver.Target(tmp_path / "b.pdf", day=target.day)
    again = deliver.deliver(rings, KINDS["labels"](rings, "de"), other)

    assert again.files[0].read_bytes() == done.files[0].read_bytes()
    before = sorted(tmp_path.iterdir())
    for out in (tmp_path / "none" / "x.pdf", tmp_path, tmp_path / "x.txt"):
        with pytest.raises(Refusal):
            deliver.deliver(rings, KINDS["labels"](rings, "de"), deliver.Target(out))
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_chosen_is_refused(rings: Stand) -> None:
    with pytest.raises(Refusal, match="There is no ring to print"):
        labels.labels(rings, "labels", Chosen("en", stone="opalite"), labels.Layout())
    with pytest.raises(Refusal, match="There is no maker"):
        labels.labels(rings, "labels", Chosen("en", maker="NONE"), labels.Layout())
    with pytest.raises(Refusal, match="There is no ring NONE"):
        labels.labels(rings, "labels", Chosen("en", ("NONE",)), labels.Layout())
    with pytest.raises(Refusal, match="Nothing can be printed in tlh"):
        labels.labels(rings, "labels", Chosen("tlh"), labels.Layout())
    assert len(labels.labels(rings, "labels", Chosen("fa", stone="فیروزه"), labels.Layout()).links) == 8


def test_codes_too_dense_for_a_page_are_refused(rings: Stand) -> None:
    fairs.edit(rings, "IHM27", {"base_url": "https://fdesk.se/" + "long/" * 90})
    for kind in ("catalogue", "picks"):
        with pytest.raises(Refusal, match="too dense for this page"):
            KINDS[kind](rings, "en")
    with pytest.raises(Refusal, match="too long"):
        signs.contact_sign(rings, ["en"], {"name": "x" * 3000})
