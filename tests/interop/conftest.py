"""Other programs for the tests: found, or the test is skipped with a sentence saying what to install."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from tests.cli.conftest import bare, fair_folder, say
from tests.interop.dav import radicale

__all__ = ["bare", "fair_folder", "radicale", "say"]


def needs(program: str, why: str) -> str:
    """Return the path of a program; without it skip the test, or fail where all are required."""
    path = shutil.which(program)
    return path or missing(f"{program} is not here: {why}")


def missing(sentence: str) -> NoReturn:
    """Skip the test with a sentence, or fail it where FAIRDESK_REQUIRE_ALL=1."""
    if os.environ.get("FAIRDESK_REQUIRE_ALL") == "1":
        pytest.fail(sentence)
    pytest.skip(sentence)
