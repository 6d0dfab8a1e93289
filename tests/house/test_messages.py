"""The catalogue of messages is complete: what the code marks is what `assets/locale/fairdesk.pot` holds.

Write it anew with `python -m tests.house.test_messages`.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "assets" / "locale" / "fairdesk.pot"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
DROPPED = (b'"POT-', b'"PO-', b'"Report-', b'"Last-', b'"Language-Team', b'"Generated-By')


def _marked() -> Catalog:
    """Return what the code marks for translation."""
    catalogue = Catalog(project="fairdesk", header_comment="# Messages of fairdesk.", fuzzy=False)
    for name, _line, message, _comments, context in extract_from_dir(
        str(ROOT / "fairdesk"), [("**.py", "python")], keywords=KEYWORDS
    ):
        catalogue.add(message, locations=[(f"fairdesk/{name}", 1)], context=context)
    return catalogue


def _ids(catalogue: Catalog) -> set[tuple[str, str]]:
    return {(str(message.context or ""), str(message.id)) for message in catalogue if message.id}


def test_the_template_holds_every_message() -> None:
    with TEMPLATE.open("rb") as file:
        kept = _ids(read_po(file))
    marked = _ids(_marked())
    assert marked - kept == set(), "new messages: run python -m tests.house.test_messages"
    assert kept - marked == set(), "messages that are gone: run python -m tests.house.test_messages"


def _write() -> None:
    """Write the template from the code."""
    catalogue = _marked()
    for message in catalogue:
        message.locations = sorted({(name, 1) for name, _line in message.locations})
    buffer = io.BytesIO()
    write_po(buffer, catalogue, omit_header=False, sort_output=True, include_lineno=False, width=100)
    lines = [line for line in buffer.getvalue().splitlines() if not line.startswith(DROPPED)]
    TEMPLATE.write_bytes(b"\n".join(lines) + b"\n")


if __name__ == "__main__":
    _write()
