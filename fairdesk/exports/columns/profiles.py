"""The columns of each program's CSV file, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import Final


@dataclass(frozen=True, slots=True)
class Profile:
    """One program's CSV file.

    `columns` are pairs of a heading and what stands under it: a name of `values.VALUES`; a text after
    `=` stands there instead of that value, wherever there is one. `phones` are the places for numbers, of
    which a number takes the first that fits it; what finds none, as an e-mail address beyond `emails`,
    stands in the note. `bom` says whether the file begins with a byte order mark, and `by_interest` whether
    it has a row for each interest of a lead.
    """

    name: str
    columns: tuple[tuple[str, str], ...]
    bom: bool
    emails: int = 3
    phones: tuple[str, ...] = field(default=("any 1", "any 2", "any 3", "any 4"))
    by_interest: bool = False


def _same(names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, name) for name in names.split())


_CONSENTS: Final = _same(
    "contact_consent contact_wording contact_consent_at"
    " marketing_opt_in marketing_wording marketing_consent_at"
)

PLAIN: Final = Profile(
    "plain",
    (
        *_same(
            "lead_id contact_id name latin_name native_name given family salutation company title buyer_type"
            " country city address website language mail_language"
        ),
        ("email", "email 1"), ("email_2", "email 2"), ("email_3", "email 3"),
        ("more_emails", "more emails"),
        ("phone", "phone any 1"), ("phone_2", "phone any 2"), ("phone_3", "phone any 3"),
        ("phone_4", "phone any 4"), ("more_phones", "more phones"),
        *_same("whatsapp telegram wechat instagram linkedin eitaa bale badge paper_slip"),
        *_same("rating rings answers note visit_notes owner staff fair captured_at due_at incomplete"),
        *_CONSENTS,
    ),
    bom=True,
)  # fmt: skip
"""For spreadsheets: everything in codes, headings as in JSON. Excel reads UTF-8 for sure only with a mark."""

PLAIN_BY_INTEREST: Final = Profile(
    "plain",
    (
        *_same("lead_id contact_id name company country language"),
        ("email", "email 1"), ("phone", "phone any 1"),
        *_same("rating owner staff fair captured_at"),
        *_same("sku ring ring_words level quantity sizes target_price target_currency reason interest_note"),
        *_same("moq sample"),
        *_CONSENTS,
    ),
    bom=True,
    by_interest=True,
)  # fmt: skip
"""For spreadsheets, a row for each ring somebody was interested in; the lead's own columns come again."""

GOOGLE: Final = Profile(
    "google",
    (
        ("First Name", "first name"), ("Middle Name", ""), ("Last Name", "last name"),
        ("Phonetic First Name", ""), ("Phonetic Middle Name", ""), ("Phonetic Last Name", ""),
        ("Name Prefix", "salutation"), ("Name Suffix", ""), ("Nickname", "other scripts"), ("File As", ""),
        ("Organization Name", "company"), ("Organization Title", "title"), ("Organization Department", ""),
        ("Birthday", ""), ("Notes", "whole note"), ("Photo", ""), ("Labels", "google labels"),
        *chain.from_iterable(
            ((f"E-mail {n} - Label", f"email {n}=Work"), (f"E-mail {n} - Value", f"email {n}"))
            for n in (1, 2, 3)
        ),
        *chain.from_iterable(
            ((f"Phone {n} - Label", f"phone any {n} label"), (f"Phone {n} - Value", f"phone any {n}"))
            for n in (1, 2, 3, 4)
        ),
        ("Address 1 - Label", "whole address=Work"), ("Address 1 - Formatted", "whole address"),
        ("Address 1 - Street", "address"), ("Address 1 - City", "city"), ("Address 1 - PO Box", ""),
        ("Address 1 - Region", ""), ("Address 1 - Postal Code", ""), ("Address 1 - Country", "country name"),
        ("Address 1 - Extended Address", ""),
        ("Website 1 - Label", "url=Work"), ("Website 1 - Value", "url"),
        ("Custom Field 1 - Label", "marketing_opt_in=Marketing opt-in"),
        ("Custom Field 1 - Value", "marketing_opt_in"),
        ("Custom Field 2 - Label", "marketing_wording=Marketing consent wording"),
        ("Custom Field 2 - Value", "marketing_wording"),
    ),
    bom=False,
)  # fmt: skip
"""Google Contacts, the columns of its own export; labels are separated by ` ::: `."""

