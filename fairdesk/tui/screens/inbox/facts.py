"""What was sent by phone as the rows of a pane, and what is said when it was taken in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from fairdesk.domain import languages
from fairdesk.domain.labels import field_label, purpose_label
from fairdesk.domain.leads.sending import FIELDS
from fairdesk.domain.trade import Purpose
from fairdesk.language.bidi.isolate import isolated
from fairdesk.language.messages import _, digits, ngettext
from fairdesk.models.known_rows import Known
from fairdesk.stand import Stand
from fairdesk.tui import when
from fairdesk.tui.hints import Flash
from fairdesk.tui.screens.ask import Answer, Ask
from fairdesk.tui.widgets.cells import Cell, fit
from fairdesk.tui.widgets.detail import LABEL, Fact, fact, wrapped
from fairdesk.tui.widgets.row_lines import Row
from fairdesk.workflows.inbox.accept import Left
from fairdesk.workflows.inbox.look import Ring, Sent
from fairdesk.workflows.leads.register import Registered

BLANK: Fact = ()
MARKED: Final = "■"
UNMARKED: Final = "□"
SKU_WIDTH = 10


def row_of(stand: Stand, sent: Sent, marked: bool) -> Row:
    """Return what was sent as a row of the list."""
    now = stand.local(stand.now())
    cells = (
        Cell(MARKED if marked else UNMARKED, "accent" if marked else "silver"),
        Cell(sent.name or sent.reach, "bright"),
        Cell(sent.row.typed.get("company", "") if sent.row.typed.get("name") else "", "fg"),
        Cell(digits(len(sent.rings) or ""), "fg"),
        Cell(when.short(stand.local(sent.row.at), now), "silver"),
    )
    return Row(sent.row.id, cells)


def facts(stand: Stand, sent: Sent, known: Known | None, width: int) -> list[Fact]:
    """Return the rows for what was sent, `width` wide; `known` is the lead that it may belong to."""
    row = sent.row
    rows: list[Fact] = [(Cell(sent.name or sent.reach, "bright", bold=True),)]
    if known is not None:
        rows += [*_known(stand, known), BLANK]
    for name in FIELDS:
        value = row.typed.get(name, "")
        if value and value != sent.name:
            rows += wrapped(field_label(name), _breakable(value, width - LABEL), width)
    if row.language:
        rows.append(fact(field_label("language"), languages.name(row.language)))
    rows += _consents(sent)
    if sent.rings:
        rows += [BLANK, *(_ring(ring, width) for ring in sent.rings)]
    return rows


def _breakable(text: str, width: int) -> str:
    """Return a text whose long words, such as an address, go on in the next row: nowhere else is it whole."""
    room = max(width, 1)
    long = re.compile(rf"[!-~]{{{room}}}(?=[!-~])")
    return long.sub(lambda part: f"{part[0]} ", text)


def _known(stand: Stand, known: Known) -> Iterable[Fact]:
    now = stand.local(stand.now())
    at = when.long(stand.local(known.last_visit_at), now)
    yield (Cell(_("May be") + " ", "silver"), Cell(known.name or known.company, "accent"))
    yield (Cell(at + "  ", "silver"), Cell(known.company if known.name else "", "silver"))


def _consents(sent: Sent) -> Iterable[Fact]:
    given = [purpose for purpose in Purpose if sent.row.consents.get(purpose.value)]
    none = _("none given") if sent.row.wording else _("not asked")
    words = ", ".join(map(purpose_label, given)) if given else none
    yield fact(_("Consent"), words, "fg" if given else "faint")


def _ring(ring: Ring, width: int) -> Fact:
    amount = "  ".join(filter(None, (ring.pick.quantity, ring.pick.size)))
    name = ring.sku or f"“{ring.pick.words}”"
    room = max(4, width - SKU_WIDTH)
    return (
        Cell(fit(name, SKU_WIDTH - 1) + " ", "fg" if ring.sku else "warm"),
        Cell(fit(amount, room), "silver"),
    )


def told(done: Sequence[Registered]) -> Flash:
    """Say what was taken in, and what is to be looked at again."""
    count = len(done)
    if count == 1:
        said = isolated(done[0].name) or _("Visitor")
        text = _("{name}, another visit").format(name=said) if done[0].status == "known" else said
    else:
        text = ngettext("{count} taken in.", "{count} taken in.", count).format(count=count)
        known = sum(one.status == "known" for one in done)
        if known:
            text += " " + ngettext("{count} was known.", "{count} were known.", known).format(count=known)
    alike = sum(len(one.duplicates) for one in done)
    more = ngettext("{count} lead looks alike", "{count} leads look alike", alike).format(count=alike)
    back = _("Ctrl+Z takes it back") if count == 1 else _("Ctrl+Z takes the last one back")
    return Flash("√ " + _("Taken in"), text, more if alike else back)


def not_taken(left: Sequence[Left], sent: Mapping[str, Sent]) -> Flash:
    """Say who waits on and why, of several the first and how many there are."""
    first = sent.get(left[0].id)
    name = isolated(first.name or first.reach) if first is not None else ""
    more = ngettext("{count} waits on.", "{count} wait on.", len(left)).format(count=len(left))
    return Flash("▲", ": ".join(filter(None, (name, left[0].why))), more if len(left) > 1 else "", fault=True)


def aside_question(sent: Sequence[Sent]) -> Ask:
    """Ask whether what was sent is to be set aside; the safe answer is to keep it."""
    answers = [Answer(_("Keep it"), "keep", "k"), Answer(_("Set it aside"), "aside", "s")]
    title = (
        _("Set aside what {name} sent?").format(name=sent[0].name or sent[0].reach)
        if len(sent) == 1
        else _("Set aside {count} that were sent?").format(count=digits(len(sent)))
    )
    return Ask(title, _("Nobody will answer what was sent."), answers)
