"""Export: chosen, seen before it is written, written with progress, and found again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from fairdesk.domain.progress import Progress
from fairdesk.exports.report import Report
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.tui.app import FairdeskApp
from fairdesk.tui.screens.leads.export.form import ExportForm
from fairdesk.tui.screens.leads.export.screen import ExportScreen
from fairdesk.tui.screens.sheets.told import Told
from fairdesk.tui.widgets.reading import Reading
from fairdesk.workflows.contacts.kinds import KINDS, How, Kind
from fairdesk.workflows.contacts.leaving import Wanted
from fairdesk.workflows.fair.consent import notice_stands
from fairdesk.workflows.leads import edit
from tests.tui.conftest import Open, until
from tests.tui.people import ANNA, JONAS, ZAHRA, keep
from tests.workflows.test_preview import logged

VCARD = KINDS[0]


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home with a folder for downloads."""
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


@pytest.fixture
def three(stand: Stand) -> Stand:
    """Three leads, of whom one agreed to marketing mail; all saw the notice."""
    notice_stands(stand, date(2020, 1, 1))
    anna = keep(stand, ANNA, ("FZ-1023", "order"), ("AQ-2004", "liked"))
    keep(stand, JONAS, ("FZ-1031", "liked"))
    keep(stand, ZAHRA)
    draft = edit.draft_of(stand, anna)
    draft.consents["marketing"] = True
    edit.save(stand, draft)
    return stand


async def begin(
    app: FairdeskApp, pilot: Pilot[None], narrow: LeadFilter | None = None, kinds: Sequence[Kind] = KINDS
) -> ExportScreen:
    """Open the export, and wait until it has counted."""
    assert app.opened is not None
    screen = ExportScreen(app.opened.stand, narrow or LeadFilter(), kinds)
    app.push_screen(screen)
    await until(pilot, lambda: counted(screen) not in {"", "Counting …"})
    await pilot.pause()
    return screen


def counted(screen: ExportScreen) -> str:
    """Return what is said of the count."""
    return "".join(part.text for part in screen.query(".count").results(Reading))


def why(screen: ExportScreen) -> str:
    """Return what is said of who is not in it."""
    return "".join(part.text for part in screen.query(".why").results(Reading))


def said(screen: ExportScreen | FairdeskApp) -> str:
    """Return what stands on the screen, a line after another."""
    shown = screen.screen if isinstance(screen, FairdeskApp) else screen
    return "\n".join(strip.text for strip in shown._compositor.render_strips())


def seen(pilot: Pilot[None], screen: ExportScreen, *words: str) -> Callable[[], bool]:
    return lambda: all(word in said(screen) for word in words)


def out(screen: ExportScreen) -> str:
    return screen.query_one(ExportForm).out.value


def downloaded(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "Downloads").iterdir())


async def test_the_kind_is_chosen_by_the_arrows_and_the_first_card_and_the_name_follow(
    open_app: Open, three: Stand
) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, LeadFilter(country="SE"))
        assert seen(pilot, screen, "1 contact ", "The first card", "FN", "Anna Provberg", "Sweden")()
        assert out(screen) == "~/Downloads/PRACTICE-contacts.vcf"
        await pilot.press("down", "down")
        await until(pilot, seen(pilot, screen, "The first row", "First Name"))
        assert out(screen) == "~/Downloads/PRACTICE-google.csv"
        assert "Note holds" not in said(screen)
        await pilot.press("up")
        await until(pilot, seen(pilot, screen, "lead_id", "A row for"))
        screen.query_one(ExportForm).out.write("~/mine.csv")
        await pilot.press("end", "down")
        await until(pilot, seen(pilot, screen, "The first lead", "contact.name"))
        assert out(screen) == "~/mine.csv", "what somebody named stays"
        assert screen.focused is screen.query_one("#marketing")
        assert logged(three) == 0, "looking is not noted"


async def test_of_a_workbook_its_first_row_is_seen_and_of_a_hand_over_a_card(
    open_app: Open, three: Stand
) -> None:
    kinds = [kind for kind in KINDS if kind.code in {"xlsx", "handover"}]
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, LeadFilter(country="SE"), kinds)
        assert seen(pilot, screen, "The first row", "Company", "Anna Provberg", "Sweden", "hot")()
        assert "lead_id" not in said(screen)
        await pilot.press("down")
        await until(pilot, seen(pilot, screen, "For which maker?"))
        screen.query_one(ExportForm).maker.focus()
        await pilot.press(*"pm", "enter")
        await until(pilot, seen(pilot, screen, "One of its cards", "FN", "Anna Provberg"))


