"""Small grey pictures of one page of each kind and direction, kept to see when a page changes its looks.

`python -m tests.printing.golden` draws them anew; look at them before they are committed.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from fairdesk import settings
from fairdesk.printing.document import set_document
from fairdesk.stand import Stand, open_stand
from tests.printing.conftest import NOON, fill
from tests.printing.papers import KINDS, makers_leads

FOLDER = Path(__file__).parent / "golden"
PPI = 40
LANGUAGES = ("fa", "de")
PAGES = {"catalogue": 5}
"""How many pages of a kind are kept; else one."""


def drawn(stand: Stand) -> Iterator[tuple[str, Image.Image]]:
    """Yield each page with its name, as it is drawn now."""
    for lang in LANGUAGES:
        for kind, make in KINDS.items():
            made = set_document(make(stand, lang).document, "png", NOON, ppi=PPI)
            for number, file in enumerate(made.files[: PAGES.get(kind, 1)], 1):
                yield f"{kind}-{lang}-{number}.png", Image.open(BytesIO(file)).convert("L")
    made = set_document(makers_leads(stand).document, "png", NOON, ppi=PPI)
    yield "handover-fa-1.png", Image.open(BytesIO(made.files[0])).convert("L")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how much two pages differ: the root mean square of their pixels' difference, 0 to 255."""
    if one.size != other.size:
        return 255.0
    return float(ImageStat.Stat(ImageChops.difference(one, other)).rms[0])


def main() -> None:
    """Draw all pages anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "data")
        stand = open_stand(settings.load(Path(folder) / "data"), lambda: NOON)
        for name, picture in drawn(stand):
            picture.quantize(16).save(FOLDER / name, optimize=True)
        stand.close()
    print(len(list(FOLDER.glob("*.png"))), "pages in", FOLDER)


if __name__ == "__main__":
    main()
