"""Three rows stand fixed on every place and in every size: header first, hint line and place bar last."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Open, until


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (100, 30)], ids=str)
async def test_the_fixed_rows_stand_where_they_belong(open_app: Open, size: tuple[int, int]) -> None:
    width, height = size
    async with open_app(size) as (app, pilot):
        for key, place in (("f3", "leads"), ("f4", "rings"), ("f2", "desk")):
            await pilot.press(key)
            await until(pilot, lambda place=place: place == app.place.NAME)  # type: ignore[misc]
            rows = {
                name: app.work.query_one(f"#{name}").region for name in ("header", "places", "hints", "bar")
            }
            assert (rows["header"].y, rows["hints"].y, rows["bar"].y) == (0, height - 2, height - 1)
            assert rows["places"].height == height - 3
            assert {region.width for region in rows.values()} == {width}
            assert app.place.region.height == height - 3
