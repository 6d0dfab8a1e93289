"""Reads a folder of vCards with khard and prints what its YAML shows as JSON; khard's own Python runs it."""

from __future__ import annotations

import importlib
import json
import sys
from typing import Any

from ruamel.yaml import YAML

CONSENTS = ("Consent-Contact", "Consent-Marketing")


def flat(value: Any) -> list[str]:  # noqa: ANN401  what YAML holds
    """Return the words in a value, which may be none, one, a list, or a list of lists."""
    if isinstance(value, list):
        return [word for each in value for word in flat(each)]
    return [] if value is None else [value]


def labelled(values: Any) -> list[tuple[str, Any]]:  # noqa: ANN401
    """Return the values under each label; those of labels that the template only offers are none."""
    return [
        (label, each)
        for label, found in (values or {}).items()
        for each in (found if isinstance(found, list) else [found])
        if each and (not isinstance(each, dict) or any(each.values()))
    ]


def read(uid: str, shown: dict[str, Any]) -> dict[str, list[Any]]:
    """Return a card's values by property."""
    names = ("Last name", "First name", "Additional", "Prefix", "Suffix")
    parts = ("Box", "Extended", "Street", "City", "Region", "Code", "Country")
    phones = labelled(shown["Phone"])
    private = shown["Private"] or {}
    found: dict[str, list[Any]] = {
        "uid": [uid], "fn": flat(shown["Formatted name"]),
        "n": [[" ".join(flat(shown[name])) for name in names]],
        "nickname": flat(shown["Nickname"]), "title": flat(shown["Title"]),
        "org": flat(shown["Organisation"]),
        "tel": [number for _types, number in phones],
        "tel types": [sorted(types.split(", ")) for types, _number in phones],
        "email": [address for _types, address in labelled(shown["Email"])],
        "adr": [["".join(flat(one[part])) for part in parts] for _types, one in labelled(shown["Address"])],
        "url": flat(shown["Webpage"]), "categories": flat(shown["Categories"]), "note": flat(shown["Note"]),
        **{f"x-{name.lower()}": flat(private.get(name)) for name in CONSENTS},
    }  # fmt: skip
    if "Impp" in shown:
        found["impp"] = [f"{scheme}:{handle}" for scheme, handle in labelled(shown["Impp"])]
    return found


book = importlib.import_module("khard.address_book").VdirAddressBook(
    "cards", sys.argv[1], private_objects=list(CONSENTS)
)
book.load()
yaml = YAML(typ="safe")
print(json.dumps([read(uid, yaml.load(card.to_yaml())) for uid, card in book.contacts.items()]))
