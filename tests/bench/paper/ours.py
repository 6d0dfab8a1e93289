"""Labels, catalogue and preview as fairdesk makes them, in a process of its own."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final
from unittest.mock import patch

import pypdf  # noqa: F401  loaded before the clock starts, as the other libraries are
import typst  # noqa: F401  as above

from fairdesk import settings
from fairdesk.codes.matrix import Matrix, matrix
from fairdesk.printing.document import set_document
from fairdesk.printing.labels import LabelJob, label_document
from fairdesk.printing.sheets import find_sheet
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.paper.catalogue import catalogue
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.paper.deliver import Target, deliver, preview
from fairdesk.workflows.paper.paper import Paper
from tests.bench.paper.clock import Stopwatch, asked, tell
from tests.bench.paper.data import LANG, Labels, read, unpacked

DAY: Final = date(2027, 2, 19)
AT: Final = datetime(2027, 2, 19, 12, tzinfo=UTC)


def labels(folder: str, count: str, out: str) -> None:
    """Set labels and write them."""
    job = _job(Path(folder), count)
    with Stopwatch() as clock:
        made = set_document(label_document(job), "pdf", AT)
        Path(out).write_bytes(made.files[0])
    tell(clock.seconds, Path(out))


def book(folder: str, out: str) -> None:
    """Make the catalogue ready, then set and deliver it."""
    stand, chosen = _stand(Path(folder))
    with Stopwatch() as ready:
        paper = catalogue(stand, chosen)
    with Stopwatch() as clock:
        deliver(stand, paper, Target(out=Path(out), day=DAY))
    tell(clock.seconds, Path(out), first=ready.seconds)


def pictures(folder: str) -> None:
    """Make the catalogue ready with no picture in the cache, then once more."""
    stand, chosen = _stand(Path(folder))
    for kept in (stand.settings.data / "cache" / "pictures").iterdir():
        kept.unlink()
    with Stopwatch() as first:
        catalogue(stand, chosen)
    with Stopwatch() as second:
        catalogue(stand, chosen)
    tell(second.seconds, first=first.seconds)


def look(folder: str, what: str) -> None:
    """Show the first page in 100x40 cells, then once more."""
    stand, chosen = _stand(Path(folder))
    if what == "catalogue":
        paper = catalogue(stand, chosen)
    else:
        paper = Paper(label_document(_job(Path(folder), what)), LANG)
    with Stopwatch() as first:
        preview(stand, paper, 100, 40)
    with Stopwatch() as second:
        preview(stand, paper, 100, 40)
    tell(second.seconds, first=first.seconds)


def _stand(folder: Path) -> tuple[Stand, Chosen]:
    """Return the stand and what of its catalogue is printed, with the codes of that made before."""
    for link in read(folder, "cards").codes:
        matrix(link, "M")
    return open_stand(settings.load(folder / "data")), Chosen(LANG, skus=read(folder, "skus"), prices=True)


def _job(folder: Path, count: str) -> LabelJob:
    """Return the labels to be set, whose codes were made before."""
    given: Labels = read(folder, f"labels-{count}")

    @lru_cache(maxsize=1024)
    def made(link: str) -> Matrix:
        return unpacked(link, given.codes[link])

    patch("fairdesk.printing.labels.matrix", made).start()
    return LabelJob(find_sheet("L7160"), given.labels, LANG, "labels")


if __name__ == "__main__":
    asked({"labels": labels, "book": book, "pictures": pictures, "look": look})
