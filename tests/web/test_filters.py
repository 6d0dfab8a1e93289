"""The catalogue's filters in a real browser, which runs no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from fairdesk.domain.trade import LANGUAGES

HEIGHT = 44


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator(".rings a:visible").all()]


def choose(page: Page, title: str) -> int:
    """Choose, and return how many rings the choice promises."""
    choice = page.locator("label:visible", has_text=title)
    choice.click()
    return int(choice.locator("small:visible").inner_text())


def test_stone_and_maker_combine_and_lead_back_to_all(phone: Page, served: str) -> None:
    phone.goto(f"{served}/en/")
    everything = shown(phone)
    back = phone.get_by_role("button", name="All rings")
    assert not back.is_visible()
    assert choose(phone, "Turquoise") == len(stone := shown(phone))
    assert phone.locator("main h2:visible").all_inner_texts() == ["Turquoise", "Makers"]
    assert choose(phone, "Qalam Chasers") == len(both := shown(phone))
    assert 0 < len(both) < len(stone) < len(everything)
    assert choose(phone, "All stones") == len(maker := shown(phone))
    assert set(both) == set(stone) & set(maker)
    assert all(section.locator("li:visible").count() for section in phone.locator("section:visible").all())
    back.click()
    assert shown(phone) == everything
    assert not back.is_visible()


def test_a_choice_that_would_leave_nothing_is_not_offered(phone: Page, served: str) -> None:
    phone.goto(f"{served}/en/")
    maker = phone.get_by_role("group", name="Maker").locator("label:visible")
    every = maker.count()
    choose(phone, "Turquoise")
    assert 1 < maker.count() < every
    for title in maker.locator(":scope").all_inner_texts()[1:]:
        assert choose(phone, title.split("\n")[0].rstrip("0123456789 ")) == len(shown(phone)) > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_choices_are_large_enough_for_a_finger_and_beside_each_other(
    phone: Page, served: str, lang: str
) -> None:
    phone.goto(f"{served}/{lang}/")
    for row in phone.locator("fieldset").all():
        boxes = [box for label in row.locator("label").all() if (box := label.bounding_box())]
        assert all(box["height"] >= HEIGHT and box["width"] >= HEIGHT for box in boxes)
        assert len({box["y"] for box in boxes}) == 1
        assert (boxes[0]["x"] > boxes[1]["x"]) is (lang in {"fa", "ar"})


def test_keys_choose_and_show_where_they_are(phone: Page, served: str) -> None:
    phone.goto(f"{served}/en/")
    phone.get_by_role("radio", name="All makers").focus()
    phone.keyboard.press("ArrowRight")
    assert 0 < len(shown(phone)) < 53
    outline = phone.locator("label:has(:focus)").evaluate("one => getComputedStyle(one).outlineWidth")
    assert outline == "3px"
    before = phone.url
    phone.keyboard.press("Enter")
    assert phone.url == before


def test_paper_has_what_is_chosen_and_no_filters(phone: Page, served: str) -> None:
    phone.goto(f"{served}/fa/")
    phone.locator("label", has_text="فیروزه").first.click()
    chosen = shown(phone)
    phone.emulate_media(media="print")
    assert shown(phone) == chosen
    assert not phone.locator("form").is_visible()


def test_a_browser_that_cannot_filter_shows_all_rings_and_links_to_stones(
    phone: Page, served: str, pages: Path
) -> None:
    sheet = next(pages.glob("static/catalogue-*.css")).read_text("utf-8")

    def older(route: Route) -> None:
        route.fulfill(body=sheet.replace(":has(", ":unknown("), content_type="text/css")

    phone.route("**/catalogue-*.css", older)
    phone.goto(f"{served}/en/")
    assert len(shown(phone)) == 53
    assert not phone.locator("form").is_visible()
    phone.get_by_role("link", name="Turquoise", exact=True).click()
    assert phone.url.endswith("#at-turquoise")
