"""What people write over the columns of a catalogue, in English, Persian, German, Swedish and Arabic."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.domain.folding import fold
from fairdesk.domain.money import currency_code
from fairdesk.imports.columns import BY_NAME

ANY_NAME: Final = "name"
ANY_DESCRIPTION: Final = "description"
"""Headings without a language: the letters of each cell tell it."""

HEADINGS: Final[dict[str, str]] = {
    "maker": "maker code, code of maker, manufacturer, workshop, brand code, Hersteller, "
    "Hersteller-Code, Werkstatt, tillverkare, سازنده, کد سازنده, کارگاه, کد کارگاه, کد غرفه, المصنع, "
    "الصانع",
    "maker_name": "maker's name, name of maker, brand, brand name, workshop name, manufacturer name, "
    "Marke, Herstellername, varumärke, نام سازنده, نام کارگاه, برند, نام برند, اسم الصانع, "
    "العلامة التجارية",
    "sku": "sku code, code, item, item no, item number, item code, article, article no, art no, "
    "article number, ref, reference, model, product code, Artikel, Artikelnummer, Artikel-Nr, "
    "Art.-Nr, artikelnr, کد, کد کالا, کد محصول, کد انگشتر, شناسه, شناسه کالا, شماره, مدل, "
    "رمز المنتج, الرمز, رقم الصنف",
    "metal": "material, body, Metall, فلز, جنس, جنس رکاب, المعدن",
    "fineness": "purity, silver purity, carat, Feingehalt, finhalt, عیار, عیار نقره, العيار",
    "mark": "hallmark, stamp, punze, Stempel, stämpel, مهر, مهر عیار, حک عیار, الدمغة",
    "plating": "finish, coating of metal, Beschichtung, Oberfläche, plätering, آبکاری, روکش فلز, "
    "الطلاء",
    "made_by": "made, making, how made, manufacture, Herstellung, Fertigung, tillverkning, ساخت, "
    "نوع ساخت, روش ساخت, طريقة الصنع",
    "technique": "techniques, work, Technik, teknik, تکنیک, فن, هنر, هنر به کار رفته, نوع کار, "
    "التقنية",
    "weight_g": "weight, weight g, weight in g, weight gram, weight grams, gram, grams, Gewicht, "
    "Gewicht g, vikt, vikt g, وزن, وزن گرم, وزن به گرم, وزن انگشتر, الوزن",
    "stone": "gem, gemstone, gem stone, mineral, Stein, Edelstein, sten, ädelsten, سنگ, نگین, "
    "نوع سنگ, جنس نگین, جنس سنگ, نوع نگین, الحجر, حجر, الفص",
    "trade_name": "stone trade name, trade name of stone, Handelsname, handelsnamn, نام تجاری, "
    "نام تجاری سنگ, الاسم التجاري",
    "stone_kind": "stone type, kind of stone, natural or synthetic, Steinart, stenens art, "
    "اصالت سنگ, اصالت, اصل یا مصنوعی, طبیعی یا مصنوعی, نوع الحجر",
    "treatment": "stone treatment, treatments, Behandlung, Steinbehandlung, behandling, بهسازی, "
    "بهسازی سنگ, عملیات سنگ, معالجة, المعالجة",
    "origin_claimed": "origin, stone origin, origin of stone, origin claimed, Herkunft, "
    "Steinherkunft, ursprung, معدن, منشأ سنگ, خاستگاه, خاستگاه سنگ, مصدر الحجر",
    "origin_evidence": "evidence, evidence of origin, origin proof, proof of origin, "
    "Herkunftsnachweis, ursprungsbevis, مدرک خاستگاه, سند معدن, مدرک منشأ, دليل المصدر",
    "stone_mm": "stone size, stone size mm, stone mm, size of stone, Steingröße, Steingröße mm, "
    "stenstorlek, اندازه سنگ, اندازه نگین, ابعاد نگین, ابعاد سنگ, قياس الحجر",
    "stone_count": "stones, number of stones, stone count, Anzahl Steine, Steinanzahl, antal stenar, "
    "تعداد نگین, تعداد سنگ, عدد الأحجار",
    "engraving": "inscription, Gravur, Inschrift, gravyr, inskription, متن حکاکی, نوشته, نقش نگین, "
    "متن روی نگین, النقش",
    "engraving_meaning": "meaning, meaning of engraving, Bedeutung, Bedeutung der Gravur, betydelse, "
    "معنی, معنی حکاکی, معنای نوشته, معنى النقش",
    "nickel": "Ni, نیکل, النيكل",
    "nickel_report": "nickel test, nickel test report, nickel certificate, Nickel Prüfbericht, "
    "nickelrapport, گزارش نیکل, گزارش آزمایش نیکل",
    "lead": "Pb, Blei, bly, سرب, الرصاص",
    "lead_report": "lead test, lead test report, Blei Prüfbericht, blyrapport, گزارش سرب, "
    "گزارش آزمایش سرب",
    "cadmium": "Cd, Kadmium, کادمیوم, الكادميوم",
    "cadmium_report": "cadmium test, cadmium test report, Cadmium Prüfbericht, kadmiumrapport, "
    "گزارش کادمیوم, گزارش آزمایش کادمیوم",
    "country_of_origin": "country, made in, Ursprungsland, Land, ursprungsland, tillverkningsland, "
    "کشور, کشور ساخت, کشور سازنده, بلد المنشأ",
    "hs_code": "HS, customs code, customs number, tariff code, Zolltarifnummer, HS-Code, "
    "tulltaxenummer, کد تعرفه, تعرفه, تعرفه گمرکی, الرمز الجمركي",
    "size_min": "min size, minimum size, smallest size, size from, sizes min, size min, sizes from, "
    "kleinste Größe, Größe von, minsta storlek, storlek från, کمترین سایز, سایز از, حداقل سایز, "
    "کوچکترین سایز, أصغر مقاس",
    "size_max": "max size, maximum size, largest size, size to, sizes max, size max, sizes to, "
    "größte Größe, Größe bis, största storlek, storlek till, بیشترین سایز, سایز تا, حداکثر سایز, "
    "بزرگترین سایز, أكبر مقاس",
    "size_step": "step, sizes step, size step, size steps, Größenschritt, storlekssteg, گام سایز, "
    "فاصله سایز, خطوة المقاس",
    "moq": "minimum order, minimum order quantity, min order, min qty, minimum quantity, "
    "Mindestabnahme, Mindestbestellmenge, minsta antal, minsta order, minsta orderkvantitet, "
    "حداقل سفارش, کمترین سفارش, حداقل تعداد سفارش, الحد الأدنى للطلب",
    "price": "wholesale price, wholesale, unit price, net price, Preis, Großhandelspreis, "
    "Nettopreis, EK-Preis, pris, grossistpris, قیمت, قیمت عمده, قیمت واحد, قیمت عمده فروشی, بها, "
    "سعر, السعر, سعر الجملة",
    "price_valid_until": "price valid until, valid until, price valid, price until, gültig bis, "
    "Preis gültig bis, giltigt till, giltig till, اعتبار قیمت, تاریخ اعتبار قیمت, قیمت تا, صالح حتى",
    "lead_time_days": "lead time, lead time days, delivery time, delivery, delivery days, "
    "Lieferzeit, Lieferzeit Tage, leveranstid, leveranstid dagar, زمان تحویل, تحویل, مدت تحویل, "
    "زمان تحویل روز, مدة التسليم",
    "award": "awards, prize, Auszeichnung, Preis und Auszeichnung, utmärkelse, pris och utmärkelse, "
    "جایزه, افتخار, جایزه جشنواره, جائزة",
    "gi_name": "GI, geographical indication, geografische Angabe, geografisk beteckning, "
    "نشانه جغرافیایی, نام نشانه جغرافیایی, المؤشر الجغرافي",
    "gi_number": "GI no, GI application number, GI-Nummer, شماره نشانه جغرافیایی",
    "gi_register": "GI registry, GI-Register, مرجع ثبت نشانه جغرافیایی",
    "gi_territory": "GI country, GI area, GI-Gebiet, قلمرو نشانه جغرافیایی",
    "gi_status": "GI state, GI-Status, وضعیت نشانه جغرافیایی",
    "gi_date": "GI filing date, GI-Datum, تاریخ نشانه جغرافیایی",
    "marketplace_link": "link, url, shop link, web link, website, web page, Webseite, länk, لینک, "
    "پیوند, نشانی اینترنتی, لینک فروشگاه, لینک بازار, رابط",
    "link_mode": "link to, code leads to, Link-Ziel, مقصد لینک, مقصد کد",
    "active": "shown, in catalogue, available, aktiv, visas, فعال, موجود, نمایش, متاح",
    "picture": "image, photo, picture file, image file, file, Bild, Foto, Bilddatei, bild, bildfil, "
    "تصویر, عکس, نام عکس, فایل عکس, نام فایل عکس, صورة, الصورة",
}  # fmt: skip
"""Other words for each column, parted by commas; a column's own name always counts."""

