"""The form on which visitors leave their details: what is offered, what was typed, what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from fairdesk.domain.languages import direction
from fairdesk.domain.pages.rows import PageRing
from fairdesk.domain.trade import Purpose
from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.formats import WIDE
from fairdesk.language.page_words import page_word
from fairdesk.web.addresses import Address
from fairdesk.web.pages import Pages
from fairdesk.web.render import rendered
from fairdesk.workflows.pages.receive import Fault

MOST_RINGS: Final = 9
"""Rings that a form offers to be ticked; the others are named by their codes."""

EXAMPLE: Final = "+46 70 123 45 67".replace(" ", WIDE)
"""A phone number with its country code, torn by no line."""

_FIELDS: Final = (
    ("name", "text", "name", 200),
    ("company", "text", "organization", 200),
    ("country", "text", "country-name", 100),
    ("email", "email", "email", 200),
    ("phone", "tel", "tel", 60),
)
"""Name, kind of keyboard, what a phone may fill in (HTML, 4.10.18.7), and most characters."""

_WORDS: Final = (
    "leave_details", "leave_why", "which_rings", "other_codes", "other_codes_help", "sizes_wanted",
    "sizes_wanted_help", "codes", "your_consent", "about_you", "your_message", "read_notice", "send",
    "leave_empty", "not_encrypted", "quantity", "name", "company", "country", "email", "phone",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be shown; `at` gives its address in a language.

    `ticked` are codes of rings, `token` marks it as ours, `typed` maps the fields' names to what stands in
    them. `said` is the word at its top, empty on a fresh one; `open_air` tells that nothing encrypts it.
    """

    at: Callable[[str], Address]
    rings: Sequence[PageRing]
    ticked: Collection[str]
    token: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Sequence[Fault] = ()
    said: str = ""
    open_air: bool = False


def form_page(pages: Pages, form: Form) -> bytes:
    """Return the form."""
    lang = pages.lang
    title = page_word("leave_details", lang)
    frame = pages.frame.around(form.at, f"{page_word('not_sent', lang)}: {title}" if form.said else title)
    notice = pages.shelf.notice(lang)
    agree = notice["agree"]
    assert isinstance(agree, list)
    return rendered(
        "ask.html",
        **{**frame, "words": {**frame["words"], **{word: page_word(word, lang) for word in _WORDS}}},
        phone_help=page_word("phone_help", lang, number=ltr(EXAMPLE)),
        action=frame["up"] + form.at(lang).path,
        token=form.token,
        said=page_word(form.said, lang) if form.said else "",
        not_sent=page_word("not_sent", lang),
        open_air=form.open_air,
        rings=[_ring(pages, ring, form) for ring in form.rings],
        codes=form.typed.get("codes", ""),
        codes_fault=_said(form, Fault("words"), lang),
        fields=[_field(one, form, lang) for one in _FIELDS],
        note=form.typed.get("note", ""),
        note_fault=_said(form, Fault("note"), lang),
        wording=notice["name"],
        wording_lang=notice["language"],
        wording_dir=direction(str(notice["language"])),
        consents=[
            {"name": purpose.value, "text": text, "given": bool(form.typed.get(purpose.value))}
            for purpose, text in zip(Purpose, agree, strict=True)
        ],
    )


def _field(told: tuple[str, str, str, int], form: Form, lang: str) -> dict[str, Any]:
    name, kind, fills, most = told
    return {
        "name": name,
        "kind": kind,
        "fills": fills,
        "most": most,
        "value": form.typed.get(name, ""),
        "fault": _said(form, Fault(name), lang),
    }


def _ring(pages: Pages, ring: PageRing, form: Form) -> dict[str, Any]:
    said = pages.shelf.said(ring, pages.lang)
    return {
        **pages.frame.named(said),
        "code": ring.code,
        "stone": said.stone,
        "picture": pages.frame.picture(ring.picture),
        "ticked": ring.code in form.ticked,
        "quantity": form.typed.get(f"q-{ring.code}", ""),
        "size": form.typed.get(f"s-{ring.code}", ""),
        "quantity_fault": _said(form, Fault("quantity", ring.id), pages.lang),
        "size_fault": _said(form, Fault("size", ring.id), pages.lang),
    }


def _said(form: Form, fault: Fault, lang: str) -> str:
    """Return what is wrong with a field; empty when nothing is."""
    if fault not in form.faults:
        return ""
    if fault.field in {"email", "phone"} and not form.typed.get(fault.field, "").strip():
        return page_word("say_reach", lang)
    if fault.field == "name" and form.typed.get("name", "").strip():
        return page_word("say_field", lang)
    known = {"name", "email", "phone", "quantity", "size"}
    return page_word(f"say_{fault.field}" if fault.field in known else "say_field", lang)
