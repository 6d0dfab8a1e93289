"""The sheet of one question: its words by language, what it takes for an answer, whether it is required."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from textual.widget import Widget

from fairdesk.domain import languages
from fairdesk.domain.questions import Question, said
from fairdesk.domain.trade import LANGUAGES, QuestionKind
from fairdesk.language.messages import N_, _, pgettext
from fairdesk.stand import Stand
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.sheets.sheet import Sheet
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.fair import questions

KINDS = {
    QuestionKind.CHOICE.value: N_("choice"),
    QuestionKind.YES_NO.value: N_("yes, no"),
    QuestionKind.NUMBER.value: N_("number"),
    QuestionKind.TEXT.value: N_("text"),
}
PLAIN = re.compile(r"[^a-z0-9]+")


class QuestionSheet(Sheet[str]):
    """Gives the code of the question that was kept; one that is changed keeps what is not on the sheet."""

    def __init__(self, stand: Stand, question: Question | None) -> None:
        title = _("Change a question") if question else _("Ask every visitor")
        about = _("In one language or more; the Desk shows its own.")
        super().__init__(title, about, pgettext("act", "Keep it"), _("Not now"))
        self._stand = stand
        self._question = question
        own = stand.settings.language
        self._order = [own, *(lang for lang in LANGUAGES if lang != own)]
        self._words = {lang: In(id=f"words-{lang}") for lang in self._order}
        self._kind = Choice(
            [
                Option(kind, f"{number} {_(word)}")
                for number, (kind, word) in enumerate(KINDS.items(), start=1)
            ],
            question.kind if question else QuestionKind.CHOICE.value,
            id="kind",
        )
        self._choices = In(_("own shop, online, both"), id="choices")
        self._required = Tick(_("hold the save back until it is answered"))

    def parts(self) -> Sequence[Widget]:
        """Return the fields."""
        return [
            *(Field(languages.name(lang), field) for lang, field in self._words.items()),
            Field(_("Answer"), self._kind),
            Field(_("Choices"), self._choices),
            Field("", self._required),
        ]

    def on_mount(self) -> None:
        """Show the question."""
        super().on_mount()
        if self._question is not None:
            for lang, field in self._words.items():
                field.write(self._question.words.get(lang, ""))
            self._choices.write(", ".join(self._choice_words()))
            self._required.on = self._question.required
        self._show_choices()
        self._words[self._order[0]].focus()

    def on_choice_changed(self, message: Choice.Changed) -> None:
        """Another kind of answer: only a choice has choices."""
        message.stop()
        self._show_choices()

    def _show_choices(self) -> None:
        self._choices.disabled = self._kind.value != QuestionKind.CHOICE

    def _choice_words(self) -> list[str]:
        """Return the choices as they can be typed: words, with the code before them where it is another."""
        shown = []
        for code, words in self._question.choices if self._question else ():
            word = words.get(self._order[0]) or words.get("en") or code
            shown.append(word if slug(word) == code else f"{code}={word}")
        return shown

    def submit(self) -> None:
        """Keep it."""
        words = {lang: field.value.strip() for lang, field in self._words.items()}
        code = self._question.code if self._question else ""
        choices = self._typed_choices() if self._kind.value == QuestionKind.CHOICE else []
        kind, required = self._kind.value, self._required.on

        async def deed() -> None:
            kept = await self.ask(self._keep, code, words, kind, choices, required)
            self.dismiss(kept)

        if any(words.values()):
            self.start(deed)
        else:
            self.wrong(_("The question has no words."), f"words-{self._order[0]}")

    def _keep(
        self,
        code: str,
        words: Mapping[str, str],
        kind: str,
        choices: Sequence[tuple[str, Mapping[str, str]]],
        required: bool,
    ) -> str:
        """Keep the question and return its code, made from its words when it is new."""
        known = [one.code for one in questions.listed(self._stand)]
        code = code or free_code(words.get("en") or "", known)
        put = questions.put(self._stand, code, kind=kind, words=words, choices=choices, required=required)
        return put.code

    def _typed_choices(self) -> list[tuple[str, Mapping[str, str]]]:
        """Return the choices as typed; words in other languages stay with a code that stays.

        A choice that is worded anew keeps its code, and so its answers, where as many choices are left.
        """
        old = list(self._question.choices) if self._question else []
        before = dict(old)
        parts = [part.strip() for part in re.split(r"[,،;]", self._choices.value) if part.strip()]
        found: list[tuple[str, Mapping[str, str]]] = []
        for number, part in enumerate(parts):
            code, equals, word = part.partition("=")
            word = (word if equals else part).strip()
            code = code.strip().casefold() if equals else slug(word)
            if not equals and code not in before and len(parts) == len(old):
                code = old[number][0]
            code = code or f"choice-{number + 1}"
            words = before.get(code, {})
            is_shown_so = word == said(words, tuple(self._order))
            found.append((code, words if is_shown_so else {**words, self._order[0]: word}))
        return found


def kind_label(kind: str) -> str:
    """Return what a question takes for an answer, in a word or two."""
    return _(KINDS.get(kind, kind))


def slug(words: str) -> str:
    """Return words as a code: small Latin letters and digits, hyphens between; empty when it has none."""
    return PLAIN.sub("-", words.casefold()).strip("-")[:30].strip("-")


def free_code(words: str, known: Sequence[str]) -> str:
    """Return a code for a new question that none of the `known` has."""
    base = slug(words)[:24].strip("-") or "question"
    codes = [base, *(f"{base}-{number}" for number in range(2, len(known) + 2))]
    return next(code for code in codes if code not in known)
