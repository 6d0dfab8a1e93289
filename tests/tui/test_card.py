"""Card now, type tonight: a picture given at the Desk, saved alone, and read beside the fields at night."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from fairdesk.settings import Settings
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.tui.inputs.one_row import In
from fairdesk.tui.screens.cards.paths import path_of
from fairdesk.tui.screens.cards.sheet import CardSheet
from fairdesk.tui.screens.cards.viewer import CardViewer
from fairdesk.workflows.leads import browse
from tests.tui.conftest import Open, until


def card(path: Path) -> Path:
    """Write a made business card."""
    picture = Image.new("RGB", (1000, 600), "#faf8f0")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, 30, 600), fill="#1f7d76")
    draw.text((90, 120), "Practice Anna", fill="#101010", font_size=80)
    draw.text((90, 260), "Sample House AB", fill="#404040", font_size=48)
    draw.text((90, 420), "anna@sample.example  +46 70 123 45 67", fill="#404040", font_size=34)
    picture.save(path, "PNG")
    return path


def test_paths_as_terminals_paste_them(tmp_path: Path) -> None:
    path = card(tmp_path / "my card (1).png")
    escaped = str(path).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")
    for given in (str(path), f"'{path}'", f'"{path}" ', escaped, path.as_uri()):
        assert path_of(given) == path
    assert path_of("~/card.png") == Path.home() / "card.png"


async def test_a_picture_alone_is_saved_and_read_in_the_evening(
    open_app: Open, stand: Stand, data: Settings, tmp_path: Path
) -> None:
    path = card(tmp_path / "card.png")
    async with open_app((120, 40)) as (app, pilot):
        await pilot.press("f19")
        await until(pilot, lambda: isinstance(app.screen, CardSheet))
        app.screen.query_one(In).write(str(tmp_path / "none.png"))
        await pilot.press("enter")
        sheet = app.screen
        assert isinstance(sheet, CardSheet)
        await until(pilot, lambda: "cannot be read" in str(sheet._fault.text))
        app.screen.query_one(In).write(f"'{path}'")
        await pilot.press("enter")
        await until(pilot, lambda: app.desk.form.visitor_head.word == "1 picture")
        path.unlink()
        await until(pilot, lambda: any(draft.pictures for draft in drafts.load_all(data.drafts)))
        await until(pilot, lambda: app.desk.side.has_class("-card"))
        await pilot.press("f9")
        await until(pilot, lambda: len(browse.recent(stand)) == 1)
        await until(pilot, lambda: not app.desk.form.visitor_head.word)
        assert not app.desk.side.has_class("-card")
        assert browse.show(stand, browse.recent(stand)[0].id).how == "card"
        await pilot.press("f3")
        await until(pilot, lambda: getattr(app.place, "lead", None) is not None)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CardViewer) and bool(app.screen._picture.blocks))
        await pilot.press("escape", "e")
        await until(pilot, lambda: app.place is app.desk and app.desk.side.has_class("-card"))
        await pilot.press(*"Practice Anna", "f9")
        await until(pilot, lambda: browse.recent(stand)[0].name == "Practice Anna")
        assert len(browse.show(stand, browse.recent(stand)[0].id).cards) == 1


async def test_a_picture_survives_the_end_of_the_program_with_its_form(
    open_app: Open, data: Settings, tmp_path: Path
) -> None:
    path = card(tmp_path / "card.png")
    async with open_app() as (app, pilot):
        await pilot.press("shift+f7")
        await until(pilot, lambda: isinstance(app.screen, CardSheet))
        app.screen.query_one(In).write(str(path))
        await pilot.press("enter")
        await until(pilot, lambda: any(draft.pictures for draft in drafts.load_all(data.drafts)))
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.visitor_head.word == "1 picture")
        app.desk.drop_cards()
        await until(pilot, lambda: list(data.drafts.iterdir()) == [])
        assert not app.desk.unsaved


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nearer_and_about_shows_other_parts_of_the_card(
    open_app: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    shot = (card(tmp_path / "card.png").read_bytes(), "image/png")
    async with open_app(size) as (app, pilot):
        viewer = CardViewer([shot, shot], "A.")
        app.push_screen(viewer)
        await until(pilot, lambda: bool(viewer._picture.blocks))
        whole = viewer._picture.blocks
        await pilot.press("plus", "plus")
        await until(pilot, lambda: viewer._view.zoom > 2 and viewer._picture.blocks != whole)
        near = viewer._picture.blocks
        for _turn in range(9):
            await pilot.press("left")
        await until(
            pilot, lambda: viewer._picture.blocks != near and viewer._view.x * viewer._view.zoom < 0.6
        )
        assert len(viewer._picture.blocks) == size[1] - 1
        await pilot.press("n")
        await until(pilot, lambda: viewer._view.zoom == 1)
