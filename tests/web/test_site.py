"""The pages as files: complete in five languages, linked, escaped, small, and written when they change."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import vobject

from fairdesk import settings
from fairdesk.assets_dir import assets_dir
from fairdesk.domain.ids import natural_id
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.stand import Stand, open_stand
from fairdesk.storage.pages import catalogue as rows
from fairdesk.storage.write import writing
from fairdesk.web.guard.guards import HEADERS
from fairdesk.web.pages import Pages
from fairdesk.web.site import site_files
from fairdesk.workflows.fair import fairs, makers
from fairdesk.workflows.pages.shelf import shelf
from fairdesk.workflows.pages.write_site import Written, write_site
from tests.printing.conftest import BASE, NOON

HOSTILE = '<script>alert("x")</script> & {{ 7*7 }} \u202eevil\u202c'


class Page(HTMLParser):
    """What a page says: its tags with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def every(self, tag: str, attribute: str) -> list[str]:
        return [found for name, attrs in self.tags if name == tag and (found := attrs.get(attribute))]


@pytest.fixture
def rings(data: Path, folder: Path) -> Iterator[Stand]:
    shutil.copytree(folder, data)
    opened = open_stand(settings.load(data), lambda: NOON)
    yield opened
    opened.close()


def site(stand: Stand, out: Path, base: str = BASE) -> Written:
    return write_site(out, site_files(shelf(stand), base))


def page(out: Path, path: str) -> Page:
    return Page((out / path / "index.html").read_text("utf-8"))


