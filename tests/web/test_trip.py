"""The whole way in a real browser: from a scanned code to the form, to the stand's inbox, to a lead."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fairdesk import settings
from fairdesk.domain.ids import natural_id
from fairdesk.domain.pages.signed import picks_token
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.page_words import page_word
from fairdesk.models.day_rows import InboxRow
from fairdesk.models.rows import LeadDetail
from fairdesk.storage.write import writing
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.inbox.screen import Inbox
from fairdesk.tui.widgets.rows import Rows
from fairdesk.web.forms import answer as forms
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.leads import browse, inbox
from tests.printing.reading import LONG
from tests.tui.conftest import until
from tests.web.posting import Running, running

WIDTH = 390
PHONES = {"fa": "fa-IR", "ar": "ar-EG", "en": "en-GB", "de": "de-CH", "sv": "sv-SE"}
TWENTY = {"fa": "۲۰", "ar": "٢٠"}
"""As the phone's own keyboard types it."""


@pytest.fixture(scope="module")
def served(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    data = tmp_path_factory.mktemp("trip") / "data"
    shutil.copytree(folder, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(forms, "QUICKEST", 0)
        patch.setattr("fairdesk.web.live.FRESH", 0.0)
        with running(data) as server:
            with writing(server.stand.database, server.stand.who, "test") as write:
                write.change("ring", server.ring("FZ-1023").id, {"link_mode": "page"})
            yield server


@contextmanager
def phone(browser: Browser, lang: str, *, scripts: bool = False, dark: bool = False) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": 844},
        java_script_enabled=scripts,
        locale=PHONES[lang],
        color_scheme="dark" if dark else "light",
    )
    yield context.new_page()
    context.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= WIDTH)


def name_of(lang: str) -> str:
    return {"fa": "نمونه بازدیدکننده", "ar": "زائر تجريبي"}.get(lang, f"Sample Visitor of {lang}")


def fill_in(page: Page, served: Running, lang: str) -> list[str]:
    """Tick three rings, write a code read off a label and who one is; return the codes ticked."""
    ticks = page.locator("input[name=ring]")
    assert ticks.nth(0).is_checked()
    codes = [str(ticks.nth(place).get_attribute("value")) for place in range(3)]
    for number, code in enumerate(codes):
        page.locator(f"input[value='{code}']").check()
        page.locator(f"#q-{code}").fill(TWENTY.get(lang, "20") if not number else "")
        page.locator(f"#s-{code}").fill("54, 56x3" if number == 1 else "")
    page.locator("#codes").fill(served.ring("AQ-2004").code.lower())
    page.get_by_label(page_word("name", lang), exact=True).fill(name_of(lang))
    page.locator("#email").fill(f"{lang}@visitor.example")
    page.locator("input[name=contact]").check()
    return codes


def travel(page: Page, served: Running, lang: str) -> list[str]:
    """Go the whole way as a visitor does, and return the codes ticked."""
    page.goto(f"{served.origin}/R/{served.ring('FZ-1023').code}")
    page.wait_for_url(f"**/{lang}/r/*/")
    assert page.locator("html").get_attribute("lang") == lang
    page.get_by_role("link", name=page_word("leave_details", lang)).click()
    page.wait_for_url("**/ask/")
    assert fits(page)
    page.locator("#phone").fill("abc")
    page.get_by_role("button", name=page_word("send", lang)).click()
    assert page.get_by_role("alert").is_visible()
    assert page.locator("input[aria-invalid=true]").count() == 2
    assert fits(page)
    page.locator("#phone").fill("")
    codes = fill_in(page, served, lang)
    page.get_by_role("button", name=page_word("send", lang)).click()
    page.wait_for_url(f"**/{lang}/sent/")
    assert page.locator("h1").inner_text() == page_word("sent", lang)
    assert fits(page)
    return codes


def waiting(served: Running, lang: str) -> InboxRow:
    return next(row for row in inbox.listed(served.stand) if row.typed["email"] == f"{lang}@visitor.example")


def check_lead(served: Running, lead: LeadDetail, lang: str, codes: list[str]) -> None:
    """Check that a lead is what was sent on the phone."""
    assert (lead.contact.name, lead.contact.language, lead.how) == (name_of(lang), lang, "web")
    assert [reach.value for reach in lead.reaches] == [f"{lang}@visitor.example"]
    by_id = {one.ring_id: one for one in lead.interests}
    coded = {one.code: one.id for one in (served.ring(i.sku) for i in lead.interests)}
    assert set(coded) == {*codes, served.ring("AQ-2004").code}
    first, second, third = (by_id[coded[code]] for code in codes)
    assert (first.quantity, second.quantity, third.quantity) == (20, 3, None)
    assert [size[:2] for size in second.sizes] == [(54.0, None), (56.0, 3)]
    given = {one.purpose: (one.granted, one.wording, one.how) for one in lead.consents}
    assert given["contact"] == (True, f"2026-1/{lang}", "sent by phone")
    assert not given.get("marketing", (False,))[0]


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "sv"])
def test_from_a_code_to_a_lead(browser: Browser, served: Running, lang: str) -> None:
    with phone(browser, lang) as page:
        codes = travel(page, served, lang)
    row = waiting(served, lang)
    assert (row.language, row.consents) == (lang, {"contact": True, "marketing": False})
    lead = browse.show(served.stand, accept.accept(served.stand, row.id).lead_id)
    check_lead(served, lead, lang, codes)
    assert row.id not in {one.id for one in inbox.listed(served.stand)}


