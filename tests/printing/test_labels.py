"""Labels and tags: every code decodes, all ink is on its label, and nothing is cut without a word."""

from __future__ import annotations

import random
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from fairdesk.domain.ids import CODE_LETTERS
from fairdesk.domain.refusals import Refusal
from fairdesk.printing.density import SMALLEST_MODULE, module_mm
from fairdesk.printing.document import set_document
from fairdesk.printing.labels import Label, LabelJob, code_box, label_document
from fairdesk.printing.sheets import Sheet, sheets
from tests.printing.conftest import NOON
from tests.printing.reading import LONG, labels_in, read

WORDS = {
    "fa": ("آسمان نیشابور", "خانهٔ فیروزه (نمونه)", "فیروزه، تثبیت‌شده", "۱۱۸ یورو"),
    "sv": ("Himmel över Nishapur", "Firuze-huset (exempel)", "turkos, stabiliserad", "118 €"),
}
COUNT = 1000 if LONG else 60
"""Labels of each sheet that are read: a share, unless longer runs are asked for (FAIRDESK_RUNS=2)."""


def made(count: int, lang: str = "sv", base: str = "HTTPS://RINGS.EXAMPLE.ORG", **more: str) -> list[Label]:
    name, maker, stone, price = WORDS[lang]
    rolled = random.Random(7)
    return [
        Label(
            f"FZ-{number}", f"{base}/R/{''.join(rolled.choices(CODE_LETTERS, k=6))}", name, lang,
            maker=maker, stone=stone, price=price, **more,  # type: ignore[arg-type]
        )
        for number in range(count)
    ]  # fmt: skip


def pictures(job: LabelJob, ppi: float) -> list[Image.Image]:
    files = set_document(label_document(job), "png", NOON, ppi=ppi).files
    return [Image.open(BytesIO(file)).convert("L") for file in files]


@pytest.mark.parametrize("lang", WORDS)
@pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())
def test_every_code_decodes(sheet: Sheet, lang: str) -> None:
    labels = made(COUNT, lang)
    job = LabelJob(sheet, labels, lang, "Labels", practice="ÖVNING")
    for ppi in (150, 300):
        cut = list(labels_in(pictures(job, ppi), sheet, ppi, COUNT))
        assert [read(one) for one in cut] == [[label.link] for label in labels]


@pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())
def test_codes_survive_damage_and_grey(sheet: Sheet) -> None:
    labels = made(24)
    cut = list(labels_in(pictures(LabelJob(sheet, labels, "sv", "Labels"), 300), sheet, 300, 24))
    box = code_box(sheet)
    modules = 25
    side = module_mm(box, modules) * modules * 300 / 25.4
    survived = 0
    for label, image in zip(labels, cut, strict=True):
        grey = image.point(lambda value: 110 + value // 3).filter(ImageFilter.GaussianBlur(0.7))
        assert read(grey) == [label.link]
        near = int(image.width - (box * 300 / 25.4 - side) / 2 - side / 2)
        spot = side * 0.05**0.5 / 2
        ImageDraw.Draw(image).rectangle(
            (near - spot, image.height / 2 - spot, near + spot, image.height / 2 + spot), fill=128
        )
        survived += read(image) == [label.link]
    assert survived == len(labels)


@pytest.mark.parametrize("sheet", sheets().values(), ids=sheets())
def test_outlines_lie_where_the_source_says_and_no_ink_outside(sheet: Sheet) -> None:
    ppi = 300
    scale = ppi / 25.4
    job = LabelJob(sheet, made(sheet.many), "sv", "Labels", outline=True)
    page = pictures(job, ppi)[0]
    allowed = Image.new("L", page.size, 0)
    for number in (0, sheet.columns - 1, sheet.many - 1):
        x, y = sheet.place(number)
        around = page.crop((
            round((x - 0.6) * scale), round((y + sheet.height / 2) * scale),
            round((x + sheet.width + 0.6) * scale), round((y + sheet.height / 2) * scale) + 1,
        ))  # fmt: skip
        dark = [place for place, value in enumerate(around.tobytes()) if value < 128]
        left = x - 0.6 + dark[0] / scale
        if x > 0.6 and sheet.across > sheet.width + 1.5:
            assert left == pytest.approx(x, abs=0.3)
            assert x - 0.6 + (dark[-1] + 1) / scale == pytest.approx(x + sheet.width, abs=0.3)
    draw = ImageDraw.Draw(allowed)
    for number in range(sheet.many):
        x, y = sheet.place(number)
        corners = (x, y, x + sheet.width, y + sheet.height)
        slack = zip(corners, (-1, -1, 1, 1), strict=True)
        draw.rectangle([round(one * scale) + more for one, more in slack], fill=255)

    ink = page.point(lambda value: 255 if value < 250 else 0)
    assert ImageChops.subtract(ink, allowed).getbbox() is None


def test_copies_skipped_places_and_offsets() -> None:
    sheet = sheets()["L4732"]
    job = LabelJob(sheet, made(3), "sv", "Labels", copies=2, skip=4, offset_x=1.5, offset_y=-2.0)
    assert (job.count, job.pages) == (6, 1)
    page = pictures(job, 150)[0]
    dot = 150 / 25.4
    moved = page.transform(page.size, Image.Transform.AFFINE, (1, 0, 1.5 * dot, 0, 1, -2.0 * dot))

    cut = list(labels_in([moved], sheet, 150, 12))
    links = [label.link for label in job.labels for _copy in range(2)]
    assert [read(one) for one in cut] == [[]] * 4 + [[link] for link in links] + [[]] * 2


def test_a_code_too_dense_is_refused_with_the_smallest_sheet_that_works() -> None:
    long = made(1, base="https://rings.example.org/a/path/that/is/long/and/keeps/its/case")
    with pytest.raises(Refusal, match="too dense for sheet L4730") as refused:
        label_document(LabelJob(sheets()["L4730"], long, "en", "Labels"))
    assert "The smallest sheet that works is L4732" in str(refused.value)
    label_document(LabelJob(sheets()["L4732"], long, "en", "Labels"))
    longer = made(1, base="https://rings.example.org/" + "x" * 1500)
    with pytest.raises(Refusal, match="No sheet is large enough"):
        label_document(LabelJob(sheets()["L7160"], longer, "en", "Labels"))


def test_a_module_is_whole_dots_and_never_below_the_smallest() -> None:
    for modules in range(21, 178, 4):
        for box in (8.0, 10.0, 16.9, 26.9, 46.0):
            side = module_mm(box, modules)
            assert side * 300 / 25.4 == pytest.approx(round(side * 300 / 25.4), abs=1e-6)
            assert side * (modules + 4) <= box + 1e-6
    assert module_mm(10.0, 25) * 150 / 25.4 == pytest.approx(2)
    assert module_mm(10.0, 29) >= SMALLEST_MODULE > module_mm(10.0, 41)


def test_a_name_of_300_letters_shrinks_wraps_and_is_shortened_with_a_word() -> None:
    sheet = sheets()["L4730"]
    names = ["Ring " * 60, "Ä" * 300, "حلقه‌ای‌بسیاردراز" * 18]
    labels = [
        Label(f"S-{place}", "HTTPS://FDESK.SE/R/ABCDEF", name, "en") for place, name in enumerate(names)
    ]
    done = set_document(label_document(LabelJob(sheet, labels, "en", "Labels")), "png", NOON, ppi=300)
    assert {note["item"] for note in done.noted} == {0, 1, 2}
    assert all("name" in note["left_out"] for note in done.noted)
    page = Image.open(BytesIO(done.files[0])).convert("L")
    assert [read(one) for one in labels_in([page], sheet, 300, 3)] == [["HTTPS://FDESK.SE/R/ABCDEF"]] * 3


def test_a_name_of_one_word_that_no_size_makes_fit_is_shortened_and_leaves_the_rest() -> None:
    names = ("Himmel", "Regenbogenfenster")
    link = "HTTPS://FDESK.SE/R/ABCDEF"
    labels = [Label(f"S-{place}", link, name, "de", price="118 €") for place, name in enumerate(names)]
    done = set_document(label_document(LabelJob(sheets()["L4730"], labels, "de", "Labels")), "png", NOON)
    assert [(note["item"], note["left_out"]) for note in done.noted] == [(1, ["name"])]


def test_a_code_too_dense_that_is_not_the_longest_is_refused_when_it_is_set() -> None:
    links = ("1" * 90, "https://rings.example.org/a/path/that/is/long/and/keeps/its/case/R/ABCDEF")
    labels = [Label(f"S-{place}", link, "Ring", "en") for place, link in enumerate(links)]
    document = label_document(LabelJob(sheets()["L4730"], labels, "en", "Labels"))
    with pytest.raises(Refusal, match="too dense for sheet L4730"):
        set_document(document, "pdf", NOON)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.text(max_size=40), min_size=4, max_size=4), st.sampled_from(sorted(sheets())))
def test_any_text_can_be_printed(texts: list[str], code: str) -> None:
    sheet = sheets()[code]
    name, maker, stone, award = texts
    label = Label("FZ-1", "HTTPS://FDESK.SE/R/ABCDEF", name, "fa", maker=maker, stone=stone, award=award)
    page = pictures(LabelJob(sheet, [label], "fa", "Labels"), 150)[0]
    assert [read(one) for one in labels_in([page], sheet, 150, 1)] == [["HTTPS://FDESK.SE/R/ABCDEF"]]


def test_the_same_day_gives_the_same_bytes() -> None:
    job = LabelJob(sheets()["L4732"], made(1000), "sv", "Labels")
    once, again = (set_document(label_document(job), "pdf", NOON).files[0] for _turn in range(2))
    assert once == again
    assert set_document(label_document(job), "pdf", NOON.replace(day=20)).files[0] != once


def test_stopping_between_parts() -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done:
            raise KeyboardInterrupt

    job = LabelJob(sheets()["L7160"], made(1000), "sv", "Labels")
    with pytest.raises(KeyboardInterrupt):
        set_document(label_document(job), "pdf", NOON, progress=stop)
    assert told[0] == (0, 1000)
    assert 0 < told[1][0] < 1000
