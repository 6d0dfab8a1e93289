"""The sample fair: made makers, rings and staff to practise on, marked as sample, without leads."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from fairdesk.assets_dir import assets_dir
from fairdesk.domain.ids import natural_id
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.models.stand_rows import FairRow
from fairdesk.stand import Stand
from fairdesk.storage.write import Write, writing
from fairdesk.workflows.fair import fairs, questions, staff
from fairdesk.workflows.fair.makers import all_makers, put_texts
from fairdesk.workflows.rings.catalogue import import_catalogue

CONTROLLER = {"name": "controller", "address": "controller_address", "contact": "controller_contact"}


def load(stand: Stand) -> FairRow:
    """Load the sample fair into this data folder and take it into use; loading again changes nothing.

    Raises `Refusal` when the folder holds a real fair, or makers of one that is not started yet.
    """
    fairs.only_practice_or_real(stand, sample=True)
    if not fairs.all_fairs(stand) and all_makers(stand):
        raise Refusal(
            N_("The sample is not loaded: this data folder holds real makers."),
            hint=N_("Load it into another folder with --data FOLDER."),
        )
    folder = assets_dir() / "sample"
    told = tomllib.loads((folder / "fair.toml").read_text("utf-8"))
    with writing(stand.database, stand.who, "sample") as write:
        fair = _fair(told["fair"])
        write.put("fair", [fair])
        _makers(write, told["maker"])
    fairs.use(stand, str(fair["code"]))
    for person in told["staff"]:
        staff.add(stand, person["name"], " ".join(person["languages"]))
    for asked in told["question"]:
        choices = [(choice["code"], choice["words"]) for choice in asked.get("choices", ())]
        questions.put(stand, asked["code"], kind=asked["kind"], words=asked["words"], choices=choices)
    import_catalogue(stand, folder / "rings.csv")
    return stand.the_fair


def _fair(told: Mapping[str, Any]) -> dict[str, object]:
    """Return the sample's fair as a row."""
    row = {name: value for name, value in told.items() if name != "controller"}
    row |= {CONTROLLER[name]: value for name, value in told["controller"].items()}
    return {**fairs.STANDARD, **row, "id": natural_id("fair", told["code"])}


def _makers(write: Write, told: list[Mapping[str, Any]]) -> None:
    """Write the sample's makers and their texts."""
    for maker in told:
        maker_id = natural_id("maker", maker["code"])
        row = {name: value for name, value in maker.items() if name not in {"text", "name"}}
        write.put("maker", [{**row, "id": maker_id}])
        texts = {lang: {"name": text["name"], "text": text["story"]} for lang, text in maker["text"].items()}
        put_texts(write, maker_id, texts)
