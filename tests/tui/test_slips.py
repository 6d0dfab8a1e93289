"""Filled paper slips at the Desk: scanned letter by letter, taken down, saved with their own time."""

from __future__ import annotations

from datetime import timedelta

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot

from fairdesk import settings
from fairdesk.domain.draft import Draft
from fairdesk.domain.keyboard import PERSIAN_KEYS, US_KEYS
from fairdesk.domain.slips import slip_code
from fairdesk.language.dates import minute_said
from fairdesk.models.rows import LeadDetail
from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.desk import saving
from fairdesk.workflows.fair import fairs, questions
from fairdesk.workflows.leads import browse, discard, edit
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, keep

ON_US = str.maketrans("", "")
ON_PERSIAN = str.maketrans(US_KEYS, PERSIAN_KEYS)
ON_ARABIC = str.maketrans("FDSLIPRACTE", "[]\u064d/÷؛\u064c\u0650}ﻹ\u064f")


async def scan(
    app: FairdeskApp,
    pilot: Pilot[None],
    number: int,
    fair: str = "PRACTICE",
    layout: dict[int, int] = ON_US,
    then: str = "",
) -> None:
    """Let a hand scanner read a slip: a key for each letter, and Enter, as fast as they come, and type on."""
    for sign in slip_code(fair, number).translate(layout):
        app.post_message(Key(_character_to_key(sign), sign))
    app.post_message(Key("enter", None))
    for sign in then:
        app.post_message(Key(_character_to_key(sign), sign))
    await pilot.pause(0.05)
    await until(pilot, lambda: not app.desk.holds_keys)
    await pilot.pause()


def said(app: FairdeskApp) -> str:
    """Return what the hint line says of what was done."""
    flash = app.work.hint_line.flash
    return f"{flash.mark} {flash.text}"


def toast(app: FairdeskApp) -> str:
    """Return what was refused."""
    note = next(iter(app._notifications), None)
    return f"{note.title} {note.message}" if note is not None else ""


def typed(app: FairdeskApp, name: str) -> str:
    return app.desk.form.inputs[name].value


async def save(app: FairdeskApp, pilot: Pilot[None], stand: Stand) -> LeadDetail:
    """Save the open form, and return what was kept."""
    await pilot.press("f9")
    await until(pilot, lambda: said(app).startswith("√ ") or toast(app))
    assert not toast(app)
    return browse.show(stand, browse.recent(stand)[0].id)


async def test_a_slip_is_scanned_typed_and_saved_with_its_time(open_app: Open, stand: Stand) -> None:
    then = stand.local(stand.now()).replace(second=0, microsecond=0) - timedelta(days=1, minutes=7)
    questions.put(stand, "why", words={"en": "Why here?"}, kind="text")
    data = stand.settings.drafts
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press("f7")
        await scan(app, pilot, 42)
        assert typed(app, "paper_no") == "0042"
        assert app.focused is form.inputs["name"]
        assert said(app) == "√ Slip 0042 Type what stands on it; it counts as taken on paper."
        assert (app.desk.parked_line.editing, form.ring_line.query_field.value) == ("Slip 0042", "")
        await until(pilot, lambda: [one.typed["paper_no"] for one in drafts.load_all(data)] == ["0042"])
        await pilot.press(*"Paper Visitor")
        assert ("PgDn", "when it was filled in") in app.desk.hints()
        await pilot.press("pagedown")
        assert app.focused is form.inputs["captured"]
        await pilot.press(*(then + timedelta(days=3)).strftime("%Y-%m-%d %H:%M"), "f9")
        await until(pilot, lambda: "is still to come" in toast(app))
        assert app.focused is form.inputs["captured"]
        await pilot.press("ctrl+u", *"half past two", "f9")
        await until(pilot, lambda: "half past two is not a time" in toast(app))
        await pilot.press("ctrl+u", *then.strftime("%Y-%m-%d %H:%M"))
        await until(pilot, lambda: drafts.load_all(data)[0].typed["captured"].endswith(f":{then:%M}"))
        lead = await save(app, pilot, stand)
        assert "Paper Visitor; filled in" in said(app)
        assert app.desk.parked_line.editing == ""
    assert (lead.how, lead.captured_at) == ("paper", then)
    assert [visit.at for visit in lead.visits] == [then]
    assert [(one.kind, one.value) for one in lead.reaches] == [("paper_slip", "0042")]


async def test_what_is_entered_already_or_of_another_fair_is_said(open_app: Open, stand: Stand) -> None:
    lead_id = keep(stand, {**ANNA, "paper_no": "42"})
    at = stand.local(browse.show(stand, lead_id).captured_at).strftime("%H:%M")
    async with open_app() as (app, pilot):
        await pilot.press(*"Bo Berg", "enter", *"Berg ")
        await scan(app, pilot, 42)
        assert toast(app).startswith(f"Slip 0042 is entered already: A.P., {at} ")
        assert (typed(app, "name"), typed(app, "company"), typed(app, "paper_no")) == ("Bo Berg", "Berg ", "")
        assert app.focused is app.desk.form.inputs["company"]
        await scan(app, pilot, 7, "IHM27")
        assert "Slip 0007 is of another fair: IHM27. This one is Practice Fair." in toast(app)
        assert (typed(app, "company"), app.desk.forms.parked) == ("Berg ", [])
        discard.discard(stand, lead_id, "mistake")
        await scan(app, pilot, 42)
        assert typed(app, "paper_no") == "0042"
        assert "The other form waits" in said(app)
        waiting = app.desk.forms.parked
        assert [(one.typed["name"], one.typed["company"]) for one in waiting] == [("Bo Berg", "Berg ")]
        await pilot.press("f18", "f9")
        await until(pilot, lambda: "no way to reach them" in toast(app))


