"""Wordings of consent: complete in five languages, never claiming more than they may."""

from __future__ import annotations

import hashlib

import pytest

from fairdesk.domain.trade import LANGUAGES
from fairdesk.domain.wordings import PARTS, current, newest, parse, pick
from fairdesk.language.wording_files import wording_texts

EVER_SHIPPED = {
    "2026-1/ar": "e62725e3841866cc",
    "2026-1/de": "267db31a8011bcca",
    "2026-1/en": "224b9ced42a3f765",
    "2026-1/fa": "29f416f930e0adb9",
    "2026-1/sv": "a87b3f58615e3637",
}


def test_every_version_is_complete() -> None:
    texts = wording_texts()
    assert texts
    for version, languages in texts.items():
        assert set(languages) == set(LANGUAGES)
        for language, text in languages.items():
            wording = parse(version, language, text)
            assert "{controller}" in wording.parts["notice"]
            assert "{contact}" in wording.parts["notice"]
            assert "{contact}" in wording.parts["withdrawal"]
            assert "{controller}" in wording.parts["contact"]
            assert "{controller}" in wording.parts["marketing"]
            assert wording.text == text


def test_a_wording_that_was_ever_shipped_is_never_edited() -> None:
    now = {
        f"{version}/{language}": hashlib.sha256(text.encode()).hexdigest()[:16]
        for version, languages in wording_texts().items()
        for language, text in languages.items()
    }
    assert EVER_SHIPPED.items() <= now.items()
    assert set(now) == set(EVER_SHIPPED)


def test_names_are_filled_in() -> None:
    wording = current("sv")
    assert wording.name == "2026-1/sv"
    said = wording.said("notice", "Sample {Cluster}", "post@cluster.example")
    assert said.startswith("Sample {Cluster} sparar")
    assert "post@cluster.example" in said
    assert "{contact}" not in wording.said("withdrawal", "Sample Cluster")


def test_the_language_is_theirs_or_the_next_best() -> None:
    there = dict.fromkeys(LANGUAGES)
    assert pick("de", there) == "de"
    assert pick("de-AT", there) == "de"
    assert pick("ja", there) == "en"
    assert pick("ja", {"fa": None}) == "fa"
    assert pick("fa", {}) == ""
    assert current("ja").language == "en"


def test_versions_are_ordered_by_number() -> None:
    assert newest({"2026-9": 0, "2026-10": 0, "2025-11": 0}) == "2026-10"
    assert newest({}) == ""


@pytest.mark.parametrize(
    "damage", ["", "[title]\nx", "text [title]", "\n".join(f"[{part}]" for part in PARTS)]
)
def test_a_damaged_file_is_noticed(damage: str) -> None:
    with pytest.raises(ValueError, match="damaged"):
        parse("2026-1", "en", damage)
