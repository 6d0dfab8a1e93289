"""The names of what is known of a ring: in English the headings of a catalogue file."""

from __future__ import annotations

from typing import Final

from fairdesk.language.messages import N_, _, pgettext

LABELS: Final = {
    "metal": N_("metal"),
    "fineness": N_("fineness"),
    "mark": N_("mark"),
    "plating": N_("plating"),
    "made_by": N_("made by"),
    "technique": N_("technique"),
    "weight_g": N_("weight g"),
    "stone": N_("stone"),
    "trade_name": N_("trade name"),
    "stone_kind": N_("stone kind"),
    "treatment": N_("treatment"),
    "origin_claimed": N_("origin claimed"),
    "origin_evidence": N_("origin evidence"),
    "stone_mm": N_("stone mm"),
    "stone_count": N_("stone count"),
    "engraving": N_("engraving"),
    "engraving_meaning": N_("engraving meaning"),
    "nickel": N_("nickel"),
    "nickel_report": N_("nickel report"),
    "lead_report": N_("lead report"),
    "cadmium": N_("cadmium"),
    "cadmium_report": N_("cadmium report"),
    "country_of_origin": N_("country of origin"),
    "hs_code": N_("hs code"),
    "size_min": N_("size min"),
    "size_max": N_("size max"),
    "size_step": N_("size step"),
    "moq": N_("moq"),
    "price_valid_until": N_("price valid until"),
    "lead_time_days": N_("lead time days"),
    "award": N_("award"),
    "gi_name": N_("gi name"),
    "gi_number": N_("gi number"),
    "gi_register": N_("gi register"),
    "gi_territory": N_("gi territory"),
    "gi_status": N_("gi status"),
    "gi_date": N_("gi date"),
    "marketplace_link": N_("marketplace link"),
    "link_mode": N_("link mode"),
}


def fact_label(name: str) -> str:
    """Return the name of a ring's column in the interface's language."""
    if name == "lead":
        return pgettext("metal", "lead")
    return _(LABELS.get(name, name.replace("_", " ")))
