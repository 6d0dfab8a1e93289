"""Setting pages: a template of assets/typst, data as JSON and pictures become PDF, PNG or SVG (typst)."""

from __future__ import annotations

import json
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from fairdesk.assets_dir import assets_dir
from fairdesk.printing.letters import breakable

if TYPE_CHECKING:
    import typst

Form = Literal["pdf", "png", "svg"]

DATA: Final = "data.json"
NOTED: Final = "<noted>"
"""Label in the templates of what they have to say back."""

STANDARD: Final = "a-2b"
"""Which PDF/A is written where it is wanted: basic level of ISO 19005-2, without tags."""

_KEPT: Final = 10
_PREFIX: Final = "fairdesk-paper-"
_LEFT_AFTER: Final = 3600.0
"""Seconds after which nobody works on a document any more."""


@dataclass(frozen=True, slots=True)
class Work:
    """One document to be set: `template` names a file of assets/typst, `data` is what it reads.

    `files` are pictures by the names that `data` calls them. `tags` marks up the text for readers, `notes`
    tells that the template has something to say back.
    """

    template: str
    data: Mapping[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)
    tags: bool = True
    notes: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """What was set: one PDF, or one PNG or SVG a page; `noted` is what the template said back."""

    files: tuple[bytes, ...]
    noted: tuple[Any, ...] = ()


def set_pages(work: Work, form: Form, at: datetime, *, ppi: float = 150, archive: bool = False) -> Pages:
    """Set a document. `at` (with a zone) is its date: the same work and date give the same bytes.

    `ppi` is of PNG, pixels an inch. `archive` writes PDF/A.
    Data never becomes markup: the templates read it as JSON. Nothing is read from a network.
    """
    import typst  # noqa: PLC0415  only where paper is printed

    _sweep()
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as folder:
        root = Path(folder)
        _fill(root, work)
        compiler = typst.Compiler(root / work.template, root, _fonts(), ignore_system_fonts=True)
        made = compiler.compile(
            format=form,
            ppi=ppi if form == "png" else None,
            pdf_standards=[STANDARD] if archive and form == "pdf" else [],
            timestamp=int(at.timestamp()),
            pdf_tags=work.tags or archive,
        )
        noted = json.loads(compiler.query(NOTED, field="value")) if work.notes else []
    assert made is not None, "typst gives what it made when no file is named"
    return Pages((made,) if isinstance(made, bytes) else tuple(made), tuple(noted))


@lru_cache(maxsize=1)
def _sweep() -> None:
    """Remove what earlier runs left behind that were killed: it may hold a visitor's name."""
    for left in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _LEFT_AFTER:
                shutil.rmtree(left, ignore_errors=True)


def forget() -> None:
    """Have typst let go of what it worked out for the documents before.

    It keeps that until ten more were set, in case they are much the same: the parts of a long one are not.
    """
    import typst  # noqa: PLC0415  as above

    compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    for _document in range(_KEPT + 1):
        compiler.compile(b"", format="svg")


def _fill(root: Path, work: Work) -> None:
    """Put the templates, the data and the pictures where typst may read: nowhere else."""
    for template in sorted((assets_dir() / "typst").glob("*.typ")):
        (root / template.name).write_bytes(template.read_bytes())
    data = json.dumps(breakable(work.data, work.files), ensure_ascii=False)
    (root / DATA).write_text(data, encoding="utf-8")
    for name, picture in work.files.items():
        (root / Path(name).name).write_bytes(picture)


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return fairdesk's own fonts and those typst brings; none of the machine's, so pages are the same."""
    import typst  # noqa: PLC0415  as above

    return typst.Fonts(include_system_fonts=False, font_paths=[assets_dir() / "fonts"])
