"""What becomes of each property of a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from fairdesk.domain import languages
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose, ReachKind
from fairdesk.imports.contacts.gathering import Gathering
from fairdesk.imports.contacts.handles import dialled, kind_of, without_scheme
from fairdesk.imports.contacts.labels import label_of
from fairdesk.imports.contacts.moments import NO_TIME, consent_of
from fairdesk.imports.contacts.vcard.content import Property
from fairdesk.language.messages import N_, _

Taker = Callable[[Gathering, Property, str], None]
"""Takes a property into a contact; the text is the label of its group."""

SILENT: Final = frozenset({
    "VERSION", "PRODID", "X-PRODID", "PROFILE", "BEGIN", "END", "X-ABLABEL", "X-ABADR", "CLIENTPIDMAP",
    "REV",
})  # fmt: skip
"""What is of the file, or of the card as it was written, and not of the contact."""

_MARKS: Final = (
    "X-ABUID X-ABCROP-RECTANGLE X-IMAGETYPE X-IMAGEHASH X-SHARED-PHOTO-DISPLAY-PREF X-MS-OL-DESIGN KEY"
    " X-MS-OL-DEFAULT-POSTAL-ADDRESS X-MOZILLA-HTML X-COUCHDB-APPLICATION-ANNOTATIONS X-COUCHDB-UUID"
    " X-CREATED X-ETAG X-ID X-RADICALE-NAME X-THUNDERBIRD-ETAG XML SOURCE CALADRURI CALURI FBURL"
    " CAPURI SOUND LOGO X-MS-CARDPICTURE X-EVOLUTION-WEBDAV-ETAG X-EVOLUTION-X509-CERT"
)  # fmt: skip
_KEEPERS: Final = ("EVOLUTION", "KADDRESSBOOK", "ANDROID", "GOOGLE", "MS", "WAB", "AB", "APPLE", "SAMSUNG")
_LABELS: Final = {
    "TZ": N_("Time zone"), "GEO": N_("Position"), "ANNIVERSARY": N_("Anniversary"), "GENDER": N_("Gender"),
    "X-ANNIVERSARY": N_("Anniversary"), "X-GENDER": N_("Gender"), "X-MS-ANNIVERSARY": N_("Anniversary"),
    "X-EVOLUTION-ANNIVERSARY": N_("Anniversary"), "X-MS-IMADDRESS": "IM", "X-MS-RM-IMACCOUNT": "IM",
}  # fmt: skip
_SERVICES: Final = ("X-SERVICE-TYPE", "SERVICE-TYPE", "X-SERVICE")


def _email(into: Gathering, found: Property, named: str) -> None:
    label, _kind, left = label_of(found.types, named)
    scheme, address = without_scheme(found.text)
    value = address if scheme == "mailto" else found.text
    into.reach(ReachKind.EMAIL, value, label)
    into.tell(value, left)


def _phone(into: Gathering, found: Property, named: str) -> None:
    label, kind, left = label_of(found.types, named)
    value = dialled(found.text)
    into.reach(kind or ReachKind.PHONE, value, "" if kind else label)
    into.tell(value, left)


def _handle(into: Gathering, found: Property, named: str) -> None:
    """Take a handle whose service the parameters, the scheme, the label or the types tell."""
    scheme, handle = without_scheme(found.text)
    service = next((found.parameter(name) for name in _SERVICES if found.parameter(name)), "")
    own = found.parameter("X-USER") or found.parameter("USERNAME") or found.parameter("X-DISPLAYNAME")
    candidates = (service, scheme, named, *found.types, *found.name.removeprefix("X-").split("-")[:1])
    kind = next((kind_of(word) for word in candidates if word and kind_of(word)), "")
    if scheme in {"http", "https"}:
        handle = found.text
    elif own and scheme == "x-apple":
        handle = own
    if kind:
        into.reach(kind, handle)
        return
    _label, _none, left = label_of(found.types, named)
    into.tell(service or scheme_name(scheme) or left or label_from(found.name), handle)


def scheme_name(scheme: str) -> str:
    """Return how a messenger is called whose addresses begin so."""
    return "" if scheme in {"x-apple", "http", "https", ""} else scheme.upper() if len(scheme) < 4 else scheme


def _language(into: Gathering, found: Property, _named: str) -> None:
    try:
        into.field("language", languages.code_of(found.text), _("Language"))
    except Refusal:
        into.tell(_("Language"), found.text)


def _categories(into: Gathering, found: Property, _named: str) -> None:
    for category in found.parts(","):
        if category:
            into.categories[category] = None


def _consent(into: Gathering, found: Property, _named: str) -> None:
    consent = consent_of(found.name.rpartition("-")[2].lower(), found.text)
    if consent:
        into.consents.append(consent)
        if consent.at is None:
            into.tell(label_from(found.name), found.text)
            into.doubt(NO_TIME, aside=True, value=found.text)
    else:
        into.tell(label_from(found.name), found.text)
        into.doubt(N_("A consent was not understood: {value}."), aside=True, value=found.text)


def _birthday(into: Gathering, found: Property, _named: str) -> None:
    into.tell(_("Birthday"), found.text)


def _picture(into: Gathering, found: Property, _named: str) -> None:
    kilobytes = max(1, round(found.size * 3 / 4 / 1000))
    linked = not found.is_inline and "://" in found.raw
    into.leave_out(found.text if linked else _("a picture ({size} kB)").format(size=kilobytes))


def _mark(into: Gathering, found: Property, _named: str) -> None:
    linked = not found.is_inline and len(found.text) <= 100
    into.leave_out(f"{found.name} {found.text}" if linked and "<" not in found.text else found.name)


def _class(into: Gathering, found: Property, _named: str) -> None:
    if found.text.casefold() != "public":
        into.tell(_("Class"), found.text)


def _android(into: Gathering, found: Property, _named: str) -> None:
    """Take Android's own kinds of data: `vnd.android.cursor.item/nickname;Anna;1;;;`."""
    what, *values = found.parts()
    kind = what.rpartition("/")[2].removeprefix("vnd.com.").split(".")[0]
    said = ", ".join(dict.fromkeys(value for value in values if value and not value.isdigit()))
    number = next((value for value in values if value), "")
    if kind_of(kind):
        into.reach(kind_of(kind), number)
    else:
        into.tell(kind.replace("contact_", "").replace("_", " ").capitalize(), said)


