"""Whether codes may be printed for this fair, and the marks that say so when they lead nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fairdesk.codes import link
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_
from fairdesk.language.page_words import page_word
from fairdesk.stand import Stand

ADDRESS: Final = "base_url"
"""The field at fault when the codes of a fair would lead nowhere."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What every page carries: `practice` across it, `local_only` as a line; both empty for real use.

    `local_short` is the line in a few words. `base` is the address that codes begin with.
    """

    base: str
    practice: str
    local_only: str
    local_short: str


def marks(stand: Stand, lang: str, *, local_only: bool = False) -> Marks:
    """Return the marks for pages with codes, in a language of pages.

    Raises `Refusal` at a real fair whose base URL is unset, an example or private; with `local_only` the
    last two are printed, and the pages say so.
    """
    fair = stand.the_fair
    fault = link.base_fault(fair.base_url)
    if fair.sample:
        return Marks(fair.base_url, page_word("practice", lang), "", "")
    if fault == link.UNSET:
        raise Refusal(
            N_("Not printed: the address for QR codes is not set."),
            hint=N_("Set it once: fairdesk fair edit {code} --base-url https://YOUR-SITE"),
            field=ADDRESS,
            code=fair.code,
        )
    if fault and not local_only:
        what = {
            link.EXAMPLE: N_("Not printed: the codes would lead nowhere, for {address} is an example."),
            link.PRIVATE: N_("Not printed: {address} opens in this network only."),
        }[fault]
        raise Refusal(
            what,
            hint=N_("Set the real one: fairdesk fair edit {code} --base-url. Or print with --local-only."),
            field=ADDRESS,
            code=fair.code,
            address=fair.base_url,
        )
    if fault:
        local = page_word("local_only", lang)
        return Marks(fair.base_url, "", local, page_word("local_only_short", lang))
    return Marks(fair.base_url, "", "", "")


def page_marks(stand: Stand, lang: str) -> Marks:
    """Return the marks for pages without a code of a ring: only practice is said."""
    fair = stand.the_fair
    return Marks(fair.base_url, page_word("practice", lang) if fair.sample else "", "", "")