def test_from_a_code_to_a_lead_that_is_taken_in_at_the_desk(browser: Browser, served: Running) -> None:
    with phone(browser, "sv") as page:
        codes = travel(page, served, "sv")
    waiting(served, "sv")

    async def desk() -> None:
        app = FairdeskApp(settings.change(settings.load(served.stand.settings.data), seen="evening"))
        async with app.run_test(size=(100, 30)) as pilot:
            await until(pilot, lambda: app.opened is not None and bool(app.opened.places))
            await pilot.press("ctrl+d")
            await until(pilot, lambda: isinstance(app.screen, Inbox) and app.screen.query_one(Rows).rows)
            await pilot.press("enter")
            await until(pilot, lambda: app.desk.form.inputs["name"].value == name_of("sv"))
            await pilot.press("f9")
            await until(pilot, lambda: not inbox.listed(served.stand))
            assert app.opened is not None
            app.opened.stand.close()

    with ThreadPoolExecutor(1) as aside:  # the browser's own loop runs in this thread
        aside.submit(asyncio.run, desk()).result()
    check_lead(served, browse.show(served.stand, browse.recent(served.stand)[0].id), "sv", codes)


def test_keys_alone_fill_in_and_send_the_form(browser: Browser, served: Running) -> None:
    one, path = served.ring("FZ-1023"), f"/en/r/{served.ring('FZ-1023').code}/ask/"
    typed = {f"q-{one.code}": "7", "name": "Sample Keys", "email": "keys@visitor.example"}
    met: list[str] = []
    with phone(browser, "en") as page:
        page.goto(served.origin + path)
        other = str(page.locator("input[name=ring]").nth(1).get_attribute("value"))
        for _turn in range(60):
            page.keyboard.press("Tab")
            here = page.locator(":focus")
            name, value = here.get_attribute("name") or "", here.get_attribute("value")
            style, width = here.evaluate(
                "one => (s => [s.outlineStyle, s.outlineWidth])(getComputedStyle(one))"
            )
            assert style != "none", (name, value)
            assert width != "0px", (name, value)
            met.append(name)
            if (name, value) == ("ring", other) or name == "contact":
                page.keyboard.press("Space")
            page.keyboard.type(typed.get(name, ""))
            if here.get_attribute("type") == "submit":
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/sent/")
    assert met.index("name") < met.index("email") < met.index("note") < met.index("contact")
    assert f"q-{other}" in met, "a ring that is ticked shows its quantity"
    assert "leave_empty" not in met
    row = next(row for row in inbox.listed(served.stand) if row.typed["name"] == "Sample Keys")
    assert [(pick.ring_id, pick.quantity) for pick in row.picks] == [
        (one.id, "7"),
        (next(pick.ring_id for pick in row.picks if pick.ring_id != one.id), ""),
    ]
    assert (row.consents["contact"], row.typed["email"]) == (True, "keys@visitor.example")


def picked(served: Running) -> str:
    until_day = date.today() + timedelta(days=1)  # noqa: DTZ011
    codes = [served.ring(sku).code for sku in ("FZ-1023", "FZ-1031", "AQ-2004")]
    return picks_token(served.stand.secret, codes, until_day)


def stages(page: Page, served: Running, lang: str) -> Iterator[str]:
    """Show a visitor's rings, the form, the form with faults, and what is said when it was sent."""
    page.goto(f"{served.origin}/P/{picked(served)}")
    page.wait_for_url(f"**/{lang}/p/*/")
    yield "picks"
    page.get_by_role("link", name=page_word("leave_details", lang)).click()
    page.wait_for_url("**/ask/")
    yield "form"
    page.locator("input[inputmode=numeric]").nth(1).fill("viele")
    page.locator("#phone").fill("abc")
    page.get_by_role("button", name=page_word("send", lang)).click()
    page.locator("[role=alert]").wait_for()
    page.wait_for_load_state()
    assert page.locator("[aria-invalid=true]").count() == 3
    yield "faults"
    page.goto(f"{served.origin}/{lang}/sent/")
    yield "sent"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES if LONG else ["fa", "de"])
def test_axe_finds_nothing_on_the_way(
    browser: Browser, served: Running, axe: str, lang: str, dark: bool
) -> None:
    with phone(browser, lang, scripts=True, dark=dark) as page:
        for stage in stages(page, served, lang):
            page.evaluate(axe)
            found = page.evaluate("axe.run()")
            assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], stage


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_on_the_way_is_wider_than_a_phone(browser: Browser, served: Running, lang: str) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 3
    ring = served.ring("AQ-2004")
    with writing(served.stand.database, served.stand.who, "test") as write:
        for one in ring.texts:
            write.change("ring_text", natural_id("ring_text", ring.id, one), {"name": long})
    with phone(browser, lang) as page:
        for stage in stages(page, served, lang):
            assert fits(page), stage
            assert (long in page.content()) is (stage != "sent")
