"""The sample fair's facts: complete, within the trade's lists, marked as sample, drawn as recorded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from fairdesk.domain import trade
from fairdesk.pictures.drawing.look import STONES, look_of
from tests.sample.sample_files import FAIR, HEADER, LOOKS, RINGS, each_ring

COLUMNS: Final = """
    maker maker_name sku name_fa name_en name_de name_sv name_ar description_fa description_en
    description_de description_sv description_ar metal fineness mark plating made_by technique weight_g
    stone trade_name stone_kind treatment origin_claimed origin_evidence stone_mm stone_count engraving
    engraving_meaning nickel nickel_report lead lead_report cadmium cadmium_report country_of_origin
    hs_code size_min size_max size_step moq price price_valid_until lead_time_days award gi_name
    gi_number gi_register gi_territory gi_status gi_date marketplace_link link_mode active picture
"""
CODES: Final[dict[str, type[StrEnum]]] = {
    "metal": trade.Metal,
    "plating": trade.Plating,
    "made_by": trade.MadeBy,
    "stone_kind": trade.StoneKind,
    "treatment": trade.Treatment,
    "nickel": trade.Tested,
    "lead": trade.Tested,
    "cadmium": trade.Tested,
    "gi_status": trade.GiStatus,
    "link_mode": trade.LinkMode,
}
WORK_OF_BAND: Final = {
    "chased": "chasing",
    "filigree": "filigree",
    "openwork": "openwork",
    "niello": "niello",
}
FINISH_OF_PLATING: Final = {
    "none": {"silver"},
    "rhodium": {"rhodium"},
    "oxidised": {"oxidised"},
    "ruthenium": {"oxidised"},
    "gold": {"gold_plated", "two_tone"},
}


def test_enough_to_sell_from() -> None:
    assert list(HEADER) == COLUMNS.split()
    assert len(FAIR["maker"]) >= 8
    assert len(RINGS) >= 48
    assert len({ring["sku"] for ring in RINGS}) == len(RINGS)
    assert {ring["maker"] for ring in RINGS} == {maker["code"] for maker in FAIR["maker"]}
    assert sum(ring["gi_status"] == "applied" for ring in RINGS) >= len(RINGS) // 3
    assert {ring["treatment"] for ring in RINGS} >= {"", *trade.Treatment}
    assert {ring["stone"] for ring in RINGS} == STONES
    awards = [ring["award"] for ring in RINGS if ring["award"]]
    assert len(awards) >= 4
    assert all(award.endswith("(sample)") for award in awards)


def test_marked_as_sample() -> None:
    fair = FAIR["fair"]
    assert fair["sample"] is True
    assert "Sample" in fair["name"]
    assert "sample" in fair["controller"]["name"]
    assert fair["starts"] <= fair["ends"]
    assert isinstance(fair["starts"], date)
    assert ZoneInfo(fair["time_zone"]).key == fair["time_zone"]
    marks = {"fa": "نمونه", "en": "sample", "de": "Muster", "sv": "exempel", "ar": "نموذج"}
    for maker in FAIR["maker"]:
        assert "(sample)" in maker["brand"]
        assert all(f"({mark})" in maker["text"][lang]["name"] for lang, mark in marks.items())
        assert maker["gi_status"] in {"none", "applied"}
    assert all(person["name"].startswith("Practice ") and person["languages"] for person in FAIR["staff"])


@each_ring
def test_codes_and_numbers(ring: dict[str, str]) -> None:
    for column, codes in CODES.items():
        assert not ring[column] or codes(ring[column])
    assert all(trade.Technique(code) for code in ring["technique"].split(" + "))
    assert re.fullmatch(r"[A-Z]{2}-\d{4}", ring["sku"])
    assert ring["picture"] == f"{ring['sku']}.png"
    assert 4 <= float(ring["weight_g"]) <= 22
    assert ring["fineness"] in {"900", "925"}
    assert ring["hs_code"] == "711311"
    assert re.fullmatch(r"\d+\.\d\d EUR", ring["price"])
    assert 28 <= Decimal(ring["price"].split()[0]) <= 420
    assert 3 <= int(ring["moq"]) <= 50
    assert 10 <= int(ring["lead_time_days"]) <= 60
    least, most, step = (Decimal(ring[f"size_{end}"]) for end in ("min", "max", "step"))
    assert 48 <= least < most <= 72
    assert (most - least) % step == 0
    assert ring["active"] in {"yes", "no"}
    assert (
        not ring["price_valid_until"] or date.fromisoformat(ring["price_valid_until"]) > FAIR["fair"]["ends"]
    )
    for metal in ("nickel", "lead", "cadmium"):
        assert (ring[metal] == "tested") == ring[f"{metal}_report"].startswith("sample report ")
    assert ring["gi_status"] != "registered"
    assert not ring["gi_number"]
    assert (ring["gi_status"] == "applied") == (ring["gi_name"] == "Qom ring (sample entry)")
    assert ring["link_mode"] != "marketplace" or ring["marketplace_link"]


def test_every_link_ends_in_example() -> None:
    def strings(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict | list):
            yield from chain.from_iterable(map(strings, value.values() if isinstance(value, dict) else value))

    everything = list(chain(strings(FAIR), chain.from_iterable(ring.values() for ring in RINGS)))
    links = [found for text in everything for found in re.findall(r"https?://\S+", text)]
    hosts = {urlsplit(link).hostname or "" for link in links}
    hosts |= {found for text in everything for found in re.findall(r"\S@([\w.-]+\w)", text)}
    assert len(links) > len(FAIR["maker"])
    assert [host for host in hosts if not host.endswith(".example")] == []


def test_no_two_rings_look_alike() -> None:
    looks = [look_of(sku, table) for sku, table in LOOKS.items()]
    assert [look.sku for look in looks] == [ring["sku"] for ring in RINGS]
    assert len({(look.stone, look.cut, look.setting, look.band, look.finish) for look in looks}) == len(looks)


@each_ring
def test_look_agrees_with_the_record(ring: dict[str, str]) -> None:
    look = look_of(ring["sku"], LOOKS[ring["sku"]])
    work = set(ring["technique"].split(" + "))
    assert look.stone == ring["stone"]
    assert look.finish in FINISH_OF_PLATING[ring["plating"]]
    assert (look.finish == "gold_plated") == (ring["metal"] == "gold_plated_silver")
    assert (
        work & set(WORK_OF_BAND.values()) == {WORK_OF_BAND[look.band]} & set(WORK_OF_BAND.values())
        if (look.band in WORK_OF_BAND)
        else not work & set(WORK_OF_BAND.values())
    )
    assert look.engraved == ("stone_engraving" in work) == bool(ring["engraving"])
    assert bool(ring["engraving"]) == bool(ring["engraving_meaning"])
    assert (look.cut == "inlay") == ("inlay" in work)
    assert (look.side_stones > 0) == ("stone_setting" in work)
    assert look.cut == "inlay" or int(ring["stone_count"]) == 1 + look.side_stones
