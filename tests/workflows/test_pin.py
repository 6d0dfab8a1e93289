"""The PIN that brings a hidden screen back."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk import settings
from fairdesk.domain.refusals import Refusal
from fairdesk.stand import Stand, open_stand
from fairdesk.storage import staff as storage_staff
from fairdesk.workflows.fair import staff
from fairdesk.workflows.trust import pin
from tests.tui.conftest import fill


@pytest.fixture
def made(tmp_path: Path) -> Stand:
    stand = open_stand(settings.load(tmp_path))
    fill(stand)
    return stand


def test_no_pin_is_asked_until_one_is_set_and_none_after_it_went(made: Stand) -> None:
    assert not pin.is_asked(made)
    pin.change(made, "practice sara", "۱۲۳۴")
    assert pin.is_asked(made)
    assert pin.unlock(made, "1234")
    assert pin.unlock(made, " ۱۲۳۴ ")
    assert not pin.unlock(made, "12345")
    assert not pin.unlock(made, "")
    pin.change(made, "Practice Sara", "")
    assert not pin.is_asked(made)
    assert not pin.unlock(made, "1234")


def test_a_colleagues_pin_unlocks_and_puts_the_colleague_at_the_keyboard(made: Stand) -> None:
    staff.add(made, "Practice Reza")
    pin.change(made, "Practice Sara", "1111")
    pin.change(made, "Practice Reza", "2222")
    assert pin.unlock(made, "2222")
    assert made.staff is not None
    assert made.staff.name == "Practice Reza"
    pin.change(made, "Practice Sara", "2222")
    assert pin.unlock(made, "2222")
    assert made.staff.name == "Practice Reza", "who is at the keyboard stays"


def test_the_pin_itself_is_nowhere_on_disk(made: Stand) -> None:
    pin.change(made, "Practice Sara", "918273645")
    kept = storage_staff.pins(made.database)["Practice Sara"]
    assert kept.startswith("scrypt$16384$")
    made.close()
    for path in made.settings.data.rglob("*"):
        if path.is_file():
            assert b"918273645" not in path.read_bytes(), path


@pytest.mark.parametrize("given", ["123", "1234567890123", "12a4", "abcd", "12 34", "²²²²"])
def test_what_is_no_pin_is_refused(made: Stand, given: str) -> None:
    with pytest.raises(Refusal, match="4 to 12 digits"):
        pin.change(made, "Practice Sara", given)
    with pytest.raises(Refusal, match="Nobody is called"):
        pin.change(made, "Practice Nobody", "1234")
    assert not pin.is_asked(made)
