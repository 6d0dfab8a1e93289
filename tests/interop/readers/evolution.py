"""Reads a vCard file with Evolution's library and prints the cards as JSON; the system's Python runs it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import gi  # type: ignore[import-not-found]  # the system's, not of our environment

gi.require_version("EBookContacts", "1.2")

from gi.repository import EBookContacts  # type: ignore[import-not-found]  # noqa: E402  after its version

SINGLE = (
    "UID", "FN", "TITLE", "NICKNAME", "EMAIL", "TEL", "URL", "IMPP", "NOTE", "REV", "X-CONSENT-CONTACT",
    "X-CONSENT-MARKETING",
)  # fmt: skip
WHOLE = ("N", "ADR")
PARTS = ("ORG", "CATEGORIES")


def read(card: Any) -> dict[str, list[Any]]:  # noqa: ANN401  a class made at run time
    """Return a card's values by property."""
    found: dict[str, list[Any]] = {name.lower(): [] for name in (*SINGLE, *WHOLE, *PARTS)}
    found["tel types"] = []
    for attribute in card.get_attributes():
        name, values = attribute.get_name(), list(attribute.get_values())
        if name in SINGLE:
            found[name.lower()].append(",".join(values))
            if name == "TEL":
                types = [each.get_values() for each in attribute.get_params() if each.get_name() == "TYPE"]
                found["tel types"].append(sorted(one for each in types for one in each))
        elif name in WHOLE:
            found[name.lower()].append(values)
        elif name in PARTS:
            found[name.lower()].extend(values)
    return found


text = Path(sys.argv[1]).read_bytes().decode("utf-8")
cards = re.findall(r"^BEGIN:VCARD\r\n.*?^END:VCARD\r\n", text, re.DOTALL | re.MULTILINE)
print(json.dumps([read(EBookContacts.VCard.new_from_string(card)) for card in cards]))
