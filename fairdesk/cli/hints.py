"""What to do about a refusal, in the words of a command line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _

MOST_WORDS: Final = 200

HINTS: Final = {
    "Give it a name, and a short code of Latin letters, as IHM27.": N_(
        "For example: --code IHM27 --name 'Inhorgenta 2027'"
    ),
    "Choose one of: {labels}.": N_("Use one of: {known}."),
    "Give a name or a company, then press F9.": N_("Give --name or --company."),
    "Add an e-mail, phone, address, badge, slip or picture of the card. All is kept.": N_(
        "Add --email, --phone, --handle, --address, --badge, --paper-no or --picture. Nothing was kept."
    ),
    "Free some space, then press F9. What you typed is kept.": N_("Free some space, then try again."),
    "Close it, or wait a moment, and try again. What you typed is kept.": N_(
        "Close it, or wait a moment, and try again."
    ),
    "Make room on the disk or use another one, then try again. What you typed is kept.": N_(
        "Make room on the disk or use another one, then try again."
    ),
    "Choose the ring or the fair again. What you typed is kept.": N_("Choose the ring or the fair again."),
    "This fair wants it from every visitor. What you typed is kept.": N_(
        "This fair wants it from every visitor: give it with --answer QUESTION=ANSWER."
    ),
    "Import again and say where such numbers are from.": N_(
        "Import again with --country COUNTRY: where such numbers are from."
    ),
    "It is not kept. Import again and say where such numbers are from.": N_(
        "It is not kept. Import again with --country COUNTRY: where such numbers are from."
    ),
    "It is kept in the note. Say where such numbers are from to have it whole.": N_(
        "It is kept in the note. To have it whole import with --country COUNTRY: where such numbers are from."
    ),
}
"""What to do about a refusal where there are no screens, by what is said where there are."""


def todo(refusal: Refusal) -> str:
    """Say what to do about a refusal, in the words of a command line."""
    return said(HINTS.get(refusal.hint, refusal.hint), refusal)


def said(message: str, refusal: Refusal) -> str:
    """Return a refusal's message with its values, each short and on one line."""
    values = {name: value(one) for name, one in refusal.values.items()}
    return _(message).format(**values)


def value(of: object) -> object:
    """Return a value as it may stand in a sentence; numbers stay as they are."""
    from fairdesk.domain.clean import short

    if isinstance(of, OSError):
        of = of.strerror or str(of)
    return short(str(of), MOST_WORDS) if isinstance(of, str | Path | Exception) else of
