"""Postal addresses as cards and tables have them: seven parts, of which fairdesk keeps three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fairdesk.imports.contacts.gathering import Gathering, says_nothing_new
from fairdesk.language.messages import _

PARTS: Final = ("box", "extended", "street", "city", "region", "code", "country")
"""The parts of ADR, in its order (RFC 6350, 6.3.1)."""


@dataclass(frozen=True, slots=True)
class Post:
    """A postal address; `label` says whose (home, work ...), `whole` is how it stands on an envelope."""

    parts: Sequence[str]
    label: str = ""
    whole: str = ""
    preferred: bool = False

    def part(self, name: str) -> str:
        """Return a part by its name of `PARTS`, "" when it is missing."""
        place = PARTS.index(name)
        return self.parts[place] if place < len(self.parts) else ""

    def in_words(self) -> str:
        """Return it on one line."""
        parts = [part for part in self.parts if part]
        if self.whole and not says_nothing_new(self.whole, " ".join(parts)):
            parts.append(self.whole)
        return ", ".join(" ".join(part.split()) for part in parts)


def take_addresses(into: Gathering, found: Sequence[Post]) -> None:
    """Take the best address as the contact's, the others into the note.

    The preferred one is best, then one of work. A country that is known becomes its code; another stays in
    the address. A postal code and region have no field: they are a line of the address.
    """
    filled = [post for post in found if any(post.parts) or post.whole]
    if not filled:
        return
    best = min(filled, key=lambda post: (not post.preferred, post.label == "home", post.label == "other"))
    country = best.part("country")
    known = into.country(country) if country else True
    lines = (
        best.part("box"),
        best.part("extended"),
        best.part("street"),
        " ".join(filter(None, (best.part("code"), best.part("region")))),
        "" if known else country,
        *best.parts[len(PARTS) :],
    )
    into.field("city", best.part("city"))
    address = "\n".join(line for line in lines if line)
    if best.whole and not says_nothing_new(best.whole, " ".join(best.parts)):
        if any(best.parts):
            into.tell(_("Address label"), best.whole)
        else:
            address = best.whole
    into.field("address", address)
    for post in filled:
        if post is not best:
            named = _("Address ({label})").format(label=post.label) if post.label else _("Address")
            into.tell(named, post.in_words())
