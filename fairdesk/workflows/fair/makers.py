"""Makers: the workshops and brands that exhibit."""

from __future__ import annotations

from collections.abc import Mapping

from fairdesk.domain import countries
from fairdesk.domain.clean import clean_line, clean_text, short
from fairdesk.domain.folding import fold
from fairdesk.domain.ids import natural_id
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES, GiStatus
from fairdesk.language.messages import N_
from fairdesk.models.stand_rows import MakerRow
from fairdesk.stand import Stand
from fairdesk.storage import makers
from fairdesk.storage.write import Write, writing

LINES = ("code", "brand", "city", "website", "email", "phone", "vat_id", "eu_responsible")


MOST_BRANDS = 3
"""So many brands stand in a line; of more, none."""


def all_makers(stand: Stand) -> tuple[MakerRow, ...]:
    """Return the makers, by code."""
    return makers.all_makers(stand.database)


def brands(stand: Stand) -> str:
    """Return the brands of the stand in a line, or the fair's name when they are too many for one."""
    named = [maker.brand or maker.code for maker in all_makers(stand) if maker.rings]
    return "  ·  ".join(named) if 0 < len(named) <= MOST_BRANDS else stand.the_fair.name


def by_code(stand: Stand, code: str) -> MakerRow:
    """Return the maker with this code. Raises `Refusal` when there is none."""
    for maker in all_makers(stand):
        if maker.code.casefold() == code.strip().casefold():
            return maker
    raise Refusal(
        N_("There is no maker {code}."),
        hint=N_("fairdesk maker list shows them."),
        field="maker",
        code=short(code) or "?",
    )


def find(stand: Stand, text: str, limit: int = 6) -> tuple[MakerRow, ...]:
    """Return up to `limit` makers whose code or brand has a word that begins so, in any spelling.

    Those whose code begins so come first; an empty text finds none.
    """
    wanted = fold(text)
    if not wanted:
        return ()
    found = [
        maker
        for maker in all_makers(stand)
        if any(name.startswith(wanted) for name in (fold(maker.code), fold(maker.brand)))
        or any(word.startswith(wanted) for word in fold(maker.brand).split())
    ]
    found.sort(key=lambda maker: not fold(maker.code).startswith(wanted))
    return tuple(found[:limit])


def add(stand: Stand, values: Mapping[str, str]) -> MakerRow:
    """Keep a new maker from what was typed: `code`, `brand`, `name_en`, `story_fa` and so on.

    Raises `Refusal` for a missing or taken code, or a value that is not one.
    """
    row, texts = _checked(values)
    if not row.get("code") or not (row.get("brand") or texts):
        raise Refusal(
            N_("A maker needs a code and a name."), hint=N_("For example: --code QA --brand 'Qom Atelier'")
        )
    maker_id = natural_id("maker", str(row["code"]))
    if any(maker.id == maker_id for maker in all_makers(stand)):
        raise Refusal(N_("There is a maker {code} already."), field="code", code=row["code"])
    with writing(stand.database, stand.who, "maker") as write:
        write.put("maker", [{**row, "id": maker_id}])
        put_texts(write, maker_id, texts)
    return by_code(stand, str(row["code"]))


def edit(stand: Stand, code: str, values: Mapping[str, str]) -> MakerRow:
    """Change what is known of a maker; its code stays. Raises `Refusal` for a value that is not one."""
    maker = by_code(stand, code)
    row, texts = _checked(values)
    row.pop("code", None)
    with writing(stand.database, stand.who, "maker") as write:
        write.put("maker", [{**row, "id": maker.id}])
        put_texts(write, maker.id, {**{lang: {} for lang in texts}, **texts})
    return by_code(stand, code)


def put_texts(write: Write, maker_id: str, texts: Mapping[str, Mapping[str, str]]) -> None:
    """Write a maker's texts: language to `name` and `text`."""
    write.put(
        "maker_text",
        [
            {"id": natural_id("maker_text", maker_id, lang), "maker_id": maker_id, "language": lang, **text}
            for lang, text in texts.items()
        ],
    )


def _checked(values: Mapping[str, str]) -> tuple[dict[str, object], dict[str, dict[str, str]]]:
    """Return a maker's fields and its texts by language, from typed values."""
    row: dict[str, object] = {}
    texts: dict[str, dict[str, str]] = {}
    for name, value in values.items():
        kind, _sep, language = name.rpartition("_")
        if language in LANGUAGES and kind in {"name", "story"}:
            clean = clean_line(value, name) if kind == "name" else clean_text(value, name)
            texts.setdefault(language, {})["name" if kind == "name" else "text"] = clean
        elif name == "country":
            row[name] = countries.code_of(value) if value.strip() else ""
        elif name == "gi_status":
            row[name] = _gi_status(value)
        elif name in LINES:
            row[name] = clean_line(value, name)
        else:
            raise KeyError(name)
    return row, texts


def _gi_status(value: str) -> str:
    """Return a state of a geographical indication."""
    try:
        return GiStatus(value.strip().casefold() or "none").value
    except ValueError:
        raise Refusal(
            N_("{value} is no state of a GI."),
            hint=N_("Use none, applied or registered."),
            field="gi_status",
            value=short(value),
        ) from None
