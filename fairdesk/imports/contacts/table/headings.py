"""What stands over the columns of tables of contacts, in English, German, Swedish and Persian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from fairdesk.imports.headings import plain

ABOUT: Final = (
    "lead_id", "owner", "staff", "fair", "captured_at", "due_at", "incomplete", "answers", "visit_notes",
)  # fmt: skip
"""Columns of fairdesk's own table that say something of the lead."""

HEADINGS: Final[dict[str, str]] = {
    "name": "name, full name, contact name, display name, shown name, file as, Anzeigename,"
    " Vollständiger Name, Ansprechpartner, Kontakt, Kontaktperson, namn, fullständigt namn,"
    " visningsnamn, kontaktperson,"
    " نام و نام خانوادگی, نام کامل, مخاطب, نام مخاطب, نام خریدار",
    "given": "given, first name, given name, forename, firstname, Vorname, förnamn, نام, نام کوچک",
    "family": "family, last name, family name, surname, lastname, Nachname, Familienname, Zuname, efternamn,"
    " نام خانوادگی, فامیل, فامیلی",
    "middle": "middle name, additional name, Weitere Vornamen, Zweiter Vorname, mellannamn",
    "prefix": "salutation, name prefix, prefix, honorific, Anrede, tilltal, عنوان احترام",
    "suffix": "suffix, name suffix, generational suffix, Suffix, Namenszusatz",
    "nickname": "nickname, Spitzname, Rufname, smeknamn, نام مستعار",
    "latin_name": "latin name, name in latin letters, نام لاتین, نام به لاتین",
    "native_name": "native name, name in own script, name in their own script, نام به خط خودشان",
    "company": "company, company name, organization, organisation, organization name, organization 1 name,"
    " account name, company account, employer, associated company, business name, Firma, Unternehmen,"
    " Firmenname, Organisation, företag, företagsnamn, bolag, firma, organisation, شرکت, نام شرکت, سازمان,"
    " فروشگاه, نام فروشگاه",
    "department": "department, organization department, Abteilung, avdelning, بخش, واحد",
    "title": "job title, title, organization title, position, function, job position, Position, Funktion,"
    " Berufsbezeichnung, titel, befattning, yrkestitel, سمت, شغل, عنوان شغلی, عنوان",
    "buyer_type": "buyer type, نوع خریدار",
    "language": "language, lang, preferred language, Sprache, språk, زبان",
    "mail_language": "mail language, زبان ایمیل",
    "website": "website, web site, web page, website url, webpage, url, homepage, website 1 value, Webseite,"
    " Internetseite, webbplats, webbsida, hemsida, وب سایت, وبسایت, سایت, نشانی اینترنتی",
    "email": "email, e-mail, e-mail address, email address, mail, email_1, primary email, work email,"
    " email value, E-Mail, E-Mail-Adresse, e-post, e-postadress, epost, ایمیل, پست الکترونیک,"
    " رایانامه, نشانی ایمیل, more emails, additional email addresses",
    "email home": "home email, private email, personal email, secondary email, E-Mail privat",
    "phone": "phone, phone number, telephone, tel, phone value, primary phone, other phone, main phone,"
    " more phones, Telefon, Telefonnummer, Rufnummer, telefon, telefonnummer, تلفن, شماره تلفن, تلفن ثابت",
    "phone work": "business phone, work phone, company main phone, office phone, Telefon geschäftlich,"
    " Telefon (geschäftlich), arbetstelefon, telefon arbete, تلفن محل کار, تلفن کار, تلفن شرکت",
    "phone home": "home phone, private phone, Telefon privat, Telefon (privat), hemtelefon, telefon hem,"
    " تلفن منزل",
    "phone cell": "mobile phone, mobile, cell, cell phone, cellphone, mobile number, mobile phone number,"
    " Mobil, Mobiltelefon, Handy, Handynummer, Mobilnummer, mobiltelefon, mobilnummer, موبایل, شماره موبایل,"
    " همراه, تلفن همراه, شماره همراه",
    "phone fax": "fax, business fax, fax number, work fax, home fax, other fax, Fax geschäftlich, Telefax,"
    " فکس, نمابر, دورنگار",
    "whatsapp": "whatsapp, whatsapp number, واتساپ, شماره واتساپ",
    "telegram": "telegram, telegram id, تلگرام",
    "wechat": "wechat, wechat id, weixin, 微信, ویچت",
    "instagram": "instagram, instagram handle, insta, اینستاگرام",
    "linkedin": "linkedin, linkedin url, linkedin profile, لینکدین",
    "eitaa": "eitaa, ایتا",
    "bale": "bale, بله",
    "badge": "badge, badge id, نشان",
    "paper_slip": "paper slip, برگهٔ کاغذی",
    "post box": "po box, post box, Postfach, postbox, صندوق پستی",
    "post extended": "extended address, address extended address",
    "post street": "street, address, street address, address 1, address line, mailing street, Straße,"
    " Adresse, Anschrift, Straße und Hausnummer, gata, adress, gatuadress, آدرس, نشانی, نشانی پستی",
    "post city": "city, town, mailing city, Ort, Stadt, Wohnort, stad, ort, postort, شهر",
    "post region": "state, region, province, state region, state province, mailing state province,"
    " Bundesland, Kanton, län, استان",
    "post code": "postal code, zip, zip code, postcode, zip postal code, mailing zip postal code, PLZ,"
    " Postleitzahl, postnummer, کد پستی, کدپستی",
    "post country": "country, country region, country code, mailing country, Land, Staat, land, country id,"
    " country id id, کشور",
    "post work street": "business street, business address, Straße geschäftlich, gatuadress arbete",
    "post work city": "business city, Ort geschäftlich, ort arbete",
    "post work region": "business state, Bundesland/Kanton geschäftlich, region geschäftlich",
    "post work code": "business postal code, Postleitzahl geschäftlich, postnummer arbete",
    "post work country": "business country region, business country, Land/Region geschäftlich",
    "post work box": "business address po box, Postfach geschäftlich",
    "post home street": "home street, home address, Straße privat, gatuadress hem",
    "post home city": "home city, Ort privat, ort hem",
    "post home region": "home state, Bundesland/Kanton privat",
    "post home code": "home postal code, Postleitzahl privat, postnummer hem",
    "post home country": "home country region, home country, Land/Region privat",
    "post home box": "home address po box",
    "post other street": "other street, other address",
    "post other city": "other city",
    "post other region": "other state",
    "post other code": "other postal code",
    "post other country": "other country region, other country",
    "post other box": "other address po box",
    "note": "note, notes, message, description, remarks, comment note, Notiz, Notizen, Bemerkung,"
    " Bemerkungen, Anmerkungen, anteckning, anteckningar, anmärkning, یادداشت, توضیح, توضیحات, ملاحظات",
    "html": "comment, internal notes",
    "categories": "labels, categories, group membership, tags, category, category id, Kategorien,"
    " Gruppen, kategorier, taggar, دسته, برچسب, برچسب ها, گروه",
    "rating": "rating, lead rating, Bewertung, betyg, درجه, رتبه",
    "rings": "rings, Ringe, ringar, انگشترها",
    "sku": "sku, کد کالا", "ring": "ring, انگشتر", "ring_words": "ring words, ring in words, شرح انگشتر",
    "level": "level, سطح", "quantity": "quantity, تعداد", "sizes": "sizes, size, سایزها, سایز",
    "target_price": "target price, قیمت هدف", "target_currency": "target currency, currency, واحد پول",
    "reason": "reason, دلیل", "interest_note": "interest note", "sample": "sample, نمونه",
    "moq": "moq, حداقل",
    "contact_consent": "contact consent", "contact_wording": "contact wording",
    "contact_consent_at": "contact consent at",
    "marketing_consent": "marketing opt in",
    "marketing_wording": "marketing wording, marketing consent wording",
    "marketing_consent_at": "marketing consent at",
    "opt_out": "email opt out, has opted out of email, opted out of email, unsubscribed from all email",
    "is_company": "is company, is a company",
    "uid": "contact id, id, external id, uid, شناسه",
    **{name: name.replace("_", " ") for name in ABOUT},
    "owner": "owner, مسئول", "staff": "staff, غرفه‌دار", "fair": "fair, نمایشگاه",
    "answers": "answers, پاسخ‌ها", "incomplete": "incomplete, ناقص",
}  # fmt: skip
"""What columns mean, and other words for each, parted by commas."""

