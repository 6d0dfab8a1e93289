"""What an export asks: the kind, of whom, how, and where to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from fairdesk.domain import languages
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import _, language
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.inputs.guess import Guess
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.leads.export.kind_list import KindList
from fairdesk.tui.screens.leads.export.words import whom
from fairdesk.tui.widgets.choice import Option
from fairdesk.tui.widgets.drop import Drop
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.fitted import FittedChoice
from fairdesk.tui.widgets.head import Head
from fairdesk.tui.widgets.reading import Reading
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.contacts.kinds import How, Kind, Part
from fairdesk.workflows.contacts.leaving import Wanted


class Choices(NamedTuple):
    """All that was chosen but the place."""

    kind: Kind
    wanted: Wanted
    how: How

    @property
    def part(self) -> Part:
        """What it is written into."""
        return self.kind.part(self.how.part)

    @property
    def lacks_maker(self) -> bool:
        """Whether it is for a maker and none was chosen."""
        return self.kind.needs_maker and self.wanted.maker is None


class ExportForm(VerticalScroll, can_focus=False):
    """Fields of what the chosen kind does not ask are hidden; `choices` reads what stands there."""

    def __init__(
        self, stand: Stand, narrow: LeadFilter, kinds: Sequence[Kind], drop: Callable[[], Drop], *foot: Widget
    ) -> None:
        super().__init__(id="export-form")
        self._stand = stand
        self._foot = foot
        self.kinds = KindList(kinds)
        self._who, self._how = Head(_("Who")), Head(_("How"))
        self._whom = Reading(whom(narrow), classes="body")
        self._marketing = Tick(_("only who agreed to marketing mail"), id="marketing")
        self._news = Tick("", id="news")
        self.maker = Guess(_("all; or a code or brand"), drop, id="maker")
        self._maker = ("", "")
        self._codes: dict[str, str] = {}
        self._typed = Tick(_("with notes, ratings and staff, as typed"), id="typed")
        self._note = FittedChoice(
            [Option("full", _("all")), Option("short", _("fair and rings")), Option("none", _("nothing"))],
            "full",
            id="note",
        )
        spoken = [Option(code, languages.name(code)) for code in LANGUAGES]
        here = language() if language() in LANGUAGES else "en"
        self._language = FittedChoice(spoken, here, id="language")
        self._parts = {
            kind.code: FittedChoice([Option(part.code, _(part.word)) for part in kind.parts], "file")
            for kind in kinds
            if len(kind.parts) > 1
        }
        self._rows = FittedChoice(
            [Option("contact", _("a contact")), Option("interest", _("an interest"))], "contact", id="rows"
        )
        self.out = In(_("folder/name"), id="out")
        self.proposed = ""

    def compose(self) -> ComposeResult:
        """Lay them below each other."""
        yield self.kinds
        yield self._who
        yield self._whom
        yield Field("", self._marketing, classes="bare")
        yield Field("", self._news, classes="bare")
        yield Field(_("Maker"), self.maker)
        yield Field("", self._typed, classes="bare typed")
        yield self._how
        yield Field(_("Note holds"), self._note, classes="notes")
        yield Field(_("Language"), self._language, classes="notes")
        for code, choice in self._parts.items():
            yield Field(_("As"), choice, classes=f"parts {code}")
        yield Field(_("A row for"), self._rows, classes="rows")
        yield Field(_("To"), self.out)
        yield from self._foot

    def on_mount(self) -> None:
        """Begin with the list of kinds."""
        self.show_last(None)
        self.fit()
        self.kinds.focus()

    def fit(self) -> None:
        """Show the fields that the chosen kind asks for."""
        kind = self.kinds.kind
        for field in self.query(Field):
            if field.has_class("notes"):
                field.display = kind.notes
            elif field.has_class("rows"):
                field.display = kind.rows
            elif field.has_class("parts"):
                field.display = field.has_class(kind.code)
            elif field.has_class("typed"):
                field.display = bool(self._maker[1])
        self.maker.placeholder = _("a code or brand") if kind.needs_maker else _("all; or a code or brand")

    def light(self, focused: Widget | None) -> None:
        """Light the section in use."""
        who = (self._marketing, self._news, self.maker, self._typed)
        self._who.lit = focused in who
        self._how.lit = focused is not None and focused not in (*who, self.kinds)

    def offer_maker(self, code: str, name: str) -> None:
        """Remember the code of a maker whose name the field may hold once it was taken."""
        self._codes[name] = code

    def take_maker(self, code: str | None = None) -> bool:
        """Let what stands in the field be the maker that is meant; say whether it is another one.

        `code` is its code where that is known; else it is the one offered by this name, and what was typed
        where none was.
        """
        typed = self.maker.value.strip()
        before = self._maker
        if code is not None or typed != before[0]:
            self._maker = (typed, self._codes.get(typed, typed) if code is None else code)
        return self._maker != before

    def show_last(self, last: datetime | None) -> None:
        """Say when the last such export was, beside the tick for news."""
        if last is None:
            self._news.say(_("only what is new (no export yet)"))
        else:
            at = when.long(self._stand.local(last), self._stand.local(self._stand.now()))
            self._news.say(_("only what changed since {time}").format(time=at))
        self._news.refresh(layout=True)

    def choices(self) -> Choices:
        """Return what stands there."""
        kind, (_typed, maker) = self.kinds.kind, self._maker
        parts = self._parts.get(kind.code)
        wanted = Wanted(
            maker=maker or None,
            with_notes=bool(maker) and self._typed.on,
            marketing=self._marketing.on,
            since_last=self._news.on,
            note_language=self._language.value if kind.notes else "",
        )
        how = How(
            note=cast(Literal["full", "short", "none"], self._note.value),
            part=parts.value if parts is not None else kind.parts[0].code,
            by_interest=kind.rows and self._rows.value == "interest",
        )
        return Choices(kind, wanted, how)