_NAME_WORDS: Final = (
    "name, ring name, title, product name, item name, نام, نام انگشتر, نام کالا, نام محصول, عنوان,"
    " Bezeichnung, Benennung, Ringname, namn, ringnamn, benämning, الاسم, اسم, اسم الخاتم"
)
_DESCRIPTION_WORDS: Final = (
    "description, text, details, شرح, توضیح, توضیحات, توصیف, Beschreibung, beskrivning, الوصف, وصف"
)
_LANGUAGE_WORDS: Final = {
    "fa": "fa, per, persian, farsi, persisch, persiska, فارسی, به فارسی",
    "en": "en, eng, english, englisch, engelska, انگلیسی, به انگلیسی, لاتین",
    "de": "de, ger, deu, german, deutsch, tyska, آلمانی, به آلمانی",
    "sv": "sv, swe, swedish, schwedisch, svenska, سوئدی, به سوئدی",
    "ar": "ar, ara, arabic, arabisch, arabiska, عربی, به عربی, العربية",
}
_BRACKETS: Final = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
_SIGNS: Final = re.compile(r"[^\w€$£¥]+|_")


def _words(listed: str) -> list[str]:
    return [plain(word) for word in listed.split(",")]


def plain(heading: str) -> str:
    """Return a heading as it is compared: folded, letters and digits only, without blanks."""
    return _spaced(heading).replace(" ", "")


