"""vCards in a zip, as our own exports and phones pack them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.cards.files import write_vcards
from fairdesk.imports.contacts import zipped
from fairdesk.imports.contacts.files import kind_of, read
from tests.exports.leads import lead, reach


def packed(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def card(name: str) -> bytes:
    return f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:+4670\r\nEND:VCARD\r\n".encode()


def test_our_own_zip_comes_back(tmp_path: Path) -> None:
    leads = [
        lead(name=f"سارا {number}", reaches=(reach("email", f"{number}@x.example"),)) for number in range(3)
    ]
    write_vcards(leads, tmp_path / "contacts.zip")
    assert kind_of(tmp_path / "contacts.zip") == zipped.CARDS
    found = list(read(tmp_path / "contacts.zip"))
    assert [one.fields["name"] for one in found] == ["سارا 0", "سارا 1", "سارا 2"]
    assert [one.place for one in found] == [1, 2, 3]


def test_other_files_and_what_is_hidden_are_passed_over(tmp_path: Path) -> None:
    files = {
        "READ-ME.txt": b"BEGIN:VCARD", "a/b.VCF": card("A") + card("B"), "__MACOSX/._b.vcf": b"\x00\x05",
        "c.vcf": card("C"), ".d.vcf": card("D"), "table.csv": b"Name\nE\n",
    }  # fmt: skip
    found = list(read(packed(tmp_path / "x.zip", files)))
    assert [(one.place, one.fields["name"]) for one in found] == [(1, "A"), (2, "B"), (3, "C")]


def test_other_files_are_named_once(tmp_path: Path) -> None:
    files = {"a.vcf": card("A") + card("B"), "b/": b"", "b/table.csv": b"Name", ".x": b"", "more.zip": b"PK"}
    first, other = read(packed(tmp_path / "x.zip", files))
    assert [str(one) for one in first.doubts] == [
        "Other files in the zip are not taken: table.csv, more.zip."
        " Unpack it, and import those that hold contacts."
    ]
    assert other.doubts == ()
    many = {f"{number}.csv": b"" for number in range(7)}
    (none,) = read(packed(tmp_path / "y.zip", {"a.vcf": b"", **many}))
    assert none.is_empty
    assert "0.csv, 1.csv, 2.csv, 3.csv, 4.csv, … (7)." in str(none.doubts[0])


def test_the_exchange_format_is_no_zip_of_cards(tmp_path: Path) -> None:
    assert kind_of(packed(tmp_path / "x.zip", {"manifest.json": b"{}", "a.vcf": card("A")})) == "zip"


def test_a_torn_one_and_a_bomb_are_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "x.zip", {"a.vcf": card("A") * 50, "b.vcf": card("B")})
    whole = bytearray(path.read_bytes())
    whole[60] ^= 0xFF
    path.write_bytes(whole)
    with pytest.raises(Refusal, match="torn or locked"):
        list(read(path))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as pack:
        pack.writestr("a.vcf", card("A") * 50)
    (found,) = {each.fields["name"] for each in read(path)}
    assert found == "A"
    whole = bytearray(path.read_bytes())
    whole[40:80] = bytes(octet ^ 0x5A for octet in whole[40:80])
    path.write_bytes(whole)
    with pytest.raises(Refusal, match="torn or locked"):
        list(read(path))
    monkeypatch.setattr(zipped, "MOST", 100)
    with pytest.raises(Refusal, match="too large"):
        list(zipped.read_zipped(io.BytesIO(packed(path, {"a.vcf": card("A") * 9}).read_bytes()), "x.zip"))