_CONSTANTS: Final = {
    "emailtype": {"smtp", "ex"}, "emailtyp": {"smtp", "ex"}, "epostadresstyp": {"smtp", "ex"},
    "lifecyclestage": {"lead"}, "leadstatus": {"new"},
    "leadsource": {"trade show"}, "gender": {"unspecified"}, "priority": {"normal"},
    "sensitivity": {"normal"}, "private": {"false", "off"}, }  # fmt: skip
"""Columns of a program's own, and the words there, in small letters, that say nothing."""

_NUMBERED: Final = re.compile(r"(.+?)\s+(\d+)\s*-\s*(.+)")
_PAIRS: Final = {
    "email": "email", "phone": "phone", "website": "link", "customfield": "custom", "relation": "custom",
    "event": "custom", "im": "handle", "organization": "organization", "address": "post",
}  # fmt: skip
_TITLES: Final = frozenset({"title", "titel", "عنوان"})
_NAME: Final = "نام"
"""A first name beside a family name, the whole name without."""
_LABELS: Final = frozenset({"label", "type", "service"})
_PARTS: Final = {
    "street": "street", "city": "city", "pobox": "box", "region": "region", "postalcode": "code",
    "country": "country", "extendedaddress": "extended", "formatted": "whole",
}  # fmt: skip
_KNOWN: Final = {
    plain(word): name for name, words in reversed(HEADINGS.items()) for word in (name, *words.split(","))
}


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its place from 0, its words, what it means ("" unknown), and which others go with it.

    `role` is `label` for a column that says what the value of its `pair` is.
    """

    place: int
    words: str
    means: str
    pair: str = ""
    role: str = ""


def headings(cells: Sequence[str]) -> list[Heading]:
    """Return what the columns are by their headings.

    `Title` is what somebody is called by where there is a job title, too, as in Outlook; `نام` is the whole
    name where no other column is and none has the family name, or another one the first name.
    """
    found = [_heading(place, " ".join(cell.split())) for place, cell in enumerate(cells)]
    others = {each.means for each in found if plain(each.words) != _NAME}
    if "name" not in others and ("family" not in others or "given" in others):
        found = [replace(each, means="name") if plain(each.words) == _NAME else each for each in found]
    jobs = [each for each in found if each.means == "title" and plain(each.words) not in _TITLES]
    if not jobs:
        return found
    return [replace(each, means="prefix") if plain(each.words) in _TITLES else each for each in found]


def _heading(place: int, words: str) -> Heading:
    found = _NUMBERED.fullmatch(words)
    kind = _PAIRS.get(plain(found[1]), "") if found else ""
    if found and kind:
        last = plain(found[3])
        pair = f"{plain(found[1])} {found[2]}"
        if last in _LABELS:
            return Heading(place, words, kind, pair, "label")
        if kind == "post":
            return Heading(place, words, f"post {_PARTS[last]}" if last in _PARTS else "", pair)
        if kind == "organization":
            return Heading(place, words, recognised(f"organization {found[3]}"), pair)
        if last in {"value", "address", "number"}:
            return Heading(place, words, kind, pair)
    return Heading(place, words, recognised(words))


@lru_cache(maxsize=1024)
def recognised(words: str) -> str:
    """Return what a heading means: a name of `HEADINGS`; "" for an unknown one."""
    key = plain(words)
    return _KNOWN.get(key, "") or _KNOWN.get(re.sub(r"\d+", "", key), "")


def is_constant(words: str, text: str) -> bool:
    """Say whether a column of a program's own holds what says nothing: `Sensitivity` is `Normal`."""
    return text.casefold() in _CONSTANTS.get(re.sub(r"\d+", "", plain(words)), ())
