"""Draws the README's picture of what is printed: `python -m tests.printing.take_picture`."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from fairdesk import settings
from fairdesk.printing.document import set_document
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import sample
from fairdesk.workflows.paper import labels
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.paper.paper import Paper
from tests.printing.conftest import NOON
from tests.printing.papers import KINDS

PICTURE = Path(__file__).resolve().parents[2] / "assets" / "screenshots" / "paper.png"
SHOWN = (("catalogue", "fa", 0), ("catalogue", "sv", 2), ("picks", "de", 0), ("labels", "ar", 0))
"""Kinds, languages and pages; of labels the whole catalogue's."""

HEIGHT = 620
GAP = 14
GROUND = (214, 220, 222)


def page(paper: Paper, number: int) -> Image.Image:
    """Return a page of a paper, as high as the picture wants it."""
    file = set_document(paper.document, "png", NOON, ppi=110).files[number]
    drawn = Image.open(BytesIO(file)).convert("RGB")
    return drawn.resize((round(drawn.width * HEIGHT / drawn.height), HEIGHT), Image.Resampling.LANCZOS)


def picture(stand: Stand) -> Image.Image:
    """Return the pages side by side."""
    whole_sheet = labels.labels(stand, "labels", Chosen("ar", prices=True), labels.Layout())
    papers = {kind: KINDS[kind] for kind, _lang, _number in SHOWN} | {"labels": lambda *_any: whole_sheet}
    pages = [page(papers[kind](stand, lang), number) for kind, lang, number in SHOWN]
    width = sum(one.width + GAP for one in pages) + GAP
    whole = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for one in pages:
        whole.paste(one, (left, GAP))
        left += one.width + GAP
    return whole


def main() -> None:
    """Draw the picture from the sample fair."""
    with tempfile.TemporaryDirectory() as folder:
        stand = open_stand(settings.load(Path(folder) / "data"), lambda: NOON)
        sample.load(stand)
        stand.close()
        stand = open_stand(settings.load(Path(folder) / "data"), lambda: NOON)
        picture(stand).quantize(256).save(PICTURE, optimize=True)
        stand.close()
    print(PICTURE, PICTURE.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