async def test_notes_can_be_left_out_and_be_in_another_language(open_app: Open, three: Stand) -> None:
    async with open_app((120, 40)) as (app, pilot):
        screen = await begin(app, pilot)
        assert seen(pilot, screen, "NOTE", "Practice Sky: order")()
        screen.query_one("#language").focus()
        await pilot.press("4")
        await until(pilot, seen(pilot, screen, "Bestellung"))
        screen.query_one("#note").focus()
        await pilot.press("3")
        await until(pilot, lambda: "NOTE" not in said(screen))


async def test_who_is_left_out_is_said_and_everyone_left_out_is_no_file(
    open_app: Open, three: Stand, home: Path
) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        assert "3 contacts" in said(screen)
        await pilot.press("tab", "space")
        await until(pilot, lambda: counted(screen) == "1 contact")
        rules = "Germany, UWG section 7: 1; Iran, no rule known here: 1"
        assert why(screen) == f"Left out: no marketing consent: 2 ({rules})."
        await pilot.press("escape")
        screen = await begin(app, pilot, LeadFilter(country="DE"))
        await pilot.press("tab", "space")
        await until(pilot, seen(pilot, screen, "Nobody is in it"))
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, "Nobody is left to export"))
        assert app.screen is screen
        await pilot.press("escape")
        screen = await begin(app, pilot, LeadFilter(text="nobody at all"))
        await pilot.press("end", "f9")
        await until(pilot, seen(pilot, screen, "There is no lead to export."))
        assert downloaded(home) == []


async def test_news_say_since_when_and_that_there_are_none(open_app: Open, three: Stand, home: Path) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        assert "only what is new (no export yet)" in said(screen)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert "3 contacts written" in said(app)
        await pilot.press("enter")
        screen = await begin(app, pilot)
        await until(pilot, seen(pilot, screen, "only what changed since"))
        assert out(screen) == "~/Downloads/PRACTICE-contacts (2).vcf"
        await pilot.press("tab", "tab", "space")
        await until(pilot, lambda: why(screen) == "Not changed since the last one: 3.")
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, "Nothing new since"))
        keep(three, {"name": "New One", "email": "new@sample.example"})
        await pilot.press("space", "space")
        await until(pilot, seen(pilot, screen, "1 contact ", "New One"))
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert "These are new or changed since" in said(app)
        assert downloaded(home) == ["PRACTICE-contacts (2).vcf", "PRACTICE-contacts.vcf"]


async def test_for_a_maker_by_a_few_letters_of_the_brand(open_app: Open, three: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        form = screen.query_one(ExportForm)
        await pilot.press("tab", "tab", "tab", *"mak")
        await until(pilot, lambda: form.maker.is_open)
        await pilot.press("enter")
        await until(pilot, seen(pilot, screen, "2 contacts", "Practice Maker", "with notes, ratings"))
        assert form.choices().wanted == Wanted(maker="PM", note_language="en")
        assert out(screen) == "~/Downloads/PRACTICE-PM-contacts.vcf"
        assert form.max_scroll_y == 0, "all of it is in sight"
        await pilot.press("space")
        await until(pilot, lambda: form.choices().wanted.with_notes)
        form.maker.focus()
        await pilot.press("ctrl+u")
        await until(pilot, seen(pilot, screen, "3 contacts"))
        assert form.choices().wanted == Wanted(note_language="en")
        await pilot.press(*"nobody", "tab")
        await until(pilot, seen(pilot, screen, "There is no maker nobody."))
        await pilot.press("f9")
        await until(pilot, lambda: "There is no maker nobody. " in said(screen) and form.maker.has_focus)
        assert form.maker.value == "nobody"


async def test_a_kind_that_is_for_a_maker_asks_for_one(open_app: Open, three: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, kinds=(replace(VCARD, needs_maker=True),))
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, "For which maker?"))
        assert screen.focused is screen.query_one("#maker")


async def test_a_file_of_another_kind_is_refused_before_anybody_is_asked(
    open_app: Open, three: Stand, home: Path
) -> None:
    (home / "fair.csv").write_text("kept")
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        screen.query_one(ExportForm).out.write("~/fair.csv")
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, "fair.csv ends as another kind of file does."))
        assert "End its name with .vcf." in said(screen)
        assert app.screen is screen
    assert (home / "fair.csv").read_text() == "kept"


async def test_a_text_that_had_to_be_changed_is_shown_where_it_was(open_app: Open, three: Stand) -> None:
    keep(three, {"name": "New One", "email": "new@sample.example", "note": "said a lot of things; all good"})
    async with open_app() as (app, pilot):
        await begin(app, pilot)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert "…things; all good" in said(app)
        assert "…things, all good" in said(app)


async def test_a_maker_under_the_cursor_is_the_one_that_is_written_for(
    open_app: Open, three: Stand, home: Path
) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        form = screen.query_one(ExportForm)
        await pilot.press("tab", "tab", "tab", *"mak")
        await until(pilot, lambda: form.maker.is_open)
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert "2 contacts written" in said(app)
        assert downloaded(home) == ["PRACTICE-PM-contacts.vcf"]


