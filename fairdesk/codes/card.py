"""A contact small enough for a code: the few lines of a vCard that every phone reads."""

from __future__ import annotations

from dataclasses import dataclass

from fairdesk.language.bidi.isolate import without_controls


@dataclass(frozen=True, slots=True)
class StandContact:
    """How visitors reach the stand. Empty is left out; `note` says where they met it."""

    name: str
    email: str = ""
    phone: str = ""
    website: str = ""
    address: str = ""
    note: str = ""

    @property
    def can_be_reached(self) -> bool:
        """Whether it says any way to reach the stand by."""
        return bool(self.email or self.phone or self.website)


def mini_vcard(contact: StandContact) -> str:
    """Return the vCard 3.0 (RFC 2426) that a code holds: lines ended by CRLF, none folded.

    Both FN and N are there, which the standard asks for, and ORG, so that phones file it as a company.
    """
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_value(contact.name)};;;;",
        f"FN:{_value(contact.name)}",
        f"ORG:{_value(contact.name)}",
    ]
    lines += [
        f"{name}:{written}"
        for name, written in (
            ("TEL", _value(contact.phone)),
            ("EMAIL", _value(contact.email)),
            ("URL", _value(contact.website)),
            ("ADR", f";;{_value(contact.address)};;;;" if contact.address else ""),
            ("NOTE", _value(contact.note)),
        )
        if written
    ]
    return "\r\n".join([*lines, "END:VCARD", ""])


def _value(text: str) -> str:
    """Return a text as a value (RFC 2426, 5): separators escaped, line breaks written as such."""
    plain = without_controls(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(plain.split("\n")).replace("\r", "")
