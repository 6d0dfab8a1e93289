"""Who was told of the makers, and which law a country has for marketing mail."""

from __future__ import annotations

import pytest

from fairdesk.domain import countries
from fairdesk.domain.leads.mail_rules import DIRECTIVE, OWN, RULES, mail_rule
from fairdesk.domain.leads.told import was_told
from fairdesk.domain.trade import LANGUAGES, Captured
from fairdesk.language.wording_files import wording_texts
from tests.exports.leads import consent

SHOWN = consent(granted=False, notice_shown=True)
ASKED = consent(notice_shown=False)
NO_WORDING = consent(wording="", notice_shown=False)
MAKERS = {"fa": "سازندگان", "ar": "صُنّاع", "en": "makers", "de": "Hersteller", "sv": "Tillverkarna"}


@pytest.mark.parametrize("how", list(Captured))
def test_who_had_the_notice_was_told_however_they_came_in(how: Captured) -> None:
    assert was_told([SHOWN], how)
    assert was_told([], how, sent=True)
    assert not was_told([], how)
    assert not was_told([NO_WORDING], how)


@pytest.mark.parametrize("how", list(Captured))
def test_a_wording_or_the_counter_tell_only_those_who_came_to_the_stand(how: Captured) -> None:
    here = how not in (Captured.PAPER, Captured.IMPORT)
    assert was_told([ASKED], how) is here
    assert was_told([], how, on_counter=True) is here


def test_every_wording_tells_of_the_makers() -> None:
    for texts in wording_texts().values():
        assert set(texts) == set(LANGUAGES)
        for lang, text in texts.items():
            notice = text.split("[notice]")[1].split("[contact]")[0]
            assert MAKERS[lang].casefold() in notice.casefold(), lang


def test_rules_are_of_countries_that_there_are() -> None:
    for code, rule in RULES.items():
        assert countries.name(code) != code
        assert rule.name
    assert mail_rule("de").name == "UWG section 7"
    assert mail_rule("LI") is DIRECTIVE
    assert mail_rule("US").consent_first is False
    assert mail_rule("IR") is mail_rule("") is OWN
