"""One person: what is kept of them, what they take back, and whether they were told of the makers."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from fairdesk.domain.clean import short
from fairdesk.domain.ids import new_id
from fairdesk.domain.leads.consents import last_words, state
from fairdesk.domain.reach import email_key, phone_key
from fairdesk.domain.refusals import Refusal
from fairdesk.domain.trade import Purpose, ReachKind
from fairdesk.language.messages import N_
from fairdesk.models.person_rows import Person
from fairdesk.stand import Stand
from fairdesk.storage import leads
from fairdesk.storage.people import find
from fairdesk.storage.people.notice import TOLD
from fairdesk.storage.write import writing
from fairdesk.workflows.contacts.told import whom_to_tell

_NUMBERS = tuple(kind.value for kind in ReachKind if kind not in (ReachKind.EMAIL, ReachKind.BADGE))


def found(stand: Stand, text: str) -> tuple[str, ...]:
    """Return the ids of the contacts meant by an id (their own or a lead's), an e-mail or a phone.

    Two persons may share an address. Raises `Refusal` when there is nobody.
    """
    ids: tuple[str, ...] = ()
    with suppress(Refusal):
        if "@" in text:
            ids = find.by_key(stand.database, (ReachKind.EMAIL.value,), email_key(text))
        else:
            ids = find.by_id(stand.database, text)
            country = stand.fair.country if stand.fair else ""
            ids = ids or find.by_key(stand.database, _NUMBERS, phone_key(text, country))
    if not ids:
        raise Refusal(
            N_("Nobody is known by {text}."),
            hint=N_("Give an e-mail, a phone with its country code, or an id: fairdesk lead list."),
            field="person",
            text=short(text.strip()) or "?",
        )
    return ids


def the_one(stand: Stand, text: str) -> str:
    """Return the id of the one contact meant. Raises `Refusal` when there is nobody, or more than one."""
    ids = found(stand, text)
    if len(ids) > 1:
        raise Refusal(
            N_("{count} persons are known by {text}."),
            hint=N_("Name one by its id: {ids}. Or all of them with --all."),
            field="person",
            count=len(ids),
            text=short(text),
            ids=", ".join(ids[:4]),
        )
    return ids[0]


def person(stand: Stand, contact_id: str) -> Person:
    """Return all that is kept of a contact. Raises `Refusal` when none of their leads is there any more."""
    whole = tuple(leads.detail(stand.database, one) for one in find.leads_of(stand.database, contact_id))
    if not whole:
        raise Refusal(N_("This person is not there any more."))
    last = whole[-1]
    return Person(last.contact, last.reaches, last.consents, whole, whom_to_tell(stand, contact_id))


def withdraw(
    stand: Stand, contact_id: str, purposes: Sequence[Purpose] = tuple(Purpose)
) -> tuple[Purpose, ...]:
    """Record that a contact takes consents back, now; return those that were not taken back already.

    Where none was given, an objection is kept in its place: the last word is then withdrawn, too.
    """
    done = []
    with writing(stand.database, stand.who, "withdraw") as write:
        kept = leads.detail(write, find.leads_of(write, contact_id)[-1]).consents
        last = {row.purpose: row for row in last_words(kept)}
        for purpose in purposes:
            if purpose in last and state(last[purpose]) == "withdrawn":
                continue
            done.append(purpose)
            standing = [row.id for row in kept if row.purpose == purpose and state(row) == "granted"]
            for row_id in standing:
                write.change("consent", row_id, {"withdrawn_at": write.at})
            if not standing:
                row: dict[str, object] = {"id": new_id(), "contact_id": contact_id, "purpose": purpose.value}
                row |= {"granted": False, "at": write.at, "withdrawn_at": write.at, "staff": stand.who.staff}
                write.add("consent", [row])
    return tuple(done)


def note_told(stand: Stand, contacts: Sequence[str]) -> None:
    """Keep that staff told some contacts (ids) that makers get what concerns their own rings."""
    with writing(stand.database, stand.who, "told") as write:
        row: dict[str, object] = {"id": new_id(), "at": write.at, "kind": TOLD, "leads": len(contacts)}
        row |= {"detail": {"contacts": list(contacts)}, "staff": stand.who.staff}
        write.add("export_log", [row])