OUTLOOK: Final = Profile(
    "outlook",
    (
        ("Title", "salutation"), ("First Name", "first name"), ("Middle Name", ""),
        ("Last Name", "last name"), ("Suffix", ""), ("Company", "company"), ("Department", ""),
        ("Job Title", "title"), ("Business Street", "address"), ("Business Street 2", ""),
        ("Business Street 3", ""), ("Business City", "city"), ("Business State", ""),
        ("Business Postal Code", ""), ("Business Country/Region", "country name"),
        ("Business Fax", "phone fax"), ("Business Phone", "phone work"), ("Business Phone 2", "phone work 2"),
        ("Home Phone", "phone home"), ("Mobile Phone", "phone mobile"), ("Other Phone", "phone other"),
        ("Categories", "outlook categories"),
        ("E-mail Address", "email 1"), ("E-mail Type", "email 1=SMTP"),
        ("E-mail 2 Address", "email 2"), ("E-mail 2 Type", "email 2=SMTP"),
        ("E-mail 3 Address", "email 3"), ("E-mail 3 Type", "email 3=SMTP"),
        ("Notes", "whole note"),
        ("User 1", "marketing_opt_in=Marketing opt-in"), ("User 2", "marketing_opt_in"),
        ("User 3", "marketing_wording"),
        ("Web Page", "url"),
    ),
    bom=True,
    phones=("work", "mobile", "home", "fax", "work 2", "other"),
)  # fmt: skip
"""Outlook, headings of its English template; the first user field says what the second holds."""

HUBSPOT: Final = Profile(
    "hubspot",
    (
        ("First name", "hubspot first name"), ("Last name", "last name"), ("Email", "email 1"),
        ("Phone number", "phone work"), ("Mobile phone number", "phone mobile"), ("Fax number", "phone fax"),
        ("Job title", "title"), ("Company name", "company"), ("Website URL", "url"),
        ("Street address", "address"), ("City", "city"), ("Country/Region", "country name"),
        ("Lifecycle stage", "lead_id=Lead"), ("Lead status", "lead_id=New"), ("Message", "whole note"),
        ("Rating", "rating word"),
        ("Marketing opt-in", "marketing true"), ("Marketing consent wording", "marketing_wording"),
    ),
    bom=False,
    emails=1,
    phones=("work", "mobile", "fax"),
)  # fmt: skip
"""HubSpot contacts, headings as its properties are called; contacts are told apart by Email.

The last three are no properties of its own: they are mapped to new ones. No property unsubscribes
anybody; an opt-out list does, which is an import of its own.
"""

SALESFORCE: Final = Profile(
    "salesforce",
    (
        ("Salutation", "salutation"), ("First Name", "salesforce first name"),
        ("Last Name", "salesforce last name"),
        ("Company", "salesforce company"), ("Title", "title"), ("Email", "email 1"), ("Phone", "phone work"),
        ("Mobile Phone", "phone mobile"), ("Fax", "phone fax"), ("Website", "url"), ("Street", "address"),
        ("City", "city"), ("Country", "country name"), ("Lead Source", "lead_id=Trade Show"),
        ("Rating", "rating word"), ("Description", "whole note"), ("Email Opt Out", "opt out"),
    ),
    bom=False,
    emails=1,
    phones=("work", "mobile", "fax"),
)  # fmt: skip
"""Salesforce leads for the Data Import Wizard, which wants Last Name and Company in every row."""

ODOO: Final = Profile(
    "odoo",
    (
        ("id", "odoo id"), ("name", "shown name"), ("is_company", "odoo is company"),
        ("company_name", "odoo company"), ("function", "title"), ("email", "email 1"),
        ("phone", "phone any 1"), ("website", "url"), ("street", "street 1"), ("street2", "street 2"),
        ("city", "city"), ("country_id/id", "odoo country"), ("comment", "html note"),
    ),
    bom=False,
    emails=1,
    phones=("any 1",),
)  # fmt: skip
"""Odoo contacts (`res.partner`), headings as its fields are called; the id lets a second import update."""

PROFILES: Final = {each.name: each for each in (PLAIN, GOOGLE, OUTLOOK, HUBSPOT, SALESFORCE, ODOO)}
