"""The pages in a real browser, as wide as a phone: nothing hangs over, and nobody is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fairdesk.domain.trade import LANGUAGES
from tests.printing.reading import LONG

PHONE = {"width": 390, "height": 844}


@contextmanager
def opened(browser: Browser, *, scripts: bool = True, dark: bool = False) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        device_scale_factor=2,
        java_script_enabled=scripts,
        color_scheme="dark" if dark else "light",
        locale="fa-IR",
    )
    yield context.new_page()
    context.close()


def paths(pages: Path, lang: str) -> list[str]:
    code = sorted(path.name for path in (pages / "R").iterdir())[0]
    return [f"{lang}/", f"{lang}/r/{code}/", f"{lang}/m/FIR/", f"{lang}/contact/", f"{lang}/privacy/"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_wider_than_a_phone(browser: Browser, served: str, pages: Path, lang: str) -> None:
    with opened(browser) as page:
        for path in [*paths(pages, lang), f"R/{paths(pages, lang)[1].split('/')[2]}/"]:
            page.goto(f"{served}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES if LONG else ["fa", "de"])
def test_axe_finds_nothing(
    browser: Browser, served: str, pages: Path, axe: str, lang: str, dark: bool
) -> None:
    with opened(browser, dark=dark) as page:
        for path in [*paths(pages, lang), "", f"R/{paths(pages, lang)[1].split('/')[2]}/"]:
            page.goto(f"{served}/{path}")
            page.evaluate(axe)
            found = page.evaluate("axe.run()")
            assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == [], path


def test_lines_of_a_text_stand_below_each_other(browser: Browser, served: str, pages: Path) -> None:
    with opened(browser) as page:
        page.goto(f"{served}/{paths(pages, 'en')[1]}")
        text = page.locator("p.lines").first
        text.evaluate("one => { one.textContent = 'One line.\\nAnother.' }")
        assert text.inner_text() == "One line.\nAnother."


def test_pages_run_nothing_and_load_nothing_from_elsewhere(
    browser: Browser, served: str, pages: Path
) -> None:
    spoilt = pages / "en" / "spoilt.html"
    evil = '<script>document.title = "evil"</script><img src="https://evil.example/x.png"></main>'
    html = (pages / "en" / "contact" / "index.html").read_text("utf-8")
    spoilt.write_text(html.replace("</main>", evil).replace("../../", "../"), "utf-8")
    failed: dict[str, str | None] = {}
    with opened(browser) as page:
        page.on("requestfailed", lambda asked: failed.update({asked.url: asked.failure}))
        page.goto(f"{served}/en/spoilt.html")
        assert "evil" not in page.title()
        assert page.locator("body").evaluate("one => getComputedStyle(one).maxInlineSize") != "none"
    spoilt.unlink()
    assert failed == {"https://evil.example/x.png": "csp"}


def test_from_the_code_to_the_page_without_scripts_and_without_strangers(
    browser: Browser, served: str, pages: Path
) -> None:
    asked: list[str] = []
    with opened(browser, scripts=False) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{served}/R/{paths(pages, 'fa')[1].split('/')[2]}/")
        page.get_by_role("link", name="فارسی").click()
        page.wait_for_url("**/fa/r/*/")
        name = page.locator("h1").inner_text()
        page.get_by_role("link", name="Svenska").click()
        page.wait_for_url("**/sv/r/*/")
        assert page.locator("h1").inner_text() != name
        assert page.locator("html").get_attribute("dir") == "ltr"
        page.get_by_role("link", name="Alla ringar").click()
        page.wait_for_url("**/sv/")
        assert page.locator("h1").inner_text() == "Ringar från Qom"
    assert asked
    assert all(url.startswith(served) for url in asked)
