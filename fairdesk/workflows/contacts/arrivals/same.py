"""Whether a text of a file says the same as the one that is kept, and whether a name is one at all."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.leads.person_name import parted, words
from fairdesk.exports.guards import Guard
from fairdesk.language.messages import N_, _
from fairdesk.models.arriving_rows import KeptContact

_BETWEEN: Final = re.compile(r"[\W_]+")
_PARTS: Final = ("given", "family")
_SCRIPTS: Final = ("latin_name", "native_name")
_UNNAMED: Final = N_("Unnamed visitor")


def texts(field: str, kept: str, told: str) -> bool:
    """Tell whether a field is told as it is kept, but for signs and spelling that files cannot all hold.

    Files with a first and a last name have the words of a name in their order.
    """
    if fold(kept) == fold(told):
        return True
    if field == "name" and sorted(words(fold(kept))) == sorted(words(fold(told))):
        return True
    if field == "website":
        return Guard().url(kept) == Guard().url(told)
    return _BETWEEN.sub("", fold(kept)) == _BETWEEN.sub("", fold(told)) != ""


def says_no_more(field: str, told: str, kept: KeptContact) -> bool:
    """Tell whether a part of a name is only what our own files write of the whole one that is kept.

    So is the name in other letters when it is kept as the other one of the two.
    """
    if field in _SCRIPTS:
        forms = [kept.values.get(name, "") for name in _SCRIPTS]
        return any(texts(field, form, told) for form in (*forms, " / ".join(forms)))
    if field not in _PARTS:
        return False
    written = parted(*(kept.values.get(name, "") for name in ("name", *_PARTS)))
    return fold(told) == fold(written[_PARTS.index(field)])


def stands_for_a_name(name: str, kept: KeptContact) -> bool:
    """Tell whether a name or company only stands for one that is missing: by the other, a number, an address.

    Files of programs that ask for both have such.
    """
    told = _BETWEEN.sub("", fold(name))
    if told in {_BETWEEN.sub("", fold(word)) for word in (_UNNAMED, _(_UNNAMED))}:
        return True
    if told in {_BETWEEN.sub("", fold(kept.values.get(name, ""))) for name in ("name", "company")}:
        return True
    return any(told.endswith(end) for _kind, key in kept.reaches if (end := _BETWEEN.sub("", fold(key))))
