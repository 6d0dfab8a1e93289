"""Names of people and companies in the columns that each program has for them.

A name that was typed as given and family name goes to the two columns. A name that nobody split is never
guessed at: it stands whole in the first name of Google, Outlook and HubSpot, which show first and last name
one after the other and greet by the first; in the last name of Salesforce, which takes no lead without one;
and Odoo has one name only.
"""

from __future__ import annotations

from fairdesk.exports.columns.facts import Facts


def first_name(facts: Facts) -> str:
    """Return the given name, else the whole name."""
    return _parts(facts)[0]


def last_name(facts: Facts) -> str:
    """Return the family name; empty when nobody split the name."""
    return _parts(facts)[1]


def hubspot_first_name(facts: Facts) -> str:
    """Return a first name; without any name and an e-mail address HubSpot takes no contact."""
    return first_name(facts) or ("" if facts.emails or last_name(facts) else facts.shown_name())


def salesforce_first_name(facts: Facts) -> str:
    """Return the given name, when the family name is known to be the last."""
    first, last = _parts(facts)
    return first if last else ""


def salesforce_last_name(facts: Facts) -> str:
    """Return a last name that is never empty: the family name, else the whole, else the company's."""
    first, last = _parts(facts)
    return last or first or facts.shown_name()


def salesforce_company(facts: Facts) -> str:
    """Return a company that is never empty: who has none stands there with the own name."""
    return facts.contact("company") or facts.shown_name()


def is_company(facts: Facts) -> bool:
    """Say whether a company is known and no person."""
    return not facts.name() and bool(facts.contact("company"))


def persons_company(facts: Facts) -> str:
    """Return the company of a person; empty when the contact is the company itself."""
    return "" if is_company(facts) else facts.contact("company")


def _parts(facts: Facts) -> tuple[str, str]:
    """Return given and family name when they are the whole name, else the whole and nothing."""
    given, family, whole = facts.contact("given"), facts.contact("family"), facts.name()
    return (given, family) if (given and family) or whole in {given, family} else (whole, "")
