"""The columns of a catalogue file: what each holds, how it is read, and an example."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from fairdesk.language.messages import N_, _


class Reads(StrEnum):
    """How a cell is read."""

    MAKER = "maker"
    SKU = "sku"
    LINE = "line"
    TEXT = "text"
    CODE = "code"
    CODES = "codes"
    FINENESS = "fineness"
    WHOLE = "whole"
    DECIMAL = "decimal"
    DAYS = "days"
    COUNTRY = "country"
    HS = "hs"
    PRICE = "price"
    DATE = "date"
    LINK = "link"
    YES_NO = "yes_no"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, how it is read, what it means and an example.

    `terms` is the kind of words a coded column takes; `low` and `high` bound a number.
    """

    name: str
    reads: Reads
    meaning: str
    example: str
    terms: str = ""
    low: float = 0
    high: float = 0


_LANGUAGES: Final = (
    ("fa", N_("Persian")), ("en", N_("English")), ("de", N_("German")), ("sv", N_("Swedish")),
    ("ar", N_("Arabic")),
)  # fmt: skip
_NAMES: Final = ("آسمان آبی", "Blue Sky", "Blauer Himmel", "Blå himmel", "سماء زرقاء")
_DESCRIPTIONS: Final = (
    "فیروزهٔ طبیعی در قاب سادهٔ نقره.",
    "Natural turquoise in a plain silver bezel.",
    "Natürlicher Türkis, schlicht in Silber gefasst.",
    "Naturlig turkos i slät silverinfattning.",
    "فيروز طبيعي في إطار فضي بسيط.",
)

COLUMNS: Final[tuple[Column, ...]] = (
    Column("maker", Reads.MAKER, N_("code of the maker"), "FIR"),
    Column("maker_name", Reads.LINE, N_("name of the maker; needed when its code is new"), "Firouzeh House"),
    Column("sku", Reads.SKU, N_("the ring's number, unlike any other of its maker"), "FZ-1023"),
    *(
        Column(f"name_{lang}", Reads.LINE, N_("name of the ring in {language}"), name)
        for (lang, _said), name in zip(_LANGUAGES, _NAMES, strict=True)
    ),
    *(
        Column(f"description_{lang}", Reads.TEXT, N_("one or two sentences in {language}"), said)
        for (lang, _said), said in zip(_LANGUAGES, _DESCRIPTIONS, strict=True)
    ),
    Column("metal", Reads.CODE, N_("what the ring's body is made of"), "silver", terms="metal"),
    Column("fineness", Reads.FINENESS, N_("parts of pure metal in a thousand"), "925", low=1, high=1000),
    Column("mark", Reads.LINE, N_("mark as struck in the ring"), "925 FIR"),
    Column("plating", Reads.CODE, N_("what lies on the metal"), "rhodium", terms="plating"),
    Column(
        "made_by", Reads.CODE, N_("how it is made; cast and hand-finished is not handmade"), "hand", "made_by"
    ),
    Column(
        "technique", Reads.CODES, N_("the work on it; several joined by +"), "chasing + niello", "technique"
    ),
    Column("weight_g", Reads.DECIMAL, N_("weight in grams"), "7.5", low=0.1, high=500),
    Column("stone", Reads.CODE, N_("the mineral"), "turquoise", terms="stone"),
    Column("trade_name", Reads.LINE, N_("name of the stone in the trade"), "Sky"),
    Column("stone_kind", Reads.CODE, N_("what the stone is"), "natural", terms="stone_kind"),
    Column("treatment", Reads.CODE, N_("what was done to the stone"), "waxed", terms="treatment"),
    Column("origin_claimed", Reads.LINE, N_("where the stone is said to come from"), "Neyshabur, Iran"),
    Column("origin_evidence", Reads.LINE, N_("what proves the origin"), "invoice of the mine, no. 12"),
    Column("stone_mm", Reads.LINE, N_("size of the stone in mm"), "14x10"),
    Column("stone_count", Reads.WHOLE, N_("how many stones"), "1", low=0, high=1000),
    Column("engraving", Reads.LINE, N_("engraved words"), "این نیز بگذرد"),
    Column("engraving_meaning", Reads.LINE, N_("what the engraving means"), "This too shall pass"),
    *(
        column
        for metal, meaning in (
            ("nickel", N_("what is known of nickel in it")),
            ("lead", N_("what is known of lead in it")),
            ("cadmium", N_("what is known of cadmium in it")),
        )
        for column in (
            Column(metal, Reads.CODE, meaning, "tested", "tested"),
            Column(f"{metal}_report", Reads.LINE, N_("number of the test report"), "N-1023"),
        )
    ),
    Column("country_of_origin", Reads.COUNTRY, N_("country where it is made"), "IR"),
    Column("hs_code", Reads.HS, N_("customs number, 6 to 10 digits"), "711311"),
    Column(
        "size_min", Reads.DECIMAL, N_("smallest size in mm of inner circumference"), "48", low=40, high=76
    ),
    Column("size_max", Reads.DECIMAL, N_("largest size in mm of inner circumference"), "70", low=40, high=76),
    Column("size_step", Reads.DECIMAL, N_("step between two sizes in mm"), "1", low=0.1, high=10),
    Column("moq", Reads.WHOLE, N_("fewest pieces of one order"), "10", low=1, high=100_000),
    Column("price", Reads.PRICE, N_("wholesale price of one piece, with its currency"), "45.00 EUR"),
    Column("price_valid_until", Reads.DATE, N_("last day of the price"), "2027-06-30"),
    Column("lead_time_days", Reads.DAYS, N_("days from order to dispatch"), "21", low=0, high=1000),
    Column("award", Reads.LINE, N_("prize it was given"), "Gold, Qom Ring Design 2025"),
    Column("gi_name", Reads.LINE, N_("name of the geographical indication"), "Qom ring"),
    Column("gi_number", Reads.LINE, N_("number of its application or entry"), "123"),
    Column("gi_register", Reads.LINE, N_("register it is in"), "Lisbon Express"),
    Column("gi_territory", Reads.LINE, N_("where it is protected"), "IR"),
    Column("gi_status", Reads.CODE, N_("state of the geographical indication"), "applied", terms="gi_status"),
    Column("gi_date", Reads.DATE, N_("day of the application or entry"), "2026-04-15"),
    Column(
        "marketplace_link",
        Reads.LINK,
        N_("address of its page on the marketplace"),
        "https://market.example/fz-1023",
    ),
    Column("link_mode", Reads.CODE, N_("where its code leads"), "page", terms="link_mode"),
    Column("active", Reads.YES_NO, N_("whether it is shown"), "yes", terms="active"),
    Column(
        "picture", Reads.PICTURE, N_("file beside the catalogue or in its folder pictures"), "FZ-1023.png"
    ),
)
"""Every column, in the order of the sample file."""

BY_NAME: Final = {column.name: column for column in COLUMNS}


def documented() -> list[tuple[str, str, str]]:
    """Return (name, meaning, example) of every column, for people, in the order of a file."""
    languages = {f"_{lang}": _(said) for lang, said in _LANGUAGES}
    return [
        (
            column.name,
            _(column.meaning).replace("{language}", languages.get(column.name[-3:], "")),
            column.example,
        )
        for column in COLUMNS
    ]
