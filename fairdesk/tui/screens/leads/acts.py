"""What is asked before a lead is set aside, and what is said afterwards."""

from __future__ import annotations

from fairdesk.domain.trade import Discard
from fairdesk.language.messages import _, ngettext
from fairdesk.models.rows import LeadDetail
from fairdesk.tui.hints import Flash
from fairdesk.tui.place import Liked
from fairdesk.tui.screens.sheets.pick import Pick, Way


def called(lead: LeadDetail) -> str:
    """Return what a lead is called: its name, else its company."""
    return lead.contact.name or lead.contact.company or _("this lead")


def liked_of(lead: LeadDetail) -> Liked:
    """Return the rings of a lead."""
    ids = tuple(dict.fromkeys(one.ring_id for one in lead.interests if one.ring_id))
    told = sum(not one.ring_id for one in lead.interests)
    return Liked(ids, lead.contact.mail_language or lead.contact.language, told)


def discard_question(lead: LeadDetail) -> Pick:
    """Ask why a lead is to be set aside; the safe answer is to keep it."""
    rings = len(lead.interests)
    held = ngettext("{count} ring", "{count} rings", rings).format(count=rings)
    body = _(
        "It leaves lists, counts and exports, with {rings}. Nothing is erased: Ctrl+Z or r brings it back."
    ).format(rings=held)
    return Pick(
        _("Set {name} aside?").format(name=called(lead)),
        body,
        [
            Way("k", _("Keep it"), _("nothing happens"), ""),
            Way("t", _("Test"), _("somebody tried the form out"), Discard.TEST),
            Way("m", _("Mistake"), _("typed by mistake, or nobody's data"), Discard.MISTAKE),
            Way("d", _("Duplicate"), _("this visitor is here twice"), Discard.DUPLICATE),
            Way("j", _("Joke"), _("not a real name"), Discard.JOKE),
        ],
    )


def told_aside(lead: LeadDetail) -> Flash:
    """Say that a lead was set aside."""
    return Flash("√ " + _("Set aside"), called(lead), _("Ctrl+Z takes it back"))


def told_confirmed(lead: LeadDetail) -> Flash:
    """Say that what was sent by phone is right."""
    return Flash("√ " + _("Confirmed"), called(lead), _("Ctrl+Z takes it back"))


def told_back(lead: LeadDetail) -> Flash:
    """Say that a lead was brought back."""
    return Flash("√ " + _("Restored"), called(lead), _("Ctrl+Z takes it back"))
