"""The sheets' geometry is that of an independent source, and impossible sheets are refused."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.printing.sheets import Sheet, find_sheet, read_sheet, sheets
from tests.interop.conftest import missing

GLABELS = Path("/usr/share/libglabels-3.0/templates")
PARTS = {"L7160": "7160", "3474": "3474", "L4732": "L4732", "8658": "8658", "L4730": "L4730"}
GOOD = {
    "kind": "labels", "paper": [210, 297], "size": [50, 30], "grid": [4, 9], "left": 5, "top": 10,
    "across": 50, "down": 30,
}  # fmt: skip


def _mm(length: str) -> float:
    number, unit = re.fullmatch(r"([\d.]+)(mm|pt|in)?", length).groups()  # type: ignore[union-attr]
    return float(number) * {"mm": 1.0, "in": 25.4}.get(unit or "pt", 25.4 / 72)


def _template(part: str) -> ET.Element:
    if not GLABELS.is_dir():
        missing("gLabels' templates are not here: install glabels-data")
    for file in sorted(GLABELS.glob("*-iso-templates.xml")):
        for template in ET.parse(file).getroot().iter():
            if template.tag.endswith("Template") and template.get("part") == part and len(template):
                return template
    pytest.fail(f"gLabels has no template {part}")


@pytest.mark.parametrize("code", PARTS)
def test_the_figures_are_those_of_glabels(code: str) -> None:
    sheet = sheets()[code]
    parts = {one.tag.rpartition("}")[2]: one for one in _template(PARTS[code]).iter()}
    label, layout = parts["Label-rectangle"], parts["Layout"]
    assert (sheet.columns, sheet.rows) == (int(layout.attrib["nx"]), int(layout.attrib["ny"]))
    ours = (sheet.width, sheet.height, sheet.left, sheet.top, sheet.across, sheet.down)
    theirs = [label.attrib[name] for name in ("width", "height")]
    theirs += [layout.attrib[name] for name in ("x0", "y0", "dx", "dy")]
    assert ours == pytest.approx([_mm(one) for one in theirs], abs=0.01)


@pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())
def test_labels_lie_on_the_paper_and_on_no_other(sheet: Sheet) -> None:
    places = [sheet.place(number) for number in range(sheet.many)]
    assert len(set(places)) == sheet.many
    assert max(x + sheet.width for x, _y in places) <= sheet.paper_width
    assert max(y + sheet.height for _x, y in places) <= sheet.paper_height


def test_a_sheet_is_found_by_its_code_in_any_case_with_or_without_the_l() -> None:
    assert find_sheet(" l7160").code == find_sheet("7160").code == "L7160"


def test_a_sheet_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[mine]\nkind = "labels"\npaper = [210, 297]\nsize = [50, 30]\ngrid = [4, 9]\n'
        "left = 5\ntop = 10\nacross = 50\ndown = 30\n"
    )
    assert find_sheet(str(file)).many == 36


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"size": [250, 30], "grid": [1, 1]}, "do not fit"),
        ({"size": [50, 400], "grid": [1, 1]}, "do not fit"),
        ({"grid": [5, 9]}, "do not fit"),
        ({"across": 40}, "impossible"),
        ({"size": [0, 30]}, "impossible"),
        ({"size": [float("nan"), 30]}, "impossible"),
        ({"grid": [0, 9]}, "impossible"),
        ({"grid": [100, 100], "across": 1, "size": [1, 1], "down": 1}, "impossible"),
        ({"kind": "stickers"}, "impossible"),
        ({"left": float("nan")}, "impossible"),
        ({"round": float("nan")}, "impossible"),
        ({"round": -5}, "impossible"),
        ({"left": "wide"}, "cannot be read"),
        ({"size": [50]}, "cannot be read"),
    ],
)
def test_impossible_sheets_are_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_sheet("mine", GOOD | change)


@pytest.mark.parametrize("text", ["", "not toml [", "[mine]\nkind = 'labels'\n", "mine = 3\n"])
def test_a_file_that_describes_no_sheet_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text)
    with pytest.raises(Refusal):
        find_sheet(str(file))
    with pytest.raises(Refusal):
        find_sheet(str(tmp_path / "none.toml"))
    with pytest.raises(Refusal, match="There is no sheet"):
        find_sheet("9999")
