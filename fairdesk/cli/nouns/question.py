"""`fairdesk fair question`: the stand's own questions to every visitor."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from fairdesk.cli.declare import Fields, command, noun, something
from fairdesk.cli.run import Run
from fairdesk.cli.said.table import table
from fairdesk.domain.questions import said
from fairdesk.domain.trade import LANGUAGES, QuestionKind
from fairdesk.language.messages import _

if TYPE_CHECKING:
    from fairdesk.domain.questions import Question

ASKED = Fields(
    "values",
    {
        "text": ("--text", _("What is asked, in English."), str),
        **{
            f"text_{lang}": (f"--text-{lang}", _("The same in another language."), str)
            for lang in LANGUAGES
            if lang != "en"
        },
        "kind": ("--kind", _("What it takes for an answer."), QuestionKind),
        "choice": ("--choice CODE=WORDS", _("One answer of a choice; given again for each."), list[str]),
        "required": ("--required/--not-required", _("Hold the save back until it is answered."), bool),
    },
)
"""What is known of a question."""

app = noun(_("The stand's own questions to every visitor."))

Code = Annotated[str, typer.Argument(metavar="CODE", help=_("A short code, as has-shop."))]


@command(app, "add", _("Ask every visitor a question at this fair; one key answers it at the Desk."), ASKED)
def add(run: Run, values: Mapping[str, Any], code: Code) -> None:
    """Add a question."""
    _put(run, code, values)


@command(app, "edit", _("Change what is given of a question."), ASKED)
def edit(run: Run, values: Mapping[str, Any], code: Code) -> None:
    """Change a question."""
    from fairdesk.workflows.fair import questions

    something(values)
    with run.stand() as stand:
        questions.by_code(stand, code)
    _put(run, code, values)


@command(app, "list", _("List the questions in the order in which they are asked."))
def list_(run: Run) -> None:
    """List the questions."""
    from fairdesk.workflows.fair import questions

    with run.stand() as stand:
        rows = questions.listed(stand)
        language = stand.settings.language
    heads = [_("code"), _("question"), _("kind"), _("answers"), ""]
    lines = [
        [
            row.code,
            said(row.words, (language,)),
            row.kind,
            ", ".join(said(words, (language,)) or code for code, words in row.choices),
            _("required") if row.required else "",
        ]
        for row in rows
    ]
    none = _("No question yet: fairdesk fair question add CODE --text TEXT")
    run.answer({"questions": rows}, lambda: table(heads, lines, fit=run.to_terminal) if rows else none)


@command(app, "drop", _("Ask a question no more; answers given stay."))
def drop(run: Run, code: Code) -> None:
    """Drop a question."""
    from fairdesk.workflows.fair import questions

    with run.stand() as stand:
        questions.drop(stand, code)
    run.answer({"dropped": code}, lambda: _("Asked no more: {code}.").format(code=code))


@command(app, "move", _("Ask a question earlier or later."))
def move(
    run: Run,
    code: Code,
    place: Annotated[int, typer.Argument(metavar="PLACE", min=1, help=_("Its new place, from 1."))],
) -> None:
    """Move a question."""
    from fairdesk.workflows.fair import questions

    with run.stand() as stand:
        rows = questions.listed(stand)
        at = rows.index(questions.by_code(stand, code))
        rows = questions.move(stand, code, place - 1 - at)
    run.answer({"questions": rows}, lambda: ", ".join(row.code for row in rows))


def _put(run: Run, code: str, values: Mapping[str, Any]) -> None:
    """Add or change a question."""
    from fairdesk.workflows.fair import questions

    words = {
        ("en" if name == "text" else name[5:]): values[name] for name in values if name.startswith("text")
    }
    choices = [_choice(given) for given in values["choice"]] if "choice" in values else None
    kind = str(values.get("kind", "")) or (QuestionKind.CHOICE.value if choices else "")
    with run.stand() as stand:
        row: Question = questions.put(
            stand, code, kind=kind, words=words, choices=choices, required=values.get("required")
        )
    run.answer({"question": row}, lambda: _("Asked: {question}").format(question=said(row.words)))


def _choice(given: str) -> tuple[str, dict[str, str]]:
    """Return an answer of a choice as typed: its code and its words, else the words for both."""
    code, equals, words = given.partition("=")
    return code.strip().casefold().replace(" ", "-"), {"en": (words if equals else given).strip()}
