"""What a file is, by what is in it, and what is said of those that hold no contacts."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from fairdesk.domain.refusals import Refusal
from fairdesk.imports.contacts.files import kind_of, read

VCARD = "BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (VCARD.encode(), "vcard"), (b"\xef\xbb\xbf" + VCARD.encode(), "vcard"),
        (VCARD.encode("utf-16"), "vcard"),
        (("\ufeff" + VCARD).encode("utf-32-le"), "vcard"), (("\ufeff" + VCARD).encode("utf-32-be"), "vcard"),
        ("Name\tFirma\nA\tB\n".encode("utf-32"), "csv"),
        (VCARD.encode("utf-16-le"), "vcard"), (VCARD.encode("utf-16-be"), "vcard"),
        (b"\r\n\r\n  begin:vcard\nFN:A\n", "vcard"), (b"some words\nBEGIN:VCARD\nFN:A", "vcard"),
        (b"MECARD:N:A;;", "mecard"), (b"BIZCARD:N:A;;", "mecard"), (b'{"leads": []}', "json"),
        (b" [1]", "json"),
        (b"Name,Company\nA,B\n", "csv"), ("Name\tFirma\nA\tB\n".encode("utf-16"), "csv"),
        (b"PK\x03\x04junk", "zip"),
    ],
)  # fmt: skip
def test_kinds(tmp_path: Path, data: bytes, kind: str) -> None:
    path = tmp_path / "contacts.txt"
    path.write_bytes(data)
    assert kind_of(path) == kind


def picture(form: str) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4)).save(drawn, form)
    return drawn.getvalue()


def packed(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"), (b"\xef\xbb\xbf \n", "is empty"), (picture("PNG"), "is a picture"),
        (picture("JPEG"), "is a picture"), (picture("GIF"), "is a picture"), (picture("BMP"), "is a picture"),
        (b"%PDF-1.7", "a PDF file"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), "save it as CSV"), (b"\x1f\x8b\x08", "is packed"),
        (b"!BDN\x00", "Outlook"), (b"SQLite format 3\x00", "a database"), (b"<!DOCTYPE html>", "web page"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "a calendar"), (b"dn: cn=A\ncn: A", "LDIF"),
        (bytes(range(256)) * 20, "no text"), (b'{"a": 1}', "no cards and no table"),
        (packed("manifest.json"), "no cards and no table"), (b"hello world", "no columns of contacts"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_holds_no_contacts_is_refused_in_words(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        list(read(path))
    assert said in str(refused.value)
    assert refused.value.todo


def test_missing_files_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no file"):
        read(tmp_path / "none.vcf")
    with pytest.raises(Refusal, match="a folder"):
        read(tmp_path)
    with pytest.raises(Refusal):
        read(Path("\x00"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.vcf")
    for path in (tmp_path / "pipe.vcf", Path("/dev/null")):
        with pytest.raises(Refusal, match="pipe or a device"):
            kind_of(path)


def test_a_file_is_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(VCARD * 3)
    found = read(path)
    assert next(found).fields == {"name": "A"}
    assert len(list(found)) == 2
