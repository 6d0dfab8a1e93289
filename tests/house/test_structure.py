"""The shape of the tree: small modules with docstrings, plain names, light starts."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "fairdesk").rglob("*.py"))
MOST_LINES = 250
MOST_MODULES = 20
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core"}
TOP = {"fairdesk", "assets", "app.py", "pyproject.toml", "tests", "README.md", "LICENSE", "CHANGELOG.md"}
WRITERS = {"xlsxwriter", "icalendar", "vobject", "vdirsyncer", "aiohttp", "openpyxl", "typst", "pypdf"}
"""What only a file, a paper or a server needs."""
HEAVY = {
    "sqlmodel", "sqlalchemy", "pydantic", "textual", "rich", "PIL", "phonenumbers", "pycountry",
    "alembic", "qrcode", "email_validator", "babel", "fontTools", "jinja2",
    "starlette", "uvicorn", *WRITERS,
}  # fmt: skip


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module begins with one sentence on what it is"
    assert len(text.splitlines()) <= MOST_LINES
    assert path.stem not in NO_NAMES


def test_folders_are_small_enough_to_read() -> None:
    for folder in {path.parent for path in MODULES}:
        count = len([path for path in folder.glob("*.py") if path.name != "__init__.py"])
        assert count <= MOST_MODULES, folder


def test_packages_import_nothing() -> None:
    for path in (ROOT / "fairdesk").rglob("__init__.py"):
        assert len(ast.parse(path.read_text("utf-8")).body) == 1, path


def test_nothing_else_stands_at_the_top() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    tops = {line.split("/")[0] for line in tracked if line}
    assert {top for top in tops if not top.startswith(".")} <= TOP


def test_assets_hold_no_code() -> None:
    assert not list((ROOT / "assets").rglob("*.py"))


def _loaded_after(statement: str) -> set[str]:
    code = f"import sys\n{statement}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return {line.split(".")[0] for line in done.stdout.split("\n")}


def test_the_command_line_starts_light() -> None:
    assert not _loaded_after("import fairdesk.cli.main") & HEAVY


def test_the_entry_point_starts_lighter_still() -> None:
    assert not _loaded_after("import fairdesk.__main__") & (HEAVY | {"typer", "click"})


def test_the_screens_open_without_what_writes_files() -> None:
    assert not _loaded_after("import fairdesk.tui.screens.leads.place") & WRITERS


def test_the_first_frame_needs_textual_only() -> None:
    assert not _loaded_after("import fairdesk.tui.app") & (HEAVY - {"textual", "rich"})
