"""Leads that have broken some program, and some made at random: none of these people exist."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from typing import Final

from fairdesk.domain.ids import new_id
from fairdesk.models.rows import LeadDetail
from tests.exports.leads import AT, FAIR, INTEREST, consent, lead, reach, visit

NASTY: Final = (
    *"abc ;,:\\/\"'=^&%#@.-_|<>[]{}()\n\t\r", "åÅéß", "سارا", "می\u200cخواهم", "الرياض", "王小明", "😀",
    "👩\u200d🚀", "🇸🇪", "e\u0301", "\u064e", "\x00", "\x1b", "\u2028", "\u202e", "\ufeff", "\xa0", "\u3000",
    "\ud800", "END:VCARD", "BEGIN:VCARD", "\r\nNOTE:x",
    "=C3=A5=", "quoted-printable", "  ", "\\n", "\\,", "\\;", "\\\\",
)  # fmt: skip
TEXTS: Final = (
    "name", "given", "family", "salutation", "company", "title", "latin_name", "native_name", "city",
    "address", "note",
)  # fmt: skip
WIDE: Final = "👩\u200d👩\u200d👧\u200d👦🇸🇪🇮🇷🧕🏽❤\ufe0f3\ufe0f\u20e3\U0001f3f4\U000e0067\U000e0062\U000e007f"
PERSIAN: Final = "می\u200cخواهد ۵۰ عدد؛ با شناسنامه، خانه\u200cها و نمونه\u200cهای فیروزه. "


def hard_leads() -> list[LeadDetail]:
    """Return the leads, always the same but for their ids."""
    chance = random.Random(20270304)
    hard = [*_of_languages(), *_of_signs(), *_of_reaches()]
    for _each in range(100):
        typed = {name: "".join(chance.choices(NASTY, k=chance.randint(0, 30))) for name in TEXTS}
        ring = replace(INTEREST, ring_name="".join(chance.choices(NASTY, k=12)))
        hard.append(lead(**typed, interests=(ring,)))
    return [replace(each, contact=replace(each.contact, id=new_id())) for each in hard]


def _of_languages() -> list[LeadDetail]:
    return [
        lead(),
        lead(
            name="سارا تمرینی\u200cپور", latin_name="Sara Tamrini-Pour", company="جواهری آزمون", city="قم",
            country="IR", address="خیابان ارم، پاساژ قدس\nطبقهٔ ۲؛ پلاک ۱۲\nکد پستی ۳۷۱۵۶", note=PERSIAN * 20,
        ),
        lead(name="عبد الرحمٰن التجريبيّ", company="مجوهرات الاختبار؛ الرياض، السعودية", country="SA"),
        lead(
            name="Övning, Sara; VD", given="Sara", family="Övning", salutation="Fil. dr",
            company="Smycken; Guld, Silver AB", title="VD; inköp, försäljning",
        ),
        lead(name="Jürgen Prüfstein", company="Groß & Söhne GmbH", city="Köln", country="DE", note="ß" * 300),
        lead(
            name="王小明", latin_name="Wang Xiaoming", native_name="王小明", company="测试珠宝有限公司",
            note="想要二十枚，蓝色。" * 110, country="CN",
        ),
        lead(name="한국 이름", company="क्षत्रिय रत्न", note="กำไล " * 80, native_name="이름"),
        lead(name=f"Emoji {WIDE}", company=WIDE, title="🧿", note=WIDE * 60),
    ]  # fmt: skip


def _of_signs() -> list[LeadDetail]:
    return [
        lead(name="", given="", family="", title=""),
        lead(name="", company="Nur Firma GmbH; Köln, DE", reaches=(reach("badge", "A;B-17"),)),
        lead(name="", company="", reaches=(reach("badge", "A;B-17"),)),
        lead(
            name="x\\",
            company="C:\\new\\",
            address="\\;,\nline two\n\nline, three; four\r\nfive",
            note="\\n is no line\nbut this is; really, it is",
        ),
        lead(note="END:VCARD\nBEGIN:VCARD\nVERSION:2.1\nquoted-printable =", company="BEGIN:VCARD"),
        lead(name="end : vcard", title="BEGIN:VCALENDAR", city="NOTE:x", address="a\r\nEND:VCARD\r\nb"),
        lead(name="A" * 200, note=("long: " * 60) + "🧿" * 60),
        lead(note="three kilobytes, and more; " * 125, visits=(visit(note="l1\nl2\nl3 " * 100),)),
        lead(website="provning.example/?a=1,2;b=ö", fair=replace(FAIR, name="Sample Fair; Stockholm, 2027")),
        lead(website="http://[::1", interests=(replace(INTEREST, sku="A,B;C"), INTEREST)),
        lead(website="http://müller.example:8080/ä b#ö", rating="none", interests=()),
    ]


def _of_reaches() -> list[LeadDetail]:
    return [
        lead(
            reaches=(
                reach("email", "first@provning.example"), reach("email", "second@provning.example"),
                reach("phone", "070", "+46701740605", "mobile"), reach("phone", "08", "+4684650046", "work"),
                reach("phone", "+46 8 465 00 48 ext. 5", "+4684650048", "work"),
                reach("phone", "031", "+4631390600", "fax"), reach("phone", "08", "+4684650047", "home"),
                reach("phone", "anknytning 12 ext 3", "x"), reach("phone", "nothing", "x"),
                reach("telegram", "@provning"), reach("eitaa", "@آزمون"),
            ),
            consents=(consent(), consent("marketing", granted=False)),
            visits=(visit(note="came\nback; twice"),),
        ),
        lead(
            reaches=(
                reach("whatsapp", "+98 912 000 0000", "+989120000000"), reach("telegram", "t.me/provning"),
                reach("wechat", "prov_2027"), reach("wechat", "微信，测试"), reach("instagram", "@prov.ring"),
                reach("linkedin", "in/sara-övning"), reach("eitaa", "@provring"), reach("bale", "provring"),
                reach("badge", "4711"), reach("paper_slip", "A-17"),
            ),
            website="",
            consents=(consent(granted=False), consent("marketing", withdrawn_at=AT + timedelta(days=9))),
        ),
        lead(
            reaches=(reach("email", "müller@provning.example"), reach("email", "no address, this")),
            consents=(),
        ),
        lead(website="", city="", country="", address="", interests=(), consents=(consent(wording=""),)),
    ]  # fmt: skip


LEADS: Final = hard_leads()
