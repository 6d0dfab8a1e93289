"""The Desk's pictures of cards: given to the open form, shown beside it, looked at over the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.domain.draft import Draft
from fairdesk.language.messages import _, ngettext
from fairdesk.tui import theme as themes
from fairdesk.tui.hints import Flash
from fairdesk.tui.inputs.note_in import NoteIn
from fairdesk.tui.screens.cards.paths import is_picture, path_of
from fairdesk.tui.screens.desk.slips import DeskSlips

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from textual.screen import Screen

    from fairdesk.workflows.leads.shown import Shown

    MakeNote = Callable[[str, Callable[[str], object]], Screen[str]]
    MakeViewer = Callable[[Sequence[tuple[bytes, str]]], Screen[bool]]
    MakeShown = Callable[[Shown, dict[str, bool]], Screen[dict[str, bool]]]
    MakeSheet = Callable[[Callable[[Path], str], int], Screen[str]]


class DeskCards(DeskSlips):
    """A picture is on disk before the form says that it has one."""

    note_sheet: MakeNote | None = None
    card_sheet: MakeSheet | None = None
    card_viewer: MakeViewer | None = None
    shown_screen: MakeShown | None = None
    """They make the sheet of a long note and the one that asks for a picture, the screen that shows pictures
    and the one that shows the form to the visitor, once places are loaded."""

    def load(self, draft: Draft) -> None:
        """Open a draft in the form, with its pictures."""
        super().load(draft)
        self.show_cards()

    def entered(self) -> None:
        """Come into sight; only now it is known how large a picture may be."""
        super().entered()
        self.call_after_refresh(self.show_cards)

    def on_resize(self) -> None:
        """Draw the picture for the new size."""
        self.call_after_refresh(self.show_cards)

    def on_note_in_lines_wanted(self, message: NoteIn.LinesWanted) -> None:
        """Give a note room for several lines."""
        message.stop()
        field = message.field

        def noted(note: str | None) -> None:
            if note is not None:
                field.write(note)

        if self.note_sheet is not None:
            self.app.push_screen(self.note_sheet(field.value, field.write), noted)

    def card(self) -> None:
        """Answer Shift+F7: look at the form's pictures, or ask for one."""
        work, look_at = self.work, self.card_viewer
        draft = self.forms.draft
        if work is None or look_at is None or not (draft.pictures or draft.has_card):
            self.ask_for_card()
            return

        async def look() -> None:
            shots = await self.ask(work.cards, Draft.from_json(draft.as_json()))
            if shots:
                self.app.push_screen(look_at(shots), lambda more: self.ask_for_card() if more else None)
            else:
                self.ask_for_card()

        self.start("look-at-card", look, latest=True)

    def ask_for_card(self) -> None:
        """Ask for a picture of the card."""
        work, make = self.work, self.card_sheet
        if work is None or make is None:
            return
        draft = self.forms.draft
        screen = make(lambda path: work.take_card(draft, path), len(draft.pictures))
        self.app.push_screen(screen, lambda name: self._taken(draft, name))

    def dropped(self, text: str) -> bool:
        """Take a picture whose file was dropped on the window, which pastes its path; say whether."""
        work, draft = self.work, self.forms.draft
        if work is None or not is_picture(text):
            return False

        async def take() -> None:
            self._taken(draft, await self.ask(work.take_card, draft, path_of(text)))

        self.start("take-card", take)
        return True

    def _taken(self, draft: Draft, name: str | None) -> None:
        if not name:
            return
        if name in draft.pictures:
            self.post_message(self.Said(Flash("·", _("This picture is in the form already."))))
            return
        draft.pictures.append(name)
        self.changed("pictures")
        self.show_cards()
        said = Flash("√ " + _("Picture kept"), _("with this visitor"), _("F9 saves, the rest can wait"))
        self.post_message(self.Said(said))

    def drop_cards(self) -> None:
        """Take the pictures given to the open form out of it again; those of a kept lead stay."""
        work, draft = self.work, self.forms.draft
        if work is None or not draft.pictures:
            return
        names, draft.pictures = draft.pictures, []
        self.changed("pictures")
        self.show_cards()

        async def leave() -> None:
            await self.keep_now()  # no form on disk names a picture that is gone
            await self.ask(work.leave_cards, names)

        self.start("drop-cards", leave)

    def show_cards(self) -> None:
        """Show how many pictures the form has; a kept lead's first one stands beside the form."""
        draft, work = self.forms.draft, self.work
        count = len(draft.pictures)
        words = ngettext("{count} picture", "{count} pictures", count).format(count=count) if count else ""
        self.form.visitor_head.word = words or (_("with a picture") if draft.has_card else "")
        self.side.show_card(())
        size = self.side.card_size()
        if work is None or min(size) < 2 or not (count or draft.has_card):
            return
        ground = themes.tokens(self.app.theme)["bg"]

        async def look() -> None:
            blocks = await self.ask(work.card_blocks, Draft.from_json(draft.as_json()), *size, ground)
            if draft is self.forms.draft:
                self.side.show_card(blocks)

        self.start("card", look, latest=True)
