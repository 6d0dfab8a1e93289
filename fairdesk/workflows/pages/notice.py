"""The notice of what is kept of visitors, in the wording that the Desk asks with."""

from __future__ import annotations

from typing import Any

from fairdesk.domain.trade import Purpose
from fairdesk.language.bidi.isolate import isolated, ltr
from fairdesk.language.formats import in_digits
from fairdesk.language.page_words import page_count, page_word
from fairdesk.stand import Stand
from fairdesk.workflows.fair.consent import asked_by, wording


def notice(stand: Stand, lang: str) -> dict[str, Any]:
    """Return the notice in a language, in parts, with who keeps the data and for how long."""
    said = wording(stand, lang)
    names = asked_by(stand)
    fair = stand.the_fair
    months = page_count("months", fair.retention_months, lang)
    who = (
        ("controller", fair.controller),
        ("address", fair.controller_address),
        ("reach", fair.controller_contact),
        ("eu_representative", fair.eu_representative),
        ("recipients", fair.recipients),
        ("kept_for", months if fair.retention_months else ""),
    )
    return {
        "language": said.language,
        "name": said.name,
        "title": said.parts["title"],
        "notice": said.said("notice", *names),
        "agree": [said.said(purpose.value, *names) for purpose in Purpose],
        "withdrawal": said.said("withdrawal", *names),
        "version": page_word(
            "wording_version", said.language, version=ltr(in_digits(said.version, said.language))
        ),
        "who": [[page_word(word, lang), isolated(text)] for word, text in who if text],
    }
