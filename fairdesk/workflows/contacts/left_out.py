"""Who was kept back from an export: how many, why, and by which country's rule of marketing mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from fairdesk.domain import countries
from fairdesk.domain.leads.consents import LeftOut
from fairdesk.domain.leads.mail_rules import mail_rule
from fairdesk.language.messages import N_, _, comma_list, is_right, language

Kept = Mapping[tuple[str, str], int]
"""How many were kept back, by `LeftOut` and country (ISO 3166, or empty)."""

MOST_COUNTRIES: Final = 6
"""Countries that are named one by one."""

_REASONS: Final[Mapping[str, str]] = {
    LeftOut.CONTACT_WITHDRAWN: N_("consent to be contacted withdrawn: {count}"),
    LeftOut.MARKETING_WITHDRAWN: N_("marketing consent withdrawn: {count}"),
    LeftOut.NO_MARKETING: N_("no marketing consent: {count}"),
    LeftOut.NOT_TOLD: N_("was not told that makers get their leads: {count}"),
}
_BY_LAW: Final = frozenset({LeftOut.NO_MARKETING, LeftOut.MARKETING_WITHDRAWN})


def by_reason(left_out: Kept) -> dict[str, int]:
    """Return how many were kept back for each reason, whatever their country."""
    totals: Counter[str] = Counter()
    for (reason, _country), count in left_out.items():
        totals[reason] += count
    return dict(totals)


def by_rule(left_out: Kept) -> list[dict[str, object]]:
    """Return who was kept back as values for JSON, the most first.

    Each has `reason`, `count`, and `country` (ISO 3166, empty where none is given); for marketing mail also
    the `rule` (the law that is listed, empty for fairdesk's own) and whether that asks for consent first.
    """
    told = []
    for (reason, country), count in sorted(left_out.items(), key=lambda one: (-one[1], one[0])):
        values: dict[str, object] = {"reason": reason, "country": country, "count": count}
        if reason in _BY_LAW:
            rule = mail_rule(country)
            values |= {"rule": rule.name, "consent_first": rule.consent_first}
        told.append(values)
    return told


def reasons(left_out: Kept) -> str:
    """Say why people were left out and how many: `no marketing consent: 9 (Germany, UWG section 7: 9)`."""
    totals = by_reason(left_out)
    return comma_list(
        _said(reason, said, totals[reason], left_out) for reason, said in _REASONS.items() if reason in totals
    )


def totals(left_out: Kept) -> str:
    """Say why people were left out and how many, without their countries: `no marketing consent: 9`."""
    found = by_reason(left_out)
    return comma_list(
        _(said).format(count=found[reason]) for reason, said in _REASONS.items() if reason in found
    )


def how_to_tell(left_out: Kept) -> str:
    """Return what to do about those who were not told of the makers; empty when there are none."""
    if LeftOut.NOT_TOLD not in by_reason(left_out):
        return ""
    return N_(
        "If the privacy notice stood on the counter, say since when: fairdesk fair notice --since DAY. "
        "Or tell these people, and note it: fairdesk person told."
    )


def _said(reason: str, said: str, total: int, left_out: Kept) -> str:
    words = _(said).format(count=total)
    if reason not in _BY_LAW:
        return words
    return f"{words} ({('؛ ' if is_right() else '; ').join(_countries(reason, left_out))})"


def _countries(reason: str, left_out: Kept) -> Iterable[str]:
    """Say how many are from which country, the most first, with the law that is listed for it."""
    mine = [(country, count) for (why, country), count in left_out.items() if why == reason]
    mine.sort(key=lambda one: (-one[1], not one[0], one[0]))
    for country, count in mine[:MOST_COUNTRIES]:
        rule = mail_rule(country)
        if not country:
            yield _("country not given: {count}").format(count=count)
        elif rule.name:
            known = countries.name(country, language())
            yield _("{country}, {rule}: {count}").format(country=known, rule=rule.name, count=count)
        else:
            known = countries.name(country, language())
            yield _("{country}, no rule known here: {count}").format(country=known, count=count)
    if len(mine) > MOST_COUNTRIES:
        rest = sum(count for _country, count in mine[MOST_COUNTRIES:])
        yield _("other countries: {count}").format(count=rest)
