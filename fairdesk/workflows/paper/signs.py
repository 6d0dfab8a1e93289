"""Signs for the counter: the stand's contact, the Wi-Fi, and the notice of what is kept of visitors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fairdesk.codes.card import mini_vcard
from fairdesk.codes.wifi import wifi_text
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.printing.document import one_part
from fairdesk.printing.typeset import Work
from fairdesk.stand import Stand
from fairdesk.workflows.pages.contact import lines_of, stand_contact
from fairdesk.workflows.pages.notice import notice
from fairdesk.workflows.pages.whose import brand_of
from fairdesk.workflows.paper.chosen import page_language
from fairdesk.workflows.paper.marks import page_marks
from fairdesk.workflows.paper.paper import Paper, strings

CODE_MM: Final = 62.0
"""Side of a sign's code in mm."""


def contact_sign(stand: Stand, langs: Sequence[str], typed: Mapping[str, str] | None = None) -> Paper:
    """Return the stand's contact as a code that phones save; the words in one or two languages.

    `typed` is as `stand_contact` takes it. Raises `Refusal` for more than a code holds, and when there is
    no way to reach the stand.
    """
    contact = stand_contact(stand, typed)
    if not contact.can_be_reached:
        raise Refusal(
            N_("Nothing says how to reach the stand."),
            hint=N_("Give an e-mail, a phone or a website for the sign."),
            field="email",
        )
    held = mini_vcard(contact)
    lines = [_line(isolated(contact.name), 13, "bold"), *(_line(line, 9.5) for line in lines_of(contact))]
    return _sign(stand, "card", [page_language(lang) for lang in langs], ("save_contact", ""), held, lines)


def wifi_sign(
    stand: Stand, langs: Sequence[str], network: str, password: str, security: str, *, hidden: bool = False
) -> Paper:
    """Return a sign that joins phones to a Wi-Fi. Raises `Refusal` as `wifi_text` does."""
    held = wifi_text(network, password, security, hidden=hidden)
    spoken = [page_language(lang) for lang in langs]
    named = [("network", network), ("password", password if security != "nopass" else "")]
    lines = [
        {"label": page_word(word, spoken[0]), "language": spoken[0], "text": text}
        for word, text in named
        if text
    ]
    return _sign(stand, "wifi", spoken, ("wifi", "wifi_scan"), held, lines)


def privacy_notice(stand: Stand, langs: Sequence[str] = LANGUAGES) -> Paper:
    """Return the notice for the counter, a page for each language, in the wording that the Desk asks with."""
    fair = stand.the_fair
    if not fair.controller or not fair.controller_contact:
        raise Refusal(
            N_("The notice has to say who keeps the data, and how to reach them."),
            hint=N_("Set it once: fairdesk fair edit {code} --controller NAME --controller-contact E-MAIL"),
            code=fair.code,
        )
    spoken = [page_language(lang) for lang in langs]
    sides = [{**notice(stand, lang), "practice": page_marks(stand, lang).practice} for lang in spoken]
    brand = brand_of(stand, langs[0])
    data = {"title": sides[0]["title"], "author": brand, "brand": brand, "sides": sides}
    return Paper(one_part("privacy", Work("privacy.typ", data), codes=0, texts=list(strings(data))), langs[0])


def _sign(
    stand: Stand,
    name: str,
    langs: Sequence[str],
    words: tuple[str, str],
    held: str,
    lines: list[dict[str, Any]],
) -> Paper:
    """Return a sign with one code; `words` are those of its title and of the line under it."""
    title, hint = words
    sides = [
        {
            "language": lang,
            "title": page_word(title, lang),
            "hint": page_word(hint, lang) if hint else "",
        }
        for lang in dict.fromkeys(langs)
    ]
    brand = brand_of(stand, langs[0])
    data = {
        "title": sides[0]["title"],
        "author": brand,
        "brand": brand,
        "practice": page_marks(stand, langs[0]).practice,
        "sides": sides,
        "code": square(held, CODE_MM),
        "lines": lines,
    }
    texts = list(strings(data))
    work = Work("counter.typ", data)
    document = one_part(name, work, codes=1, texts=texts, paper="paper_card_small", media="A5")
    return Paper(document, langs[0], links=(held,))


def _line(text: str, size: float, weight: str = "regular") -> dict[str, Any]:
    return {"label": "", "text": text, "size": size, "weight": weight}
