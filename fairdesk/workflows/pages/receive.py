"""Takes what a visitor sends by phone: checked as at the Desk, and kept where staff find it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import NamedTuple

from fairdesk.domain.clean import clean_line, clean_text
from fairdesk.domain.countries import code_of
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.ids import natural_id
from fairdesk.domain.leads.sending import FIELDS, Sending, SentPick
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose
from fairdesk.language.wording_files import wording_texts
from fairdesk.models.interest_draft import check_pick
from fairdesk.models.lead_draft import Faults, LeadDraft
from fairdesk.stand import Stand
from fairdesk.storage.pages import sent


class Fault(NamedTuple):
    """A field that cannot be kept as it was typed; `ring_id` says of which ring, empty for the visitor's."""

    field: str
    ring_id: str = ""


def faults(sending: Sending) -> tuple[Fault, ...]:
    """Return what is wrong with a form, the fields in its order; nothing when staff can take it in as it is.

    A number without country code is from the country that is given: where the fair is says nothing of it.
    """
    found: dict[Fault, None] = {}
    typed = dict(sending.typed)
    try:
        code_of(typed.get("country", ""))
    except Refusal:
        typed.pop("country")  # kept as it is written: staff will see which country is meant
    if not (typed.get("name") or typed.get("company")):
        found[Fault("name")] = None
    if not (typed.get("email") or typed.get("phone")):
        found |= dict.fromkeys((Fault("email"), Fault("phone")))
    try:
        LeadDraft.check(Draft(typed=typed), reach_needed=False)
    except Faults as refused:
        found |= dict.fromkeys(Fault(one.field) for one in refused.refusals)
    for pick in sending.picks:
        try:
            check_pick(Pick("", pick.ring_id, words=pick.words, quantity=pick.quantity, size=pick.size))
        except Refusal as refused:
            found[Fault(refused.field, pick.ring_id)] = None
    order = {name: place for place, name in enumerate(FIELDS)}
    return tuple(sorted(found, key=lambda fault: order.get(fault.field, len(order))))


def cleaned(sending: Sending) -> Sending:
    """Return a form without control, bidi and other unseen characters. Raises `Refusal` for a long field."""
    typed = {
        name: (clean_text if name == "note" else clean_line)(sending.typed.get(name, ""), name)
        for name in FIELDS
    }
    picks = tuple(_cleaned(pick) for pick in sending.picks)
    return replace(sending, typed={name: said for name, said in typed.items() if said}, picks=picks)


def _cleaned(pick: SentPick) -> SentPick:
    return SentPick(**{name: clean_line(value, name) for name, value in asdict(pick).items()})


def receive(stand: Stand, sending: Sending, key: str) -> None:
    """Keep a form that has no faults; it is on disk when this returns, for staff to read and for nobody else.

    The same form under the same `key` is kept once, however often a phone sends it. A consent counts only
    with a wording that there is. Raises `Refusal` when the database is locked, gone or full.
    """
    version, _slash, language = sending.wording.partition("/")
    asked = language in wording_texts().get(version, {})
    row = {
        "fair_id": stand.the_fair.id,
        "typed": dict(sending.typed),
        "picks": [pick.as_json() for pick in sending.picks],
        "language": sending.language,
        "wording": sending.wording if asked else "",
        "consents": {
            purpose.value: bool(sending.consents.get(purpose.value)) for purpose in Purpose if asked
        },
    }
    told = json.dumps(row, sort_keys=True)
    sent.keep(stand.database, stand.who, {"id": natural_id("inbox", key, told), **row})
