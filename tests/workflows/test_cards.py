"""Pictures of cards: taken in safely, kept with the lead, in backups, and in no export unless asked for."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.domain.draft import Draft
from fairdesk.domain.refusals import Refusal
from fairdesk.models.lead_draft import Faults
from fairdesk.models.rows import LeadFilter
from fairdesk.stand import Stand
from fairdesk.storage import drafts
from fairdesk.workflows.contacts import export
from fairdesk.workflows.leads import browse, cards, edit
from fairdesk.workflows.leads.register import register
from fairdesk.workflows.leads.undo import undo_last
from fairdesk.workflows.leads.visit import add_visit
from fairdesk.workflows.trust.backup import backup

GPS = 0x8825
TURN = 0x0112


def photo(path: Path, size: tuple[int, int] = (1600, 900), colour: str = "#336699") -> Path:
    """Write a picture as a phone takes it: large, on its side, with the place."""
    picture = Image.effect_noise(size, 40).convert("RGB")
    picture.paste(Image.new("RGB", (200, 100), colour), (10, 10))
    exif = picture.getexif()
    exif[TURN] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (34.6, 0.0, 0.0)
    picture.save(path, "JPEG", exif=exif)
    return path


def with_card(stand: Stand, path: Path, **typed: str) -> str:
    """Register a visitor with a picture, and return the lead's id."""
    draft = Draft(typed=typed)
    draft.pictures.append(cards.take(stand, draft, path))
    drafts.keep(stand.settings.drafts, draft)
    done = register(stand, draft)
    drafts.drop(stand.settings.drafts, draft.lead_id)
    return done.lead_id


def test_a_picture_alone_is_an_incomplete_lead_without_place_and_scaled(stand: Stand, tmp_path: Path) -> None:
    lead = browse.show(stand, with_card(stand, photo(tmp_path / "card.jpg")))
    assert (lead.contact.name, lead.incomplete) == ("", "card")
    ((data, mime),) = cards.of_lead(stand, lead)
    kept = Image.open(BytesIO(data))
    assert (mime, kept.size) == ("image/jpeg", (675, 1200))
    assert not kept.getexif()
    assert b"GPS" not in data
    assert list(stand.settings.drafts.iterdir()) == []
    assert [row.id for row in browse.page(stand, LeadFilter(incomplete=True)).rows] == [lead.id]


def test_the_rest_is_typed_in_the_evening_and_the_picture_stays(stand: Stand, tmp_path: Path) -> None:
    lead_id = with_card(stand, photo(tmp_path / "card.jpg"))
    draft = edit.draft_of(stand, lead_id)
    assert draft.has_card
    edit.save(stand, draft)
    assert browse.show(stand, lead_id).incomplete == "card"
    draft.typed |= {"name": "Practice Anna", "email": "anna@sample.example"}
    edit.save(stand, draft)
    lead = browse.show(stand, lead_id)
    assert (lead.contact.name, lead.incomplete, len(lead.cards)) == ("Practice Anna", "", 1)


def test_the_file_it_came_from_may_vanish_before_the_save(stand: Stand, tmp_path: Path) -> None:
    path = photo(tmp_path / "stick.jpg")
    draft = Draft()
    draft.pictures.append(cards.take(stand, draft, path))
    path.unlink()
    drafts.keep(stand.settings.drafts, draft)
    (waiting,) = drafts.load_all(stand.settings.drafts)
    assert len(browse.show(stand, register(stand, waiting).lead_id).cards) == 1


def test_a_picture_lost_beside_its_draft_is_said_and_nothing_is_saved(stand: Stand, tmp_path: Path) -> None:
    draft = Draft(typed={"name": "Practice Anna"})
    draft.pictures.append(cards.take(stand, draft, photo(tmp_path / "card.jpg")))
    (stand.settings.drafts / draft.pictures[0]).unlink()
    with pytest.raises(Refusal, match="gone"):
        register(stand, draft)
    assert browse.recent(stand) == ()
    draft.pictures.clear()
    with pytest.raises(Faults, match="reach"):
        register(stand, draft)


