"""Trade names that claim where a stone is from: said on pages only with evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fairdesk.domain.folding import fold

_PLACES: Final = (
    "neyshabur neyshabour nishapur nishabur nischapur نیشابور kerman کرمان yemen yemeni یمن یمنی اليمن"
    " badakhshan بدخشان panjshir پنجشیر بنجشير kashmir کشمیر burma burmese myanmar ceylon lanka colombia"
    " colombian sinai afghan afghanistan persian iran iranian tibet tibetan arizona"
)
"""Places that names of stones claim. Najaf is none: Dorr-e Najaf is what the trade calls rock crystal."""

_KNOWN: Final = frozenset(fold(_PLACES).split())


def trade_name(fields: Mapping[str, object]) -> str:
    """Return a ring's trade name as pages may say it; "" when it claims a place without evidence."""
    name = str(fields.get("trade_name") or "")
    claims = any(word.strip("()\"'«»“”،,") in _KNOWN for word in fold(name).split())
    return name if not claims or fields.get("origin_evidence") else ""
