"""Names of people and companies in the columns that each program has for them.

First and last name have every word of the whole name together, and so make the same name where they are
read. A name of which nobody said the family name is never guessed at: it stands whole in the first name of
Google, Outlook and HubSpot, which show first and last name one after the other and greet by the first; in
the last name of Salesforce, which takes no lead without one; and Odoo has one name only. What of a name has
no column stands in the note.
"""

from __future__ import annotations

from fairdesk.domain.leads.person_name import parted
from fairdesk.exports.columns.facts import Facts


def first_name(facts: Facts) -> str:
    """Return the words of the name before or after the family name, else the whole name."""
    return _parts(facts)[0]


def last_name(facts: Facts) -> str:
    """Return the family name; empty when nobody split the name."""
    return _parts(facts)[1]


def hubspot_first_name(facts: Facts) -> str:
    """Return a first name; without any name and an e-mail address HubSpot takes no contact."""
    return first_name(facts) or ("" if facts.emails or last_name(facts) else facts.shown_name())


def salesforce_first_name(facts: Facts) -> str:
    """Return the first name, when the family name is known."""
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
    """Return first and last name."""
    return parted(facts.name(), facts.contact("given"), facts.contact("family"))
