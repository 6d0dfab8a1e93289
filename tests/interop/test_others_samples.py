"""Cards from the test suites of other programs, as their packages ship them, arrive whole or with reasons."""

from __future__ import annotations

import pytest

from fairdesk.imports.contacts.files import read
from tests.imports.contacts.test_samples import lost
from tests.interop.conftest import missing
from tests.interop.test_vcard_readers import NODE_MODULES

SHIPPED = {"vcard": 7, "vcard-json": 6, "vcard-js": 1, "vcf-parser": 1, "ical-samples": 2}
"""Packages, and how many vCard files each ships: exports of Outlook, Gmail, Apple and Android among them.

`ical-samples` is an ical.js old enough to ship its test suite."""


@pytest.mark.parametrize("package", sorted(SHIPPED))
def test_the_samples_of_a_package_arrive(package: str) -> None:
    folder = NODE_MODULES / package
    if not folder.is_dir():
        missing(f"{package} is not here: npm install --prefix {NODE_MODULES.parent} {package}")
    files = sorted(folder.rglob("*.vcf"))
    assert len(files) == SHIPPED[package]
    for path in files:
        assert lost(path) == {}, path
        assert any(not found.is_empty for found in read(path)), path
