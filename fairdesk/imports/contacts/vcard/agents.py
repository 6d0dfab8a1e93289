"""Cards within a card: who acts for somebody (AGENT of vCard 2.1 and 3.0)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.letters import Letters
from fairdesk.imports.contacts.vcard.cards import RawCard
from fairdesk.imports.contacts.vcard.content import Property, parse_line
from fairdesk.imports.contacts.vcard.properties import SILENT
from fairdesk.language.messages import _


def take_agents(into: Gathering, card: RawCard, letters: Letters) -> None:
    """Take the cards within a card into its note: whoever acts for somebody is not the contact."""
    for lines in card.inner:
        found = (parse_line(line.data, line.number, line.size, letters) for line in lines)
        _tell(into, (each for each in found if each))
    for agent in _on_a_line(card, letters):
        if "\n" in agent.text:
            inner = (parse_line(text.encode(), 0, 0, letters) for text in agent.text.split("\n"))
            _tell(into, (each for each in inner if each))
        elif agent.text.upper().replace(" ", "") != "BEGIN:VCARD":
            into.tell(_("Agent"), agent.text)


def _on_a_line(card: RawCard, letters: Letters) -> Iterator[Property]:
    """Yield what stands behind AGENT: a card as text (RFC 2426, 3.5.4), or an address of one."""
    for line in card.lines:
        if b"AGENT" in line.data[:40].upper():
            agent = parse_line(line.data, line.number, line.size, letters)
            if agent and agent.name == "AGENT" and agent.text:
                yield agent


def _tell(into: Gathering, found: Iterable[Property]) -> None:
    said = (", ".join(filter(None, each.parts())) for each in found if each.name not in {*SILENT, "N"})
    into.tell(_("Agent"), "; ".join(dict.fromkeys(text for text in said if text)))