def take_other(into: Gathering, found: Property, named: str) -> None:
    """Take a property that nobody here knows: octets are left out, words go to the note."""
    if found.is_inline:
        into.leave_out(found.name)
        return
    types = [word for word in found.types if word != "pref"]
    label = named or label_from(found.name)
    text = ", ".join(part for part in found.parts() if part) or ""
    into.tell(f"{label} ({', '.join(types)})" if types and not named else label, text)


def label_from(name: str) -> str:
    """Return a property's name as people read it: X-EVOLUTION-SPOUSE is Spouse."""
    if name in _LABELS:
        return _(_LABELS[name])
    words = name.removeprefix("X-").split("-")
    if len(words) > 1 and words[0] in _KEEPERS:
        words = words[1:]
    return " ".join(words).capitalize()


_HANDLES: Final = "IMPP X-SOCIALPROFILE SOCIALPROFILE X-MS-IMADDRESS X-MS-RM-IMACCOUNT"
_MESSENGERS: Final = (
    "WHATSAPP TELEGRAM WECHAT WEIXIN INSTAGRAM LINKEDIN EITAA BALE AIM ICQ JABBER MSN YAHOO SKYPE QQ GTALK"
    " GOOGLE-TALK TWITTER FACEBOOK SIGNAL VIBER LINE GADUGADU GROUPWISE SIP SKYPE-USERNAME"
)

TAKERS: Final[Mapping[str, Taker]] = {
    "EMAIL": _email,
    "TEL": _phone,
    "X-MS-TEL": _phone,
    **dict.fromkeys(_HANDLES.split(), _handle),
    **{f"X-{name}": _handle for name in _MESSENGERS.split()},
    "LANG": _language,
    "CATEGORIES": _categories,
    **{f"X-CONSENT-{purpose.upper()}": _consent for purpose in Purpose},
    "BDAY": _birthday,
    "PHOTO": _picture,
    **dict.fromkeys(_MARKS.split(), _mark),
    "CLASS": _class,
    "X-ANDROID-CUSTOM": _android,
}
"""What takes each property that stands alone; names, addresses, companies and links need the whole card."""