async def test_an_earlier_fairs_slip_is_not_in_the_way(open_app: Open, stand: Stand) -> None:
    keep(stand, {**ANNA, "paper_no": "0042"})
    fairs.add(stand, {"code": "IHM28", "name": "Silver Days", "time_zone": "Europe/Berlin"})
    keep(stand, ANNA)
    async with open_app() as (app, pilot):
        await scan(app, pilot, 42)
        assert "Slip 0042 is of another fair: Practice Fair. This one is Silver Days." in toast(app)
        await scan(app, pilot, 42, "IHM28")
        assert (typed(app, "paper_no"), toast(app)) == ("0042", "")


async def test_slips_and_visitors_in_turn(open_app: Open) -> None:
    async with open_app() as (app, pilot):
        waiting = app.desk.forms.parked
        await scan(app, pilot, 1)
        await scan(app, pilot, 2)
        assert typed(app, "paper_no") == "0002"
        assert waiting == [], "a slip of which nothing is typed is there to be scanned again"
        await pilot.press(*"Cleo")
        await scan(app, pilot, 2)
        assert "already" in said(app)
        assert (typed(app, "name"), waiting) == ("Cleo", [])
        await scan(app, pilot, 3, then="Dora")
        await until(pilot, lambda: typed(app, "name") == "Dora")
        assert [draft.typed["name"] for draft in waiting] == ["Cleo"]
        await scan(app, pilot, 2)
        assert (typed(app, "name"), typed(app, "paper_no")) == ("Cleo", "0002")
        assert [draft.typed["paper_no"] for draft in waiting] == ["0003"]
        for number in range(4, 12):
            await scan(app, pilot, number)
            await pilot.press("x")
        assert len(waiting) == 9
        await scan(app, pilot, 12)
        assert "Nine forms are parked already." in toast(app)
        assert (typed(app, "name"), typed(app, "paper_no"), len(waiting)) == ("x", "0011", 9)


def test_only_a_new_lead_takes_a_time(stand: Stand) -> None:
    lead_id = keep(stand, ANNA)
    captured = browse.show(stand, lead_id).captured_at
    for draft in (edit.draft_of(stand, lead_id), Draft(visit_of=lead_id)):
        draft.typed["captured"] = "00:00"
        answered = saving.save(stand, draft)
        assert [one.field for one in answered.refusals] == ["captured"]
        del draft.typed["captured"]
        assert not saving.save(stand, draft).refusals
    assert browse.show(stand, lead_id).captured_at == captured


async def test_a_scan_presses_no_keys(open_app: Open, stand: Stand) -> None:
    questions.put(stand, "where", words={"en": "Where?"}, kind="choice", choices=[("a", {}), ("b", {})])
    async with open_app() as (app, pilot):
        form = app.desk.form
        await pilot.press(*"Anna", "f7", *"1023", "enter")
        await until(pilot, lambda: form.picked.rows)
        number = 0
        choices = (form.rating, form.asked[0].part, form.ring_line.level)
        for part in (form.picked, form.ticks["contact"], *choices):
            for layout in (ON_US, ON_PERSIAN, ON_ARABIC):
                number += 1
                form.go_to(part)
                await scan(app, pilot, number, "IHM27", layout)
                assert f"Slip {number:04}" in toast(app), (part.id, number)
                assert app.focused is part
        draft = app.desk.forms.copy()
        assert (draft.rating, draft.consents, draft.answers) == ("", {}, {})
        assert [(pick.level, pick.quantity, pick.size) for pick in draft.picks] == [("liked", "", "")]
        form.go_to(form.picked)
        await pilot.press("f", "5")
        assert app.desk.forms.picks[0].pick.level == "order"
        await scan(app, pilot, 1)
        assert (typed(app, "paper_no"), app.desk.forms.parked[0].typed["name"]) == ("0001", "Anna")


async def test_a_persian_or_arabic_layout_is_on(open_app: Open, data: Settings, stand: Stand) -> None:
    settings.change(data, language="fa")
    fields = ("name", "country", "email", "phone", "note", "paper_no", "captured", "owner")
    async with open_app() as (app, pilot):
        form = app.desk.form
        parts = [*(form.inputs[name] for name in fields), form.ring_line.query_field]
        for number, part in enumerate(parts, start=1):
            form.go_to(part)
            await scan(app, pilot, number, layout=ON_PERSIAN)
            assert typed(app, "paper_no") == f"{number:04}", part.id
            assert (app.focused, typed(app, "name")) == (form.inputs["name"], "")
        for number, name in enumerate(("name", "email", "country"), start=50):
            form.go_to(form.inputs[name])
            await scan(app, pilot, number, layout=ON_ARABIC)
            assert typed(app, "paper_no") == f"{number:04}", name
        assert "برگهٔ" in said(app)
        assert "۰۰۵۲" in said(app)
        await scan(app, pilot, 7, "BOB-9", ON_PERSIAN)
        assert "BOB-9" in toast(app), "B is a zero-width non-joiner there"
        await pilot.press(*"زهرا")
        await scan(app, pilot, 60, layout=ON_PERSIAN)
        assert (typed(app, "paper_no"), app.desk.forms.parked[0].typed["name"]) == ("0060", "زهرا")
        now = stand.local(stand.now())
        await pilot.press(*"مینا", "pagedown", *minute_said(now))
        lead = await save(app, pilot, stand)
        await app.desk.open_lead(lead.id, visit=False)
        assert (typed(app, "paper_no"), form.asks_when) == ("0060", False)
    assert (lead.how, lead.contact.name) == ("paper", "مینا")
    assert lead.captured_at == now.replace(second=0, microsecond=0)