def test_pictures_beside_no_draft_are_cleared_and_others_are_left(stand: Stand, tmp_path: Path) -> None:
    kept, gone, fresh = Draft(typed={"name": "Kept"}), Draft(), Draft()
    for draft in (kept, gone, fresh):
        draft.pictures.append(cards.take(stand, draft, photo(tmp_path / "card.jpg")))
    drafts.keep(stand.settings.drafts, kept)
    for draft in (kept, gone):
        os.utime(stand.settings.drafts / draft.pictures[0], (1, 1))
    drafts.load_all(stand.settings.drafts)
    names = {path.name for path in stand.settings.drafts.iterdir()}
    assert names == {f"{kept.lead_id}.json", kept.pictures[0], fresh.pictures[0]}


def test_attached_once_taken_back_and_attached_again(stand: Stand, tmp_path: Path) -> None:
    path = photo(tmp_path / "card.jpg")
    done = register(stand, Draft(typed={"name": "Practice Anna", "email": "anna@sample.example"}))
    assert [cards.attach(stand, done.lead_id, path)[1] for _turn in range(2)] == [True, False]
    assert len(browse.show(stand, done.lead_id).cards) == 1
    assert undo_last(stand) == "Taken back: the picture added to Practice Anna."
    assert browse.show(stand, done.lead_id).cards == ()
    lead, fresh = cards.attach(stand, done.lead_id, path, "badge")
    assert (fresh, [card.kind for card in lead.cards]) == (True, ["badge"])
    assert cards.attach(stand, done.lead_id, path)[1]
    assert len(cards.of_lead(stand, browse.show(stand, done.lead_id))) == 2


def test_a_visit_brings_its_picture_to_the_same_contact(stand: Stand, tmp_path: Path) -> None:
    done = register(stand, Draft(typed={"name": "Practice Anna", "email": "anna@sample.example"}))
    draft = Draft(visit_of=done.lead_id)
    draft.pictures.append(cards.take(stand, draft, photo(tmp_path / "card.jpg")))
    add_visit(stand, done.lead_id, draft)
    assert len(browse.show(stand, done.lead_id).cards) == 1


def test_in_backups_and_out_of_exports_unless_asked(stand: Stand, tmp_path: Path) -> None:
    lead = browse.show(stand, with_card(stand, photo(tmp_path / "card.jpg"), name="Practice Anna"))
    ((data, _mime),) = cards.of_lead(stand, lead)
    with closing(sqlite3.connect(backup(stand))) as copy:
        assert copy.execute("SELECT bytes FROM picture").fetchall() == [(data,)]
    export.vcards(stand, tmp_path / "a.vcf", LeadFilter())
    export.as_json(stand, tmp_path / "a.json", LeadFilter())
    export.as_json(stand, tmp_path / "b.json", LeadFilter(), pictures=True)
    told = base64.b64encode(data).decode("ascii")
    assert b"PHOTO" not in (tmp_path / "a.vcf").read_bytes()
    assert told[:200] not in (tmp_path / "a.json").read_text("utf-8")
    assert json.loads((tmp_path / "b.json").read_text("utf-8"))["leads"][0]["cards"][0]["data"] == told


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def bomb(path: Path) -> None:
    Image.new("1", (30_000, 30_000)).save(path, "PNG")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "huge": (huge, "too large (200 MB)"),
    "bomb": (bomb, "too large"),
    "text": (lambda path: path.write_text("no picture"), "not a picture"),
    "cut": (lambda path: path.write_bytes(photo(path).read_bytes()[:5000]), "damaged"),
    "gone": (lambda path: None, "cannot be read"),
    "folder": (lambda path: path.mkdir(), "is no file"),
    "pipe": (os.mkfifo, "is no file"),
}


@pytest.mark.parametrize("bad", BAD)
def test_bad_files_are_refused_in_a_sentence_and_nothing_is_kept(
    stand: Stand, tmp_path: Path, bad: str
) -> None:
    make, words = BAD[bad]
    make(path := tmp_path / "card.jpg")
    done = register(stand, Draft(typed={"name": "Practice Anna", "email": "anna@sample.example"}))
    with pytest.raises(Refusal) as refused:
        cards.attach(stand, done.lead_id, path)
    assert words in str(refused.value)
    with pytest.raises(Refusal):
        cards.take(stand, Draft(), path)
    with pytest.raises(Refusal):
        cards.read(Path("nul\0name"))
    assert browse.show(stand, done.lead_id).cards == ()
    assert list(stand.settings.drafts.iterdir()) == []
