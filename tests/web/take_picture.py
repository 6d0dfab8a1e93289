"""Takes the README's picture of the pages on phones: `python -m tests.web.take_picture`."""

from __future__ import annotations

import shutil
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.workflows.fair import sample
from tests.web.posting import Running, running

PICTURE = Path(__file__).resolve().parents[2] / "assets" / "screenshots" / "phones.png"
PHONE = {"width": 390, "height": 800}
GAP = 16
GROUND = (150, 160, 164)
SHOWN = (
    ("fa", "r/{code}/", False),
    ("sv", "r/{code}/ask/", False),
    ("de", "", True),
    ("ar", "r/{code}/ask/", True),
)
"""Languages, pages, and whether it is night."""


def taken(browser: Browser, served: Running, lang: str, path: str, dark: bool) -> Image.Image:
    """Return what a phone shows of a page, its first screen."""
    context = browser.new_context(viewport=PHONE, color_scheme="dark" if dark else "light", locale=lang)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{served.port}/{lang}/{path.format(code=served.ring('FZ-1023').code)}")
    page.wait_for_load_state("networkidle")
    shot = Image.open(BytesIO(page.screenshot())).convert("RGB")
    context.close()
    return shot


def main() -> None:
    """Take the picture from the sample fair."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        stand = open_stand(settings.load(data))
        sample.load(stand)
        stand.close()
        with running(data) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            shots = [taken(browser, served, *shown) for shown in SHOWN]
            browser.close()
    width = sum(shot.width + GAP for shot in shots) + GAP
    whole = Image.new("RGB", (width, PHONE["height"] + 2 * GAP), GROUND)
    for number, shot in enumerate(shots):
        whole.paste(shot, (GAP + number * (shot.width + GAP), GAP))
    whole.quantize(256).save(PICTURE, optimize=True)
    print(PICTURE, PICTURE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