def _spaced(heading: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(heading)).split())


def _known() -> dict[str, str]:
    known = {plain(name): name for name in BY_NAME}
    for name, listed in HEADINGS.items():
        for word in _words(listed):
            known.setdefault(word, name)
    for base, listed in ((ANY_NAME, _NAME_WORDS), (ANY_DESCRIPTION, _DESCRIPTION_WORDS)):
        for word in _words(listed):
            known.setdefault(word, base)
            for lang, tongues in _LANGUAGE_WORDS.items():
                for tongue in _words(tongues):
                    known.setdefault(word + tongue, f"{base}_{lang}")
                    known.setdefault(tongue + word, f"{base}_{lang}")
    return known


_KNOWN: Final = _known()


def recognised(heading: str) -> str:
    """Return the name of the column that a heading means; "" for an unknown one.

    What stands in brackets may be a unit or a language: `Weight (g)`, `Price [EUR]`, `نام (فارسی)`.
    A heading for names or descriptions in no language gives `name` or `description`.
    """
    whole = plain(heading)
    if whole in _KNOWN:
        return _KNOWN[whole]
    bare = plain(_BRACKETS.sub(" ", heading))
    found = _KNOWN.get(bare, "")
    if not found and currency_of(heading):
        words = [word for word in _spaced(_BRACKETS.sub(" ", heading)).split() if not currency_code(word)]
        return "price" if _KNOWN.get("".join(words)) == "price" else ""
    return found


def currency_of(heading: str) -> str:
    """Return the ISO 4217 code of a currency in a heading (`Price (EUR)`, `قیمت (یورو)`); "" without."""
    words = [*_BRACKETS.findall(heading), *_spaced(_BRACKETS.sub(" ", heading)).split()]
    return next((code for code in map(currency_code, words) if code), "")
