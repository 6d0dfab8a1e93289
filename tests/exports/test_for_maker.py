"""What a maker gets of a lead: its own rings, and not a byte about anybody else's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from fairdesk.domain.ids import new_id
from fairdesk.exports.cards.files import write_vcards
from fairdesk.exports.for_maker import for_maker
from fairdesk.exports.json_file import write_json
from fairdesk.models.rows import AnswerRow, CardRow, ColleagueRow, HistoryRow, LeadDetail
from tests.exports.leads import AT, INTEREST, consent, lead, visit
from tests.exports.reading import note_of, value

OWN: Final = replace(
    INTEREST, reason="price", sizes=((54.0, 20, "US 7"),), words="WORDS", note="FREE", sample_staff="STAFF"
)
OTHER: Final = replace(
    INTEREST, id=new_id(), ring_id="9" * 32, sku="CANARY-1", ring_name="CANARY ring", words="CANARY words",
    level="order", quantity=77123, sizes=((61.5, 77123, "CANARY size"),), target_minor=99077,
    target_currency="SEK", reason="certificate", note="CANARY note", sample_state="lent", sample_pieces=77123,
    sample_staff="CANARY",
)  # fmt: skip
TRAY: Final = replace(INTEREST, id=new_id(), ring_id="", sku="", ring_name="", words="CANARY tray")
SECRETS: Final = (
    "CANARY", "77123", "61.5", "990.77", "99077", "SEK", "order", "certificate", "FREE", "WORDS", "STAFF",
    "Sara", ': "hot"', ",hot",
    "Likes blue", OTHER.ring_id, OTHER.id,
)  # fmt: skip


def whole() -> LeadDetail:
    """Return a lead whose every part tells something about others."""
    return lead(
        interests=(OTHER, replace(OWN, level="liked"), TRAY),
        rating_chosen="hot",
        visits=(visit(note="CANARY FREE"), visit(AT + timedelta(days=1), "FREE")),
        consents=(consent(staff="STAFF"),),
        answers=(AnswerRow("q", "CANARY question?", "CANARY", "FREE"),),
        cards=(CardRow(new_id(), "CANARY", "card", "image/jpeg", 77123),),
        history=(HistoryRow(AT, "STAFF", "d", "interest", OTHER.id, "change", {"note": "CANARY"}),),
        colleagues=(ColleagueRow(new_id(), "CANARY", "hot", AT),),
        due_at=AT,
        owner="STAFF",
    )


def test_not_a_byte_about_others_is_in_the_file(tmp_path: Path) -> None:
    made = for_maker(whole(), {OWN.ring_id})
    write_vcards([made], tmp_path / "a.vcf")
    write_json([made], tmp_path / "a.json")
    for path in (tmp_path / "a.vcf", tmp_path / "a.json"):
        text = path.read_bytes().replace(b"\r\n ", b"").decode("utf-8")
        assert "FZ-1023" in text
        assert [word for word in SECRETS if word in text] == []


def test_its_own_rings_are_there_with_quantity_size_and_reason() -> None:
    made = for_maker(whole(), {OWN.ring_id})
    assert note_of(made) == [
        "Sample Jewellery Fair 2027, 2027-03-04",
        "FZ-1023 Neyshabur Sky: liked, 50 pcs, size 54 mm (US 7) × 20, price",
        "Consent, may contact: given 2027-03-04 (wording 2026-1, language sv)",
    ]
    assert value("CATEGORIES", made) == "Sample Jewellery Fair 2027,FZ-1023"
    assert (value("EMAIL", made), value("TEL", made)) == ("test@provning.example", "+46701740605")


def test_with_notes_the_words_come_and_other_rings_do_not() -> None:
    made = for_maker(whole(), {OWN.ring_id}, notes=True)
    text = json.dumps([each.sku + each.words for each in made.interests])
    assert "CANARY" not in text
    said = "\n".join(note_of(made))
    assert "Likes blue stones" in said
    assert "FREE" in said
    assert (made.rating, made.staff, made.due_at) == ("hot", "Practice Sara", None)


@pytest.mark.parametrize("notes", [False, True])
def test_a_rating_that_other_rings_suggest_is_not_told(notes: bool) -> None:
    made = for_maker(replace(whole(), rating_chosen=""), {OWN.ring_id}, notes=notes)
    assert (made.rating, made.rating_suggested) == (("warm", "warm") if notes else ("", ""))
