"""`fairdesk demo`: a practice fair with made visitors, in a folder of its own."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

from fairdesk.assets_dir import assets_dir
from tests.cli.conftest import Say, refused


def test_the_practice_fair_has_made_leads_of_every_kind(bare: Say, data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert bare("demo", "--dir", str(folder), "--json").json == {"data": str(folder), "leads": 40}
    leads = bare("--data", str(folder), "lead", "list", "--json").json["leads"]
    assert len(leads) == 40
    ratings = Counter(lead["rating"] for lead in leads)
    assert all(ratings[rating] >= 2 for rating in ("hot", "warm", "cold", "none"))
    assert sum(lead["incomplete"] for lead in leads) == 2
    assert len({lead["country"] for lead in leads}) > 15
    assert len({lead["staff"] for lead in leads}) == 3
    assert not data.exists()


def test_again_it_is_the_same_practice_fair(bare: Say, tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    said = bare("demo", "--dir", folder)
    assert said.out.startswith("Practice fair with 40 made leads")
    first = bare("--data", folder, "lead", "list", "--json").json
    assert bare("demo", "--dir", folder, "--json").json["leads"] == 40
    assert bare("--data", folder, "lead", "list", "--json").json == first


def test_it_never_goes_into_a_real_fair_or_another_database(say: Say, data: Path, tmp_path: Path) -> None:
    refused(say("demo", "--dir", str(data)), "real fair")
    other = tmp_path / "other.db"
    assert (
        say("--database", f"sqlite:///{other}", "demo", "--dir", str(tmp_path / "demo"), "--json").code == 0
    )
    assert not other.exists()
    assert say("lead", "list", "--json").json == {"leads": []}


def test_without_a_terminal_it_needs_a_folder(bare: Say) -> None:
    refused(bare("demo", "--json"), "--dir DIR")


def test_the_visitors_are_plainly_made() -> None:
    visitors = tomllib.loads((assets_dir() / "sample" / "visitors.toml").read_text("utf-8"))["visitor"]
    assert len(visitors) == 40
    for visitor in visitors:
        assert visitor.get("email", "x.example").endswith(".example")
        kept_free = ("+467017406", "+493023125", "+33199", "+1312555", "+1416555")
        assert visitor.get("phone", "+4670174060").startswith(kept_free)
