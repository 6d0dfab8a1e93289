"""Paper lead slips: numbered, in two languages, for when the laptop is away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from fairdesk.domain.ids import new_id
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.slips import LARGEST, slip_code, slip_number
from fairdesk.domain.trade import Purpose
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.formats import in_digits
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.printing.document import Document, Part
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.storage.pages.slips import last_slip
from fairdesk.storage.write import writing
from fairdesk.workflows.fair.consent import asked_by, wording
from fairdesk.workflows.pages.whose import brand_of
from fairdesk.workflows.paper.chosen import page_language
from fairdesk.workflows.paper.marks import page_marks
from fairdesk.workflows.paper.paper import Paper, strings

CODE_MM: Final = 18.0
"""Side of a slip's code in mm."""

ON_A_SHEET: Final = 4
MOST: Final = 2000
"""Slips printed at once."""

AT_ONCE: Final = 400
_WORDS: Final = (
    "slip", "slip_hint", "name", "company", "country", "email", "phone", "day_and_time", "ring", "quantity",
    "liked", "sample", "quote", "order", "note", "signature", "staff",
)  # fmt: skip


def slips(stand: Stand, language: str, second: str, count: int, first: int | None = None) -> Paper:
    """Return `count` slips whose words are in two languages, numbered from `first` or after the last printed.

    Without `first` the numbers are taken when the slips are printed, so that no two prints have the same.
    Raises `Refusal` for a number that there is not.
    """
    langs = (page_language(language), page_language(second))
    begin = next_number(stand) if first is None else first
    if not 1 <= count <= MOST or not 1 <= begin <= LARGEST - count:
        raise Refusal(
            N_("{count} slips from number {first} cannot be printed."),
            hint=N_("Choose 1 to {most} slips, numbered from 1 on."),
            field="count",
            count=count,
            first=begin,
            most=MOST,
        )
    paper = _paper(stand, langs, range(begin, begin + count))
    return paper if first is not None else replace(paper, claim=lambda: _claimed(stand, langs, count))


def next_number(stand: Stand) -> int:
    """Return the number after the last slip that was printed for this fair here; 1 when none was."""
    return last_slip(stand.database, stand.the_fair.id) + 1


def _claimed(stand: Stand, langs: tuple[str, str], count: int) -> Paper:
    """Return slips with numbers that nobody else gets: the export log has them before they are printed."""
    with writing(stand.database, stand.who, "print") as write:
        begin = last_slip(write, stand.the_fair.id) + 1
        row = {
            "id": new_id(),
            "fair_id": stand.the_fair.id,
            "at": write.at,
            "kind": "slips",
            "leads": 0,
            "detail": {"codes": count, "first": begin, "last": begin + count - 1},
            "staff": stand.who.staff,
        }
        write.add("export_log", [row])
    return replace(_paper(stand, langs, range(begin, begin + count)), logged=True)


def _paper(stand: Stand, langs: tuple[str, str], numbers: range) -> Paper:
    frame = _frame(stand, *langs)

    def parts(whole: bool) -> Iterator[Part]:
        at_once = len(numbers) if whole else AT_ONCE
        for start in range(0, len(numbers), at_once):
            some = numbers[start : start + at_once]
            made = [{"number": slip_number(one), "code": _code(stand, one)} for one in some]
            pages = [made[at : at + ON_A_SHEET] for at in range(0, len(made), ON_A_SHEET)]
            yield Part(Work("slips.typ", {**frame, "pages": pages}, tags=False), len(some))

    return Paper(
        Document("slips", parts, len(numbers), len(numbers), list(strings(frame))),
        langs[0],
        links=tuple(slip_code(stand.the_fair.code, number) for number in numbers),
        second=langs[1],
        detail={"first": numbers[0], "last": numbers[-1]},
    )


def _code(stand: Stand, number: int) -> str:
    return square(slip_code(stand.the_fair.code, number), CODE_MM)


def _frame(stand: Stand, lang: str, second: str) -> dict[str, Any]:
    """Return what all slips have in common."""
    brand = brand_of(stand, lang)
    words = [{word: page_word(word, one) for word in _WORDS} for one in (lang, second)]
    said = wording(stand, lang)
    version = page_word("wording_version", lang, version=ltr(in_digits(said.name, lang)))
    words[0]["wording_version"] = version
    return {
        "language": lang,
        "second": second,
        "title": f"{page_word('slip', lang)} – {stand.the_fair.name}",
        "author": brand,
        "brand": brand,
        "practice": page_marks(stand, lang).practice,
        "words": words,
        "consent": [_consent(stand, lang, 5.4, ticks=True)]
        + ([_consent(stand, second, 4.7, ticks=False)] if second != lang else []),
    }


def _consent(stand: Stand, lang: str, size: float, *, ticks: bool) -> dict[str, Any]:
    said = wording(stand, lang)
    names = asked_by(stand)
    agree = [said.said(purpose.value, *names) for purpose in Purpose]
    return {"language": said.language, "size": size, "ticks": ticks, "agree": agree}
