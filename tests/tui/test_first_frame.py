"""The first frame stands on light modules alone; everything heavy comes after it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "phonenumbers",
    "PIL",
    "pycountry",
    "alembic",
    "qrcode",
    "vobject",
    "openpyxl",
    "email_validator",
)

LOADED = """
import sys
from fairdesk import settings
from fairdesk.tui.app import FairdeskApp
app = FairdeskApp(settings.load())
print(*sorted({name.partition(".")[0] for name in sys.modules}))
print(*sorted(name for name in sys.modules if name.startswith("fairdesk.")))
"""


def test_nothing_heavy_is_loaded_for_the_first_frame(tmp_path: Path) -> None:
    env = {**os.environ, "FAIRDESK_DATA": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True, env=env)
    packages, own = (set(line.split()) for line in done.stdout.splitlines())
    assert not packages & set(HEAVY)
    floors = {name.split(".")[1] for name in own}
    assert not floors & {
        "workflows",
        "stand",
        "storage",
        "codes",
        "pictures",
        "exports",
        "imports",
        "models",
        "cli",
    }
    assert done.stderr == ""
    assert not any(tmp_path.iterdir())
