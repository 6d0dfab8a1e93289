"""Papers of odd rings, many makers, long words, and prints that meet each other."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from fairdesk.domain.refusals import Refusal
from fairdesk.printing.sheets import sheets
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.paper import catalogue, deliver, labels, picks, signs, slips
from fairdesk.workflows.paper.chosen import Chosen
from fairdesk.workflows.rings.catalogue import import_catalogue
from tests.printing.papers import lead
from tests.printing.reading import labels_in, pages, pdf_of, read, text_of

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenring"


def bring(stand: Stand, folder: Path, rows: list[dict[str, str]]) -> None:
    heads = sorted({name for row in rows for name in row})
    with (folder / "rings.csv").open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, heads)
        table.writeheader()
        table.writerows(rows)
    import_catalogue(stand, folder / "rings.csv")


def ring(sku: str, maker: str = "ODD", **more: str) -> dict[str, str]:
    return {"sku": sku, "maker": maker, "maker_name": maker, "name_en": sku, **more}


def test_long_skus_and_words_never_touch_a_code(rings: Stand, tmp_path: Path) -> None:
    odd = [ring(f"RING-2027-{number:05}", name_en="Short") for number in range(20)]
    odd += [ring("X" * 40), ring("A-1", name_en=LONG), ring("A-2", price="123456789 IRR", stone="agate")]
    odd += [ring("A-3", name_en="Sonnenuntergang", name_fa="حلقه" * 30, treatment="dyed", stone="turquoise")]
    bring(rings, tmp_path, odd)
    for code, sheet in sheets().items():
        for lang in ("en", "fa"):
            layout = labels.Layout(sheet=code)
            paper = labels.labels(rings, sheet.kind, Chosen(lang, maker="ODD", prices=True), layout)
            cut = labels_in(pages(paper, 300), sheet, 300, len(odd))
            assert [read(one) for one in cut] == [[link] for link in paper.links], (code, lang)


def test_what_is_too_long_for_a_catalogue_is_told(rings: Stand, tmp_path: Path) -> None:
    text = "Lorem ipsum dolor sit amet. " * 60
    odd = [ring("H-1", name_en="A" * 300), ring("H-2", name_en="Long text", description_en=text)]
    bring(rings, tmp_path, odd)
    paper = catalogue.catalogue(rings, Chosen("en", ("H-1", "H-2")))
    done = deliver.deliver(rings, paper, deliver.Target(tmp_path / "c.pdf"))
    assert done.left_out["H-1"] == ("name",)
    assert "text" in done.left_out["H-2"]


def test_page_numbers_are_right_with_many_makers_and_long_terms(rings: Stand, tmp_path: Path) -> None:
    odd = [ring(f"M-{number}", f"M{number:02}", maker_name=f"{LONG} {LONG} {number}") for number in range(45)]
    odd += [ring(f"B-{number}", "BIG", maker_name="Same brand") for number in range(60)]
    odd += [ring("S-1", "SAME", maker_name="Same brand")]
    bring(rings, tmp_path, odd)
    fairs.edit(rings, "IHM27", {"price_terms": "A term. " * 400, "legal_notice": "A notice. " * 300})
    pdf = pdf_of(catalogue.catalogue(rings, Chosen("en")))
    said = text_of(pdf, tmp_path).split("\f")
    printed = [re.findall(r"(?:^|\s)(\d+)\s*$", page.rstrip())[-1:] for page in said]
    numbers = [int(found[0]) for found in printed[1:-1] if found]
    assert numbers == list(range(2, len(PdfReader(tmp_path / "read.pdf").pages) + 1))
    book = catalogue.catalogue(rings, Chosen("en"), by="maker")
    entries = [entry for page in book.pages if page["kind"] == "contents" for entry in page["entries"]]
    same = [entry["page"] for entry in entries if entry["title"] == "Same brand"]
    assert len(set(same)) == 2


def test_a_joined_file_keeps_its_title(rings: Stand, tmp_path: Path) -> None:
    pdf = pdf_of(catalogue.catalogue(rings, Chosen("de")))
    (tmp_path / "c.pdf").write_bytes(pdf)
    told = PdfReader(tmp_path / "c.pdf").metadata
    assert told is not None
    assert told.title == "Ringe aus Qom – Jewellery fair 2027"


def test_two_prints_of_slips_never_have_the_same_numbers(rings: Stand, tmp_path: Path) -> None:
    one, other = (slips.slips(rings, "fa", "en", 4) for _print in range(2))
    deliver.deliver(rings, one, deliver.Target(tmp_path / "1.png"))
    deliver.deliver(rings, other, deliver.Target(tmp_path / "2.png"))
    with pytest.raises(Refusal):
        deliver.deliver(rings, slips.slips(rings, "fa", "en", 4), deliver.Target(tmp_path / "none" / "3.png"))
    deliver.deliver(rings, slips.slips(rings, "fa", "en", 4, 50), deliver.Target(tmp_path / "4.png"))
    found = [code for name in "124" for code in codes_of(tmp_path / f"{name}.png")]
    assert [int(code[-4:]) for code in found] == [*range(1, 9), *range(50, 54)]
    assert slips.next_number(rings) == 54


def codes_of(path: Path) -> list[str]:
    from PIL import Image

    return sorted(read(Image.open(path)))


def test_a_printer_that_fails_leaves_the_file_and_says_so(
    rings: Stand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    paper = labels.labels(rings, "labels", Chosen("en", ("FZ-1023",)), labels.Layout())
    with pytest.raises(Refusal, match="is written, but it was not printed"):
        deliver.deliver(rings, paper, deliver.Target(tmp_path / "a.pdf", printer="none"))
    assert (tmp_path / "a.pdf").exists()
    with pytest.raises(Refusal, match="beside a file"):
        deliver.deliver(rings, paper, deliver.Target(printer="none", shop="de"))


def test_signs_and_notices_that_say_nothing_are_refused(rings: Stand) -> None:
    fairs.edit(rings, "IHM27", {"controller": "", "controller_contact": ""})
    with pytest.raises(Refusal, match="how to reach the stand"):
        signs.contact_sign(rings, ["en"])
    with pytest.raises(Refusal, match="who keeps the data"):
        signs.privacy_notice(rings)
    assert len(picks.picks(rings, lead(rings, 2)).links) == 2


@pytest.mark.parametrize("moved", [float("nan"), float("inf"), 10.5])
def test_a_sheet_is_not_moved_by_what_is_no_number(rings: Stand, moved: float) -> None:
    with pytest.raises(Refusal, match="leave their places"):
        labels.labels(rings, "labels", Chosen("en"), labels.Layout(offset_x=moved))