def test_every_code_opens_a_choice_of_languages_and_a_page_in_each(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    for ring in rows.rings(rings.database):
        choice = page(out, f"R/{ring.code}")
        links = choice.every("a", "href")
        assert links == [f"../../{lang}/r/{ring.code}/" for lang in LANGUAGES]
        for lang in LANGUAGES:
            own = page(out, f"{lang}/r/{ring.code}")
            html = next(attrs for tag, attrs in own.tags if tag == "html")
            assert html == {"lang": lang, "dir": "rtl" if lang in {"fa", "ar"} else "ltr"}
            assert ring.texts[lang][0] in own.text
            assert ring.sku in own.text


def test_every_link_on_every_page_leads_to_a_file_of_ours(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    pages = list(out.rglob("*.html"))
    on_sale, retired = (len(rows.rings(rings.database, retired=gone)) for gone in (False, True))
    assert len(pages) == 1 + (on_sale + retired) * 6 + 5 * (9 + 3)
    for file in pages:
        found = Page(file.read_text("utf-8"))
        ids = {attrs["id"] for _tag, attrs in found.tags if attrs.get("id")}
        used = found.every("a", "href") + found.every("img", "src")
        used += [
            attrs["href"] or "" for tag, attrs in found.tags
            if tag == "link" and attrs.get("rel") in {"stylesheet", "icon", "preload"}
        ]  # fmt: skip
        for link in used:
            parts = urlsplit(link)
            if parts.scheme in {"mailto", "tel"} or parts.netloc in {"wa.me", "fir.example"}:
                continue
            assert not parts.scheme, (file, link)
            if link.startswith("#"):
                assert link[1:] in ids, (file, link)
                continue
            target = (file.parent / parts.path).resolve()
            assert (target / "index.html" if link.endswith("/") else target).is_file(), (file, link)
        assert not found.every("script", "src")


def test_addresses_for_others_are_whole_and_say_the_language(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    ring = rows.rings(rings.database)[0]
    own = page(out, f"sv/r/{ring.code}")
    alternate = [attrs for tag, attrs in own.tags if tag == "link" and attrs.get("rel") == "alternate"]
    links = {attrs["hreflang"]: attrs["href"] for attrs in alternate}
    every = {lang: f"{BASE}/{lang}/r/{ring.code}/" for lang in LANGUAGES}
    assert links == {**every, "x-default": f"{BASE}/R/{ring.code}/"}
    told = {attrs.get("property"): attrs.get("content") for tag, attrs in own.tags if tag == "meta"}
    assert told["og:url"] == f"{BASE}/sv/r/{ring.code}/"
    picture = str(told["og:image"])
    assert (out / picture.removeprefix(f"{BASE}/")).read_bytes()[:4] == b"RIFF"
    site(rings, bare := tmp_path / "bare", "")
    assert "og:" not in (bare / f"sv/r/{ring.code}/index.html").read_text("utf-8")


@pytest.mark.parametrize("base", [BASE, ""], ids=["whole", "relative"])
def test_every_page_says_where_those_go_who_speak_none_of_the_languages(
    rings: Stand, tmp_path: Path, base: str
) -> None:
    site(rings, out := tmp_path / "site", base)
    code = rows.rings(rings.database)[0].code
    chosen = {f"sv/r/{code}": f"R/{code}/", f"R/{code}": f"R/{code}/", "fa": "", "": ""}
    for path, default in {**chosen, "ar/m/FIR": "en/m/FIR/", "de/privacy": "en/privacy/"}.items():
        tags = page(out, path).tags
        (href,) = [attrs["href"] or "" for _tag, attrs in tags if attrs.get("hreflang") == "x-default"]
        if base:
            assert href == f"{base}/{default}"
        else:
            assert (out / path / href).resolve() == (out / default).resolve()


def test_a_name_in_another_language_is_marked(rings: Stand, tmp_path: Path) -> None:
    ring, nameless = (one for one in rows.rings(rings.database) if one.sku in {"FZ-1023", "FZ-1031"})
    with writing(rings.database, rings.who, "test") as write:
        write.change("ring_text", natural_id("ring_text", ring.id, "sv"), {"name": ""})
        for lang in nameless.texts:
            write.change("ring_text", natural_id("ring_text", nameless.id, lang), {"name": ""})
    makers.edit(rings, "FIR", {"brand": ""})
    site(rings, out := tmp_path / "site")
    said = "Det här namnet finns inte på ditt språk."
    own = page(out, f"sv/r/{ring.code}")
    assert f"Neyshabur Sky EN({said})" in own.text
    assert f"خانهٔ فیروزه FA({said})" in own.text
    assert ("span", {"lang": "fa", "dir": "rtl"}) in own.tags
    for path in ("sv", f"sv/r/{nameless.code}"):
        assert f"Neyshabur Sky EN({said})" in page(out, path).text
    assert f"خانهٔ فیروزه FA({said})" in page(out, "sv/m/FIR").text
    choice = page(out, f"R/{ring.code}")
    assert choice.text.count("Neyshabur Sky EN(") == choice.text.count("Neyshabur Sky EN(Det") == 1
    for path in (f"fa/r/{ring.code}", "fa/m/FIR"):
        assert "mark" not in page(out, path).every("small", "class")
    for path in (f"sv/r/{nameless.code}", f"R/{nameless.code}"):
        assert "FZ-1031\n" in page(out, path).text, "a SKU is in no language"
        assert ("span", {"lang": "", "dir": "auto"}) in page(out, path).tags


def test_every_page_allows_what_the_server_would(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    for file in out.rglob("*.html"):
        tags = Page(file.read_text("utf-8")).tags
        (policy,) = [attrs["content"] for _tag, attrs in tags if "http-equiv" in attrs]
        (referrer,) = [attrs["content"] for _tag, attrs in tags if attrs.get("name") == "referrer"]
        assert f"{policy}; frame-ancestors 'none'" == HEADERS["Content-Security-Policy"], file
        assert referrer == HEADERS["Referrer-Policy"]
        assert next(tag for tag, attrs in tags if {"href", "http-equiv"} & attrs.keys()) == "meta", "first"


def test_texts_keep_their_lines_and_paragraphs(rings: Stand, tmp_path: Path) -> None:
    ring = next(one for one in rows.rings(rings.database) if one.sku == "FZ-1023")
    text = "One line.\nAnother.\n\nA paragraph."
    with writing(rings.database, rings.who, "test") as write:
        write.change("ring_text", natural_id("ring_text", ring.id, "en"), {"text": text})
    makers.edit(rings, "FIR", {"story_en": text})
    fairs.edit(rings, "IHM27", {"legal_notice": text, "price_terms": text, "show_price": "yes"})
    site(rings, out := tmp_path / "site")
    for path in (f"en/r/{ring.code}", "en/m/FIR", "en/contact"):
        html = (out / path / "index.html").read_text("utf-8")
        parts = re.findall(r'<p class="(?:\w+ )?lines"[^>]*>([^<]*)</p>', html)
        assert parts == ["One line.\nAnother.", "A paragraph."] * (2 if "/r/" in path else 1), path
    assert 'content="One line. Another. A paragraph."' in (out / "en/m/FIR/index.html").read_text("utf-8")


def test_a_notice_in_another_language_says_which(
    rings: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "هذا النص ليس بلغتكم."
    assert note not in Pages(shelf(rings), "ar", "").privacy().decode("utf-8")
    shutil.copytree(assets_dir() / "consent", tmp_path / "consent")
    for file in tmp_path.glob("consent/*/ar.txt"):
        file.unlink()
    monkeypatch.setattr("fairdesk.language.wording_files.assets_dir", lambda: tmp_path)
    html = Pages(shelf(rings), "ar", "").privacy().decode("utf-8")
    assert '<html lang="ar" dir="rtl">' in html
    assert '<div lang="en" dir="ltr"><h1>Your details' in html
    assert '<p class="note" lang="en" dir="ltr">Wording' in html
    assert note in html


def test_hostile_words_stay_words(rings: Stand, tmp_path: Path) -> None:
    makers.edit(rings, "FIR", {"name_en": HOSTILE, "website": "javascript:alert(1)"})
    ring = rows.rings(rings.database)[0]
    with writing(rings.database, rings.who, "test") as write:
        write.change("ring", ring.id, {"award": HOSTILE, "mark": HOSTILE})
    site(rings, out := tmp_path / "site")
    for file in out.rglob("*.html"):
        html = file.read_text("utf-8")
        assert "<script" not in html, file
        assert "javascript:" not in html, file
    assert '<script>alert("x")</script> & {{ 7*7 }}' in page(out, f"en/r/{ring.code}").text


def test_prices_show_only_where_the_fair_shows_them(rings: Stand, tmp_path: Path) -> None:
    ring = next(one for one in rows.rings(rings.database) if one.sku == "FZ-1023")
    site(rings, out := tmp_path / "site")
    assert "118" not in page(out, f"de/r/{ring.code}").text
    fairs.edit(rings, "IHM27", {"show_price": "yes"})
    site(rings, out)
    shown = page(out, f"de/r/{ring.code}").text
    assert "118\u00a0€" in shown
    assert "FCA Qom" in shown


def test_asking_needs_no_server(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    ring = next(one for one in rows.rings(rings.database) if one.sku == "FZ-1023")
    links = page(out, f"fa/r/{ring.code}").every("a", "href")
    mail = next(link for link in links if link.startswith("mailto:"))
    assert unquote(urlsplit(mail).path) == "office@test-stand.example"
    body = parse_qs(urlsplit(mail).query)["body"][0]
    assert "FZ-1023" in body
    assert f"{BASE}/R/{ring.code}" in body
    chat = next(link for link in links if "wa.me" in link)
    assert urlsplit(chat).path == "/982512345678"
    assert parse_qs(urlsplit(chat).query)["text"][0] == body
    card = vobject.readOne((out / "contact.vcf").read_text("utf-8"))
    assert card.fn.value == "Test Stand"


def test_a_ring_that_is_not_sold_any_more_still_answers(rings: Stand, tmp_path: Path) -> None:
    ring = rows.rings(rings.database)[0]
    with writing(rings.database, rings.who, "test") as write:
        write.change("ring", ring.id, {"active": False})
    site(rings, out := tmp_path / "site")
    assert "not in the catalogue any more" in page(out, f"en/r/{ring.code}").text
    assert page(out, f"R/{ring.code}").every("a", "href")
    assert f"r/{ring.code}/" not in " ".join(page(out, "en").every("a", "href"))


def test_filters_are_there_where_there_is_a_choice(rings: Stand) -> None:
    def offered() -> list[str]:
        said = Pages(shelf(rings), "de", "").catalogue().decode("utf-8")
        return [every for every in ("Alle Steine", "Alle Hersteller") if every in said]

    def keep(kept: set[str]) -> None:
        with writing(rings.database, rings.who, "test") as write:
            for ring in rows.rings(rings.database):
                if ring.id not in kept:
                    write.change("ring", ring.id, {"active": False})

    first, *others = rows.rings(rings.database)
    assert offered() == ["Alle Steine", "Alle Hersteller"]
    keep({first.id, *(ring.id for ring in others if ring.maker_id == first.maker_id)})
    assert offered() == ["Alle Steine"]
    keep({first.id})
    assert offered() == []


def test_a_phone_gets_little(rings: Stand, tmp_path: Path) -> None:
    site(rings, out := tmp_path / "site")
    ring = rows.rings(rings.database)[0]
    html = (out / f"fa/r/{ring.code}/index.html").read_bytes()
    own = Page(html.decode("utf-8"))
    used = [link for link in own.every("link", "href") if "static/" in link]
    fonts = list((out / "static").glob("*.woff2"))
    places = {(out / f"fa/r/{ring.code}" / link).resolve() for link in used} | set(fonts)
    assert {place.suffix for place in places} == {".css", ".svg", ".woff2"}
    first = own.every("img", "src")[0]
    without = len(html) + sum(place.stat().st_size for place in places)
    assert without < 45_000
    assert without + (out / f"fa/r/{ring.code}" / first).resolve().stat().st_size < 65_000


def test_only_what_changed_is_written_and_what_is_gone_is_removed(rings: Stand, tmp_path: Path) -> None:
    first = site(rings, out := tmp_path / "site")
    assert (first.same, first.removed) == (0, 0)
    assert site(rings, out) == Written(0, first.written, 0)
    makers.edit(rings, "FIR", {"story_de": "Eine andere Geschichte.", "story_en": "Another story."})
    assert site(rings, out) == Written(5, first.written - 5, 0)
    makers.edit(rings, "FIR", {"story_de": "Noch eine."})
    assert site(rings, out) == Written(1, first.written - 1, 0)
    (out / "index.html").write_text("spoilt")
    assert site(rings, out).written == 1
    fairs.edit(rings, "IHM27", {"controller_contact": ""})
    assert site(rings, out).removed == 2, "the card and its code"
    assert not (out / "contact.vcf").exists()


def test_a_folder_with_something_else_is_left_alone(rings: Stand, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (tmp_path / "file").write_text("a file")
    for name in ("mine", "file"):
        with pytest.raises(Refusal, match="holds something else"):
            site(rings, tmp_path / name)
    assert [file.name for file in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / ".fairdesk-site.json").write_text('["../mine/letter.txt", "/etc/hosts", 3]')
    site(rings, tmp_path / "new")
    assert (tmp_path / "mine" / "letter.txt").exists()


def test_practice_is_said_on_every_page(sample_stand: Stand, tmp_path: Path) -> None:
    site(sample_stand, out := tmp_path / "site")
    for file in out.rglob("*.html"):
        assert "practice" in Page(file.read_text("utf-8")).every("p", "class"), file
