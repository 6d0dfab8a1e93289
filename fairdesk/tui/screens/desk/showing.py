"""Showing the visitor their own form, and taking what they agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairdesk.domain import languages
from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import _
from fairdesk.tui.hints import Flash
from fairdesk.tui.place import Liked, Place

if TYPE_CHECKING:
    from fairdesk.tui.screens.desk.place import Desk
    from fairdesk.workflows.leads.shown import Shown


def show_the_visitor(desk: Desk) -> None:
    """Show the open form over the whole screen: only what the visitor told us, and the wording."""
    work, make = desk.work, desk.shown_screen
    if work is None or make is None:
        return
    draft = desk.forms.copy()
    if draft.is_empty:
        words = _("Nothing stands in the form yet."), _("Type what the visitor tells you, then show it.")
        desk.post_message(Place.Refused(*words))
        return

    async def look() -> None:
        shown = await desk.ask(work.shown, draft)
        desk.app.push_screen(make(shown, draft.consents), lambda agreed: _agreed(desk, draft, shown, agreed))

    desk.start("show", look, latest=True)


def liked_in(draft: Draft) -> Liked:
    """Return the rings that stand in a form, with the language as far as it names one."""
    try:
        language = languages.code_of(draft.typed.get("language", ""))
    except Refusal:
        language = ""
    ids = tuple(dict.fromkeys(pick.ring_id for pick in draft.picks if pick.ring_id))
    return Liked(ids, language, sum(not pick.ring_id for pick in draft.picks))


def _agreed(desk: Desk, draft: Draft, shown: Shown, agreed: dict[str, bool] | None) -> None:
    """Take what was agreed to into the form; it is saved as any other change."""
    open_one = desk.forms.draft
    if agreed is None or open_one.lead_id != draft.lead_id:
        return
    for purpose, tick in desk.form.ticks.items():
        tick.on = agreed.get(purpose, tick.on)
    open_one.wording = shown.wording
    open_one.shown = True
    desk.changed("consent")
    said = Flash("√ " + _("Seen by the visitor"), "", _("F9 saves"))
    desk.post_message(Place.Said(said))
