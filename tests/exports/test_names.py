"""The name of a file fits what is written into it."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.names import fitting, numbered, there_from


@pytest.mark.parametrize(
    ("name", "endings"),
    [
        ("a.vcf", (".vcf", ".zip")),
        ("A.ZIP", (".vcf", ".zip")),
        ("contacts", (".vcf",)),
        ("contacts.txt", (".csv",)),
        ("Fair 2027.03", (".csv",)),
        ("folder", ()),
        ("cards.d", ()),
    ],
)
def test_it_fits(name: str, endings: tuple[str, ...]) -> None:
    fitting(Path(name), *endings)


@pytest.mark.parametrize(
    ("name", "endings", "why"),
    [
        ("fair.csv", (".xlsx",), "fair.csv ends as another kind of file does. End its name with .xlsx."),
        ("Fair.VCF", (".json",), "Fair.VCF ends as another kind of file does. End its name with .json."),
        ("o.zip", (), "o.zip is the name of a file, and a folder is to be written."),
    ],
)
def test_it_is_of_another_kind(name: str, endings: tuple[str, ...], why: str) -> None:
    with pytest.raises(Refusal) as refused:
        fitting(Path("some") / name, *endings)
    assert str(refused.value).startswith(why)
    assert refused.value.field == "out"


def test_what_goes_on_is_numbered_after_the_first(tmp_path: Path) -> None:
    out = tmp_path / "fair.2027.vcf"
    names = [numbered(out, number).name for number in (1, 2, 10)]
    assert names == ["fair.2027.vcf", "fair.2027-2.vcf", "fair.2027-10.vcf"]
    for number in (1, 2, 3, 5):
        numbered(out, number).touch()
    assert list(there_from(out, 2)) == [numbered(out, 2), numbered(out, 3)]
    assert list(there_from(out, 4)) == []
    assert list(there_from(tmp_path / "cards", 1)) == []
