"""The names of what is known of a ring: in English the headings of a catalogue file."""

from __future__ import annotations

from fairdesk.language.messages import _, pgettext


def fact_label(name: str) -> str:
    """Return the name of a ring's column in the interface's language."""
    labels = {
        "metal": _("metal"),
        "fineness": _("fineness"),
        "mark": _("mark"),
        "plating": _("plating"),
        "made_by": _("made by"),
        "technique": _("technique"),
        "weight_g": _("weight g"),
        "stone": _("stone"),
        "trade_name": _("trade name"),
        "stone_kind": _("stone kind"),
        "treatment": _("treatment"),
        "origin_claimed": _("origin claimed"),
        "origin_evidence": _("origin evidence"),
        "stone_mm": _("stone mm"),
        "stone_count": _("stone count"),
        "engraving": _("engraving"),
        "engraving_meaning": _("engraving meaning"),
        "nickel": _("nickel"),
        "nickel_report": _("nickel report"),
        "lead": pgettext("metal", "lead"),
        "lead_report": _("lead report"),
        "cadmium": _("cadmium"),
        "cadmium_report": _("cadmium report"),
        "country_of_origin": _("country of origin"),
        "hs_code": _("hs code"),
        "size_min": _("size min"),
        "size_max": _("size max"),
        "size_step": _("size step"),
        "moq": _("moq"),
        "price_valid_until": _("price valid until"),
        "lead_time_days": _("lead time days"),
        "award": _("award"),
        "gi_name": _("gi name"),
        "gi_number": _("gi number"),
        "gi_register": _("gi register"),
        "gi_territory": _("gi territory"),
        "gi_status": _("gi status"),
        "gi_date": _("gi date"),
        "marketplace_link": _("marketplace link"),
        "link_mode": _("link mode"),
    }
    return labels.get(name, name.replace("_", " "))
