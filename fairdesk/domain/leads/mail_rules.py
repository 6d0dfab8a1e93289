"""Which law of a country has marketing mail ask for consent: a pointer for who sends it, not legal advice.

fairdesk asks for consent everywhere, also where a law would let a first mail pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class MailRule:
    """A law on marketing by e-mail: its `name` with the section, and whether it asks for consent first.

    Where `consent_first` is false the law lets people opt out; each has exceptions that are not told here.
    """

    name: str
    consent_first: bool = True


DIRECTIVE: Final = MailRule("Directive 2002/58/EC article 13")
"""The ePrivacy Directive, which every state of the European Economic Area has made law of its own."""

OWN: Final = MailRule("")
"""No law is listed: fairdesk's own rule asks for consent."""

_EEA: Final = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip

_NATIONAL: Final = {
    "AT": MailRule("TKG 2021 section 174"),
    "BE": MailRule("Code of Economic Law article XII.13"),
    "BG": MailRule("Electronic Commerce Act article 6"),
    "CZ": MailRule("Act 480/2004 section 7"),
    "DE": MailRule("UWG section 7"),
    "DK": MailRule("Markedsføringsloven section 10"),
    "EE": MailRule("Electronic Communications Act section 103-1"),
    "ES": MailRule("LSSI (Ley 34/2002) article 21"),
    "FI": MailRule("Act 917/2014 section 200"),
    "FR": MailRule("CPCE article L34-5"),
    "GR": MailRule("Law 3471/2006 article 11"),
    "HR": MailRule("Electronic Communications Act article 50"),
    "HU": MailRule("Act XLVIII of 2008 section 6"),
    "IE": MailRule("S.I. 336/2011 regulation 13"),
    "IT": MailRule("D.Lgs. 196/2003 article 130"),
    "LU": MailRule("Law of 30 May 2005 article 11"),
    "LV": MailRule("Law on Information Society Services section 9"),
    "NL": MailRule("Telecommunicatiewet article 11.7"),
    "NO": MailRule("Markedsføringsloven section 15"),
    "PL": MailRule("Prawo komunikacji elektronicznej article 398"),
    "PT": MailRule("Lei 41/2004 article 13-A"),
    "RO": MailRule("Law 506/2004 article 12"),
    "SE": MailRule("Marknadsföringslagen (2008:486) section 19"),
    "SI": MailRule("ZEKom-2 article 226"),
    "SK": MailRule("Act 452/2021 section 116"),
    "AU": MailRule("Spam Act 2003 section 16"),
    "CA": MailRule("CASL (S.C. 2010, c. 23) section 6"),
    "CH": MailRule("UWG article 3(1)(o)"),
    "GB": MailRule("PECR 2003 regulation 22"),
    "IL": MailRule("Communications Law section 30A"),
    "JP": MailRule("Act on Specified Electronic Mail (26/2002) article 3"),
    "NZ": MailRule("Unsolicited Electronic Messages Act 2007 section 9"),
    "TR": MailRule("Law 6563 article 6"),
    "US": MailRule("CAN-SPAM Act (15 U.S.C. 7701-7713)", consent_first=False),
    "ZA": MailRule("POPIA section 69"),
}
"""The laws as they are called at home; in the EEA each follows `DIRECTIVE`.

Each law and section is as its text, a regulator or a lawyers' guide names it; Luxembourg's is known from one
report only.
"""

RULES: Final = {**dict.fromkeys(_EEA, DIRECTIVE), **_NATIONAL}
"""The rule of each country (ISO 3166 alpha-2) that is listed."""


def mail_rule(country: str) -> MailRule:
    """Return the rule of a country (ISO 3166 alpha-2), `OWN` where none is listed or none is given."""
    return RULES.get(country.upper(), OWN)
