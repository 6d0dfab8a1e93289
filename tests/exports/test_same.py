"""Two cards say the same when only what tells nothing differs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairdesk.exports.cards.card import make_card
from fairdesk.exports.cards.fold import fold
from fairdesk.exports.cards.same import fingerprint, uid
from tests.exports.leads import CONTACT, consent, lead, reach

TEXT = make_card(
    lead(
        note="می‌خواهد: ۵۰ عدد 💍 " * 12,
        reaches=(reach("email", "a@b.example"), reach("phone", "070", "+46701740605", "mobile")),
        consents=(consent(), consent("marketing", granted=False)),
    )
).data.decode()
LINES = TEXT.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def test_a_card_is_known_by_its_uid() -> None:
    assert uid(TEXT).replace("-", "") == f"urn:uuid:{CONTACT.id}"
    assert uid(TEXT.replace("UID:", "item1.uid;VALUE=uri:")) == uid(TEXT)
    assert uid("BEGIN:VCARD\nFN:x\nEND:VCARD\n") == ""
    assert uid("") == ""


@given(st.permutations(LINES), st.sampled_from(["\r\n", "\n"]), st.booleans())
def test_order_ends_folds_and_the_time_of_change_tell_nothing(
    lines: list[str], end: str, folded: bool
) -> None:
    lines = ["REV:1999" if line.startswith("REV") else line for line in lines]
    lines += ["PRODID:-//Other//EN", "item1.X-RADICALE-NAME:x", "X-EMPTY:", "ADR;TYPE=HOME:;;;;;;"]
    text = "".join(fold(line).decode() for line in lines) if folded else "\r\n".join(lines)
    text = text.replace("EMAIL;TYPE=INTERNET,WORK", 'email;type=work;TYPE="Internet"').replace("\r\n", end)
    assert fingerprint(text) == fingerprint(TEXT)


@given(st.integers(2, len(LINES) - 2), st.sampled_from(["", "x", " 1", "\\,", "é"]))
def test_any_other_change_tells(number: int, more: str) -> None:
    changed = [*LINES]
    if changed[number].startswith(("REV", "PRODID")):
        return
    changed[number : number + 1] = [changed[number] + more] if more else []
    assert fingerprint("\r\n".join(changed)) != fingerprint(TEXT)


@given(st.text())
def test_any_text_has_a_fingerprint(text: str) -> None:
    assert len(fingerprint(text)) == 64
    assert isinstance(uid(text), str)
