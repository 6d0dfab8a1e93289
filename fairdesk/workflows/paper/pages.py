"""What several papers say: whose stand it is, where it stands, and the terms."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from fairdesk.codes.link import catalogue_link
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.formats import date_said
from fairdesk.language.page_words import page_word
from fairdesk.printing.density import square
from fairdesk.stand import Stand
from fairdesk.workflows.pages.whose import shortened
from fairdesk.workflows.paper.marks import Marks

TERMS_LETTERS: Final = 2400
"""Letters of one part of the terms that their page has room for."""

CODE_MM: Final = 20.0
"""Side of the code on the last page in mm."""


def terms_page(stand: Stand, lang: str, mark: Marks, day: date | None) -> dict[str, Any]:
    """Return the last page of a catalogue: price terms, who publishes it, what it is not; as of `day`."""
    fair = stand.the_fair
    publisher = "\n".join(
        isolated(line) for line in (fair.controller, fair.controller_address, fair.controller_contact) if line
    )
    parts = (
        ("price_terms", isolated(fair.price_terms)),
        ("imprint", publisher),
        ("legal_notice", isolated(fair.legal_notice)),
    )
    return {
        "kind": "terms",
        "group": "",
        "parts": [[page_word(word, lang), shortened(text, TERMS_LETTERS)] for word, text in parts if text],
        "no_offer": page_word("no_offer", lang),
        "as_of": page_word("as_of", lang, day=date_said(day or stand.local(stand.now()).date(), lang)),
        "code": square(catalogue_link(mark.base), CODE_MM),
    }