async def test_what_is_for_a_maker_shows_nobody_before_there_is_one(open_app: Open, three: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, kinds=(replace(VCARD, needs_maker=True),))
        form = screen.query_one(ExportForm)
        assert counted(screen) == "For which maker? Give its code or brand."
        assert form.maker.placeholder == "a code or brand"
        form.maker.focus()
        await pilot.press(*"pm", "enter")
        await until(pilot, seen(pilot, screen, "2 contacts"))


async def test_single_cards_go_into_a_folder_and_the_path_is_copied(
    open_app: Open, three: Stand, home: Path
) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        parts = screen.query_one(".parts.vcard").query_one("FittedChoice")
        parts.focus()
        await pilot.press("2")
        await until(pilot, lambda: out(screen) == "~/Downloads/PRACTICE-contacts")
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        folder = home / "Downloads" / "PRACTICE-contacts"
        assert len(list(folder.iterdir())) == 3
        await pilot.press("c")
        await until(pilot, lambda: "√ Copied" in said(app))
        assert app.clipboard == str(folder)


async def test_what_is_there_is_replaced_only_when_that_is_said(
    open_app: Open, three: Stand, home: Path
) -> None:
    there = home / "mine.vcf"
    there.write_text("precious")
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        screen.query_one(ExportForm).out.write("~/mine")
        for answer in ("enter", "k"):
            await pilot.press("f9")
            await until(pilot, lambda: type(app.screen).__name__ == "Ask")
            assert "mine.vcf" in said(app)
            await pilot.press(answer)
            await until(pilot, seen(pilot, screen, "Nothing was written."))
            assert there.read_text() == "precious"
        await pilot.press("f9")
        await until(pilot, lambda: type(app.screen).__name__ == "Ask")
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert there.read_bytes().count(b"BEGIN:VCARD") == 3


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Where to? Give a file name."),
        ("~/none/contacts.vcf", "There is no folder"),
        ("~/Downloads", "is a folder."),
        ("/dev/null", "is not a file"),
    ],
)
async def test_a_place_that_cannot_be_is_said_and_what_was_typed_stays(
    open_app: Open, three: Stand, typed: str, told: str
) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        field = screen.query_one(ExportForm).out
        field.write(typed)
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, told))
        assert field.value == typed
        assert field.has_focus
        assert logged(three) == 0


async def test_a_full_disk_is_said_and_nothing_is_lost(
    open_app: Open, three: Stand, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    async with open_app() as (app, pilot):
        screen = await begin(app, pilot)
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", no_room)
            await pilot.press("f9")
            await until(pilot, seen(pilot, screen, "Not written: the disk is full."))
        assert downloaded(home) == []
        await pilot.press("f9")
        await until(pilot, lambda: isinstance(app.screen, Told))
        assert downloaded(home) == ["PRACTICE-contacts.vcf"]


async def test_esc_stops_the_writing_and_leaves_nothing(open_app: Open, three: Stand, home: Path) -> None:
    began, went_on = Event(), Event()

    def slow(
        stand: Stand, path: Path, narrow: LeadFilter, wanted: Wanted, how: How, progress: Progress | None
    ) -> Report:
        def tell(done: int, of: int) -> None:
            assert progress is not None
            if done == 2:
                began.set()
                went_on.wait(10)
            progress(done, of)

        return VCARD.write(stand, path, narrow, wanted, how, tell)

    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, kinds=(replace(VCARD, write=slow),))
        await pilot.press("f9")
        await until(pilot, seen(pilot, screen, "Esc stop"))
        await until(pilot, began.is_set)
        await pilot.press("escape")
        went_on.set()
        await until(pilot, seen(pilot, screen, "Stopped. Nothing was written."))
        assert downloaded(home) == []
        assert logged(three) == 0
        assert "Esc not now" in said(screen)


async def test_leads_that_were_set_aside_are_not_exported(open_app: Open, three: Stand) -> None:
    async with open_app() as (app, pilot):
        screen = await begin(app, pilot, LeadFilter(discarded=True))
        assert seen(pilot, screen, "In the list: set aside", "Leads that were set aside")()
        await pilot.press("f9")
        await until(pilot, lambda: said(screen).count("Leads that were set") == 2)


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (80, 24)])
async def test_every_field_is_come_to_in_any_window(
    open_app: Open, three: Stand, size: tuple[int, int]
) -> None:
    async with open_app(size) as (app, pilot):
        screen = await begin(app, pilot)
        ids = set()
        for _press in range(9):
            await pilot.press("tab")
            await pilot.pause(0.05)
            focused = screen.focused
            assert focused is not None
            ids.add(focused.id)
            assert 0 <= focused.region.y < size[1] - 1, focused.id
            assert focused.region.right <= size[0], focused.id
        assert {"marketing", "news", "maker", "note", "language", "out"} <= ids
