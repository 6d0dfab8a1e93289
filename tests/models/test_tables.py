"""The tables keep the shape that merging and erasing hang on."""

from __future__ import annotations

import csv
import inspect
from pathlib import Path

from sqlmodel import SQLModel

from fairdesk.models.rows import ContactRow
from fairdesk.models.stand_rows import FairRow
from fairdesk.models.tables.every import KEPT, MODULES, TABLES

SAMPLE = Path(__file__).parents[2] / "assets" / "sample" / "rings.csv"
DERIVED = {"lead_search", "ring_search", "ring_lead"}
NOT_EXCHANGED = DERIVED | {"history", "scan_count"}
ELSEWHERE = {"maker": "maker_id", "maker_name": "brand", "price": "price_minor", "picture": "picture_id"}


def test_every_table_but_the_derived_is_kept() -> None:
    assert set(TABLES) - set(KEPT) == NOT_EXCHANGED


def test_kept_tables_have_no_natural_keys_and_lose_no_children() -> None:
    for table in KEPT.values():
        assert not [index for index in table.indexes if index.unique], table.name
        assert not [column for column in table.columns if column.unique], table.name
        for key in table.foreign_keys:
            assert key.ondelete is None, table.name
            assert key.parent.index, f"{table.name}.{key.parent.name} is read by"


def test_the_catalogues_columns_are_the_rings_fields() -> None:
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file))
    ring = {
        *TABLES["ring"].columns.keys(),
        *TABLES["maker"].columns.keys(),
        *TABLES["picture_use"].columns.keys(),
    }
    missing = [
        name
        for name in header
        if ELSEWHERE.get(name, name) not in ring and not name.startswith(("name_", "description_"))
    ]
    assert missing == []


def test_rows_have_the_tables_names() -> None:
    assert set(FairRow.__dataclass_fields__) <= set(TABLES["fair"].columns.keys())
    assert set(ContactRow.__dataclass_fields__) <= set(TABLES["contact"].columns.keys())


def test_every_table_says_what_it_is() -> None:
    for module in MODULES:
        for _name, model in inspect.getmembers(module, inspect.isclass):
            if issubclass(model, SQLModel) and model.__module__ == module.__name__:
                assert model.__doc__
