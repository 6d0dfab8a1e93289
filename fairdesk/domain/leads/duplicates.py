"""Who may be the same person: offered, never merged silently."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from fairdesk.domain.folding import fold, loose
from fairdesk.domain.trade import ReachKind

_TITLE_WORDS: Final = (
    "mr mrs ms miss dr prof herr frau fru hr ing dipl آقای خانم دکتر مهندس جناب سرکار السيد السيدة"
)
_TITLES: Final = frozenset(fold(word) for word in _TITLE_WORDS.split())
_FORM_WORDS: Final = (
    "gmbh mbh ag kg ohg ug ab hb aktiebolag ltd limited llc inc plc co sa sarl srl spa bv as oy شرکت شركة"
)
_LEGAL_FORMS: Final = frozenset(fold(word) for word in _FORM_WORDS.split())
_WORDS: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Person:
    """What two people are compared by; `keys` are (reach kind, key) pairs."""

    name: str = ""
    company: str = ""
    keys: frozenset[tuple[str, str]] = frozenset()
    other_names: tuple[str, ...] = ()


def name_key(name: str) -> str:
    """Return a name as it is compared: folded, Müller as Mueller, without titles, in any order of words."""
    return _key(name, _TITLES)


def company_key(company: str) -> str:
    """Return a company as it is compared: folded, without its legal form, in any order of words."""
    return _key(company, _LEGAL_FORMS)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same once folded; an empty name is nobody's."""
    key = name_key(one)
    return bool(key) and key == name_key(other)


def same_person(one: Person, other: Person) -> bool:
    """Tell whether two are one and the same: an e-mail or phone key in common, and the folded name.

    Two people may share one address, so a key alone never answers yes. Where neither has a name, the
    company stands for it.
    """
    if not any(kind in (ReachKind.EMAIL, ReachKind.PHONE) for kind, _key_ in one.keys & other.keys):
        return False
    if not name_key(one.name) and not name_key(other.name):
        return bool(company_key(one.company)) and company_key(one.company) == company_key(other.company)
    return _names_meet(one, other)


def why_alike(one: Person, other: Person) -> tuple[str, ...]:
    """Return what two people have in common, strongest first: reach kinds ("email", "phone"), "name"."""
    kinds = sorted({kind for kind, _key_ in one.keys & other.keys}, key=_strength)
    return (*kinds, "name") if _names_meet(one, other) else tuple(kinds)


def _names_meet(one: Person, other: Person) -> bool:
    return bool(_keys((one.name, *one.other_names)) & _keys((other.name, *other.other_names)))


def _keys(names: Iterable[str]) -> set[str]:
    return {key for key in map(name_key, names) if key}


def _strength(kind: str) -> tuple[int, str]:
    order = [ReachKind.EMAIL, ReachKind.PHONE]
    return (order.index(ReachKind(kind)) if kind in order else len(order), kind)


def _key(text: str, dropped: frozenset[str]) -> str:
    words = _WORDS.findall(fold(text))
    kept = [word for word in words if word not in dropped] or words
    return " ".join(sorted(loose(word) for word in kept))
