"""Pictures for paper: scaled once, kept by content, and a placeholder, told, where there is none."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import text

from fairdesk.domain.refusals import Refusal
from fairdesk.pictures.paper import for_paper
from fairdesk.printing.document import set_document
from fairdesk.stand import Stand
from fairdesk.storage.pages import catalogue as rows
from fairdesk.workflows.pages import shots
from fairdesk.workflows.paper import catalogue
from fairdesk.workflows.paper.chosen import Chosen
from tests.printing.conftest import NOON


def picture(size: tuple[int, int], mode: str = "RGBA") -> bytes:
    out = BytesIO()
    Image.new(mode, size, (255, 0, 0, 0)[: len(mode)]).save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_scaled_and_stands_on_the_ground() -> None:
    made = Image.open(BytesIO(for_paper(picture((2000, 1000)), 620, "#f4f6f6")))
    assert (made.format, made.size, made.mode) == ("JPEG", (620, 310), "RGB")
    assert made.getpixel((5, 5)) == pytest.approx((244, 246, 246), abs=2)
    assert for_paper(picture((300, 200)), 620, "#ffffff") == for_paper(picture((300, 200)), 620, "#ffffff")


@pytest.mark.parametrize("data", [b"", b"no picture", b"<svg xmlns='x'><image href='http://x/'/></svg>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal):
        for_paper(data, 620, "#ffffff")


def test_pictures_are_kept_and_used_again(rings: Stand) -> None:
    sha = rows.rings(rings.database)[0].picture
    first = shots.shots(rings, [sha, sha, ""])
    assert list(first) == [sha]
    kept = rings.settings.data / "cache" / "pictures" / f"{sha}{shots.SMALL.ending}"
    assert kept.read_bytes() == first[sha]
    with rings.database.engine.begin() as connection:
        connection.execute(text("update picture set bytes = x'00'"))
    assert shots.shots(rings, [sha]) == first
    kept.write_bytes(first[sha][:100])
    assert shots.shots(rings, [sha]) == {}
    kept.parent.rename(kept.parent.with_name("gone"))
    kept.parent.write_text("a file stands in the way")
    assert shots.shots(rings, [sha]) == {}


def test_broken_and_missing_pictures_are_placeholders_and_told(rings: Stand) -> None:
    some = rows.rings(rings.database)[:3]
    with rings.database.engine.begin() as connection:
        broken = text("update picture set bytes = x'ffd8ff' where id = :s")
        connection.execute(broken, {"s": some[0].picture})
        gone = text("update picture_use set deleted = 1 where ring_id = :r")
        connection.execute(gone, {"r": some[1].id})
    paper = catalogue.catalogue(rings, Chosen("en", tuple(ring.sku for ring in some)))
    assert paper.unseen == (some[0].sku, some[1].sku)
    assert set_document(paper.document, "pdf", NOON).files[0].startswith(b"%PDF")


def test_looking_for_pictures_can_be_stopped(rings: Stand) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        catalogue.catalogue(rings, Chosen("en"), progress=stop)
