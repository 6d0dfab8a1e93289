"""Who the contacts of a batch may be: looked up once for all of them, and kept up to date within a run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import Final

from fairdesk.domain.leads.duplicates import name_key
from fairdesk.domain.trade import Captured
from fairdesk.models.arriving_rows import Alike, KeptContact
from fairdesk.models.rows import LeadDetail
from fairdesk.storage.arriving import alike
from fairdesk.storage.arriving.kept import kept
from fairdesk.storage.arriving.scratch import Scratch
from fairdesk.storage.details import details
from fairdesk.storage.keeping.source import Source
from fairdesk.workflows.contacts.arrivals import noted, words
from fairdesk.workflows.contacts.arrivals.identity import next_id
from fairdesk.workflows.contacts.arrivals.keys import matching
from fairdesk.workflows.contacts.arrivals.prepared import Prepared

_MOST_STEPS: Final = 16
_NEVER: Final = datetime.min.replace(tzinfo=UTC)


class Erased(Exception):
    """The contact was erased at their own wish: nothing brings them back."""


class People:
    """The contacts that a batch may be about: by id, by key and name, and the leads to be offered.

    `began` is when the run did: what it kept itself is in no file of ours. With a `scratch` file those count,
    too, that earlier batches of a run would have kept.
    """

    def __init__(
        self,
        source: Source,
        fair_id: str,
        batch: Sequence[Prepared],
        began: datetime,
        scratch: Scratch | None = None,
    ) -> None:
        self._source = source
        self._fair = fair_id
        self._batch = batch
        self._began = began
        self._contacts: dict[str, KeptContact] = {}
        self._ids: dict[str, dict[str, None]] = {}
        self._touched: dict[str, None] = {}
        self._erased: set[str] = set()
        self._joined: dict[str, str] = {}
        self._homes = self._follow({own for one in batch for own in _ids(one)})
        self._read_kept()
        self._read_first = {found: contact.leads for found, contact in self._contacts.items()}
        self._details: dict[str, dict[str, LeadDetail]] = {}
        if scratch is not None:
            self._read_scratch(scratch)
        self._before = dict(self._joined)

    def candidates(self, one: Prepared) -> list[KeptContact]:
        """Return the contacts that one is, best first: by its id, else all by a key and the folded name.

        Those set aside at this fair count only where there are no others. Raises `Erased`.
        """
        own = self.new_id(one)
        if own in self._erased:
            raise Erased
        if own in self._contacts:
            return [self._contacts[own]]
        ids = {found for word in words.sure(one) for found in self._ids.get(word, ())}
        several = [self._contacts[found] for found in ids if found in self._contacts]
        shown = [each for each in several if not each.discarded] or several
        return sorted(shown, key=lambda each: _order(one, each), reverse=True)

    def new_id(self, one: Prepared) -> str:
        """Return the id under which one is kept, or would be."""
        first, *others = self._own_ids(one)
        known = self._contacts.get(first)
        return others[0] if others and known is not None and _is_other(one, known) else first

    def _own_ids(self, one: Prepared) -> list[str]:
        """Return the ids that one may have, as they are followed: by its UID, else by who it is."""
        ends = [self._homes.get(own, own) for own in _ids(one)]
        return [self._joined.get(end, end) for end in ends]

    def alike(self, one: Prepared) -> Iterator[Alike]:
        """Yield the leads that may be one: that share a key, the name or the company, once for each."""
        for word in words.perhaps(one):
            for row in self._offers.get(word, ()):
                contact = self._contacts.get(row.contact_id)
                yield row if contact is None else words.renamed(row, contact)
            for found in self._ids.get(word, ()):
                yield from words.as_alike(self._contacts[found])

    def own_lines(self, contact: KeptContact, form: noted.Form) -> frozenset[str]:
        """Return what our own files say of a contact in their notes, folded."""
        labels, names = form
        if names not in self._details:
            ids = [lead for each in self._read_first.values() for lead in each]
            languages = (names,) if names else ()
            self._details[names] = {lead.id: lead for lead in details(self._source, ids, languages=languages)}
        found = self._details[names]
        leads = [found[lead] for lead in self._read_first.get(contact.id, ()) if lead in found]
        return noted.own_lines([lead for lead in leads if not self._is_of_run(lead)], labels)

    def _is_of_run(self, lead: LeadDetail) -> bool:
        """Whether this run itself made a lead."""
        return lead.how == Captured.IMPORT and lead.captured_at >= self._began

    def note(self, contact: KeptContact) -> None:
        """Note how a contact is now: whoever comes later in the run finds it so."""
        self._contacts[contact.id] = contact
        self._touched[contact.id] = None
        for word in words.of_kept(contact):
            self._ids.setdefault(word, {})[contact.id] = None

    def join(self, one: Prepared, contact: KeptContact) -> str:
        """Note that the UID of one means a contact, and return the id that follows from the UID."""
        own = self.new_id(one)
        self._joined[own] = contact.id
        return own

    def joined(self) -> dict[str, str]:
        """Return the ids of UIDs that were noted, with the contacts they mean."""
        return {own: found for own, found in self._joined.items() if own not in self._before}

    def touched(self) -> Iterator[tuple[KeptContact, Collection[str]]]:
        """Yield the contacts that were noted, as they are now, with the words they are found by."""
        for found in self._touched:
            yield self._contacts[found], words.of_kept(self._contacts[found])

    # -- looking up --------------------------------------------------------------------------------

    def _follow(self, ids: Collection[str]) -> dict[str, str]:
        """Return where ids lead that are not their own: joined to another, or used up by what was undone."""
        ends = {one: one for one in ids}
        for _step in range(_MOST_STEPS):
            found = alike.homes(self._source, set(ends.values()))
            self._erased |= {home.id for home in found.values() if home.erased}
            further = {
                one: home.merged_into or next_id(home.id)
                for one, end in ends.items()
                if (home := found.get(end)) is not None
                and not home.erased
                and (home.merged_into or home.deleted)
            }
            if not further:
                break
            ends |= further
        return {one: end for one, end in ends.items() if end != one}

    def _read_kept(self) -> None:
        """Read the contacts of the ids, and those that share a key and the name."""
        keys = {key for one in self._batch for _kind, key in one.keys}
        names = {name for one in self._batch for name in (one.name_key, one.firm_as_name) if name}
        names |= {name for one in self._batch for name in words.stand_ins(one).values()}
        firms = {one.company_key for one in self._batch if not one.name_key and one.company_key}
        rows = alike.matching(self._source, keys, names, firms) if keys else []
        further = self._follow({row.contact_id for row in rows})
        for row in rows:
            found = further.get(row.contact_id, row.contact_id)
            self._ids.setdefault(words.sure_of(row), {})[found] = None
        wanted = {own for one in self._batch for own in self._own_ids(one)}
        wanted |= {found for several in self._ids.values() for found in several}
        self._contacts |= kept(self._source, wanted, self._fair)

    def _read_scratch(self, scratch: Scratch) -> None:
        """Read what earlier batches of the run would have kept."""
        wanted = {word for one in self._batch for word in (*words.sure(one), *words.perhaps(one))}
        self._joined |= scratch.joined({own for one in self._batch for own in self._own_ids(one)})
        having = scratch.having(wanted)
        for word, several in having.items():
            self._ids.setdefault(word, {}).update(dict.fromkeys(several))
        ids = {own for one in self._batch for own in self._own_ids(one)} | self._contacts.keys()
        ids |= {found for several in having.values() for found in several}
        self._contacts |= scratch.contacts(ids)

    @cached_property
    def _offers(self) -> dict[str, list[Alike]]:
        """The leads of the database that the contacts may be whom nobody is for sure, by word."""
        unsure = [one for one in self._batch if one.fault is None and not self._is_sure(one)]
        keys = {key for one in unsure for _kind, key in one.keys}
        names = {one.name_key for one in unsure if one.name_key}
        firms = {one.company_key for one in unsure if one.company_key}
        offers: dict[str, list[Alike]] = {}
        for row in alike.offered(self._source, keys, names, firms):
            for word in words.of_row(row):
                offers.setdefault(word, []).append(row)
        return offers

    def _is_sure(self, one: Prepared) -> bool:
        own = self.new_id(one)
        if own in self._erased or own in self._contacts:
            return True
        return any(word in self._ids for word in words.sure(one))


def _ids(one: Prepared) -> list[str]:
    return [one.contact_id, one.other_id] if one.other_id else [one.contact_id]


def _is_other(one: Prepared, known: KeptContact) -> bool:
    """Whether one shares with somebody known nothing but the UID: no word of the name, and no key."""
    kept, told = (set(name.split()) for name in (name_key(known.values.get("name", "")), one.name_key))
    return bool(kept and told) and not kept & told and not one.keys & matching(known.reaches)


def _order(one: Prepared, contact: KeptContact) -> tuple[bool, int, datetime, str]:
    """Order whom one is: who is at this fair, shares more keys, came later."""
    return (
        bool(contact.lead_id),
        len(one.keys & matching(contact.reaches)),
        contact.captured_at or _NEVER,
        contact.lead_id or contact.id,
    )
