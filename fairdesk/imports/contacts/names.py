"""The names of a contact, out of the parts and forms in which cards and tables have them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from fairdesk.domain.leads.person_name import put_together
from fairdesk.domain.leads.person_name import words as words_of
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.language.messages import _

NAME_PARTS: Final = ("family", "given", "middle", "prefix", "suffix")
"""The parts of N, in its order (RFC 6350, 6.2.2)."""


def take_names(into: Gathering, whole: str, parts: Sequence[str]) -> None:
    """Take a person's name: as written, and its parts where given and family name are told apart.

    A name that nobody split stands whole as given or family name in many programs: then it has no parts.
    What is only the company, an e-mail address or a number of the same contact is nobody's name.
    """
    family, given, middle, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    given = " ".join(filter(None, (given, middle)))
    both = put_together(given, family)
    name = whole or " ".join(filter(None, (both, suffix)))
    if (given and family) or _is_part(both, name, (prefix, suffix)):
        into.field("given", given)
        into.field("family", family)
    into.field("salutation", prefix)
    stands_in = {into.fields.get("company", ""), *(reach.value for reach in into.reaches.values())}
    if name not in stands_in or (given and family):
        into.field("name", name, _("Name"))
    into.tell_unless_known(_("Name suffix"), suffix)
    for part in parts[5:]:
        into.tell_unless_known(_("Name"), part)


def _is_part(part: str, name: str, besides: Iterable[str]) -> bool:
    """Say whether one part of a name is less than the whole, or says something that the whole doesn't."""
    words = set(words_of(part))
    around = {word for text in besides for word in words_of(text)}
    return bool(words) and words != set(words_of(name)) - around


def take_other_name(into: Gathering, text: str) -> None:
    """Take a nickname: the name in other letters when it is one, a line of the note otherwise.

    Two forms may stand there with ` / ` between them, as in fairdesk's own cards.
    """
    latin = is_latin(into.fields.get("name", ""))
    forms = text.split(" / ")
    if len(forms) == 2 and [is_latin(form) for form in forms] == [True, False]:
        into.field("latin_name", forms[0], _("Nickname"))
        into.field("native_name", forms[1], _("Nickname"))
    elif latin is not None and is_latin(text) is (not latin):
        into.field("native_name" if latin else "latin_name", text, _("Nickname"))
    else:
        into.tell(_("Nickname"), text)


def is_latin(text: str) -> bool | None:
    """Say whether a text's first letter is a Latin one; None for a text without letters."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return unicodedata.name(first, "").startswith("LATIN") if first else None
