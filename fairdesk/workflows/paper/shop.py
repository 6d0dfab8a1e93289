"""The sheet that tells a copy shop how to print a file from the stick, in its language."""

from __future__ import annotations

from fairdesk.language.bidi.isolate import ltr
from fairdesk.language.formats import in_digits
from fairdesk.language.page_words import page_word
from fairdesk.printing.document import Document, one_part
from fairdesk.printing.typeset import Work
from fairdesk.workflows.paper.chosen import page_language
from fairdesk.workflows.paper.paper import Paper, strings


def shop_sheet(paper: Paper, file: str, pages: int, language: str) -> Document:
    """Return the sheet for a file of so many pages."""
    lang = page_language(language)
    document = paper.document
    lines = [
        ("copy_file", ltr(file)),
        ("copy_pages", in_digits(str(pages), lang)),
        ("copy_scale", page_word("copy_scale_how", lang)),
        ("copy_paper", page_word(document.paper, lang, sheet=ltr(paper.sheet))),
        ("copy_sides", page_word("copy_two_sides" if document.two_sided else "copy_one_side", lang)),
        ("copy_ink", page_word("copy_ink_colour" if document.colour else "copy_ink_black", lang)),
    ]
    words = {word: page_word(word, lang) for word in ("copy_shop", "copy_ruler", "copy_proof")}
    data = {
        "language": lang,
        "title": words["copy_shop"],
        "author": "",
        "words": words,
        "lines": [[page_word(word, lang), text] for word, text in lines],
    }
    return one_part("shop", Work("shop.typ", data), codes=0, texts=list(strings(data)))
