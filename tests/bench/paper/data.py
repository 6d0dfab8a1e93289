"""What is printed: the sample's rings, varied to the number wanted, in Persian, with codes made before."""

from __future__ import annotations

import csv
import pickle
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from PIL import Image, ImageOps

from fairdesk import settings
from fairdesk.assets_dir import assets_dir
from fairdesk.codes.matrix import Matrix, matrix
from fairdesk.domain.pages.ring import RingSaid
from fairdesk.language.formats import in_digits
from fairdesk.printing.labels import Label
from fairdesk.stand import Stand, open_stand
from fairdesk.workflows.fair import sample
from fairdesk.workflows.paper.catalogue import catalogue
from fairdesk.workflows.paper.chosen import Chosen, rings_chosen, said_of
from fairdesk.workflows.rings.catalogue import import_catalogue

LANG: Final = "fa"
RINGS: Final = 200
TURNS: Final = 4
"""How often each ring of the sample is in the catalogue, each time with a picture and a name of its own."""

BASE: Final = "https://rings.example/r/"


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels to be printed; `codes` maps their links to matrices, a byte a module."""

    labels: list[Label]
    codes: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Cards:
    """Rings as the catalogue's pages say them, in order, each with the link of its code.

    `frame` is what all pages have in common, `codes` are as of `Labels`, `pictures` scaled JPEG by name.
    """

    frame: dict[str, Any]
    items: list[dict[str, Any]]
    codes: dict[str, bytes]
    pictures: dict[str, bytes]


def prepare(folder: Path, counts: tuple[int, ...]) -> None:
    """Write into `folder` all that the runs need: a data folder, the labels, the catalogue's cards."""
    stand = open_stand(settings.load(folder / "data"))
    sample.load(stand)
    import_catalogue(stand, varied(folder / "more", TURNS))
    asked = Chosen(language=LANG, prices=True)
    found, makers = rings_chosen(stand, asked)
    said = said_of(stand, asked, found, makers)
    made = [_label(said[number % len(said)], number) for number in range(max(counts))]
    codes = {label.link: _packed(label.link) for label in made}
    for count in counts:
        some = made[:count]
        _put(folder / f"labels-{count}", Labels(some, {one.link: codes[one.link] for one in some}))
    _put(folder / "skus", tuple(ring.sku for ring in said[:RINGS]))
    _put(folder / "cards", _cards(stand, tuple(ring.sku for ring in said[:RINGS])))
    stand.close()


def read(folder: Path, name: str) -> Any:  # noqa: ANN401  what `prepare` wrote under this name
    """Return what was prepared under a name."""
    return pickle.loads((folder / f"{name}.pickle").read_bytes())


def unpacked(link: str, code: bytes) -> Matrix:
    """Return the matrix that was made of `link` before."""
    side = round(len(code) ** 0.5)
    rows = tuple(tuple(code[at : at + side]) for at in range(0, len(code), side))
    return Matrix(link, cast("tuple[tuple[bool, ...], ...]", rows))  # 0 and 1 are as good


def _packed(link: str) -> bytes:
    return b"".join(map(bytes, matrix(link).rows))


def _put(path: Path, what: object) -> None:
    path.with_name(f"{path.name}.pickle").write_bytes(pickle.dumps(what))


def _label(ring: RingSaid, number: int) -> Label:
    """Return a label with a number, a name and a code of its own."""
    name = f"{ring.name.text} {in_digits(str(number), LANG)}"
    link = f"{BASE}{number:05d}"
    return Label(f"{ring.sku}-{number}", link, name, LANG, ring.maker, ring.stone, price=ring.price)


def _cards(stand: Stand, skus: tuple[str, ...]) -> Cards:
    """Return what the catalogue's pages say, and keep its pictures in the cache."""
    paper = catalogue(stand, Chosen(language=LANG, skus=skus, prices=True))
    work = next(paper.document.parts(True)).work
    items = [dict(item) for page in work.data["pages"] for item in page.get("items", ())]
    for item, link in zip(items, paper.links[1:-1], strict=True):
        item["link"] = link
    frame = {name: value for name, value in work.data.items() if name != "pages"}
    pictures = {item["picture"]: work.files[item["picture"]] for item in items}
    return Cards(frame, items, {link: _packed(link) for link in paper.links}, pictures)


def varied(folder: Path, turns: int) -> Path:
    """Write a catalogue of the sample's rings so often, without the first time, and return it.

    Each has a SKU, a name and a picture of its own; there are pictures for eight turns.
    """
    (folder / "pictures").mkdir(parents=True)
    source = assets_dir() / "sample"
    with (source / "rings.csv").open(encoding="utf-8", newline="") as file:
        rings = list(csv.DictReader(file))
    path = folder / "rings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rings[0]))
        writer.writeheader()
        for turn in range(1, turns):
            for ring in rings:
                picture = f"{turn}-{ring['picture']}"
                _turned(source / "pictures" / ring["picture"], turn).save(folder / "pictures" / picture)
                name = f"{ring['name_fa']} {in_digits(str(turn + 1), LANG)}"
                writer.writerow({**ring, "sku": f"{ring['sku']}-{turn}", "name_fa": name, "picture": picture})
    return path


def _turned(path: Path, turn: int) -> Image.Image:
    """Return a picture mirrored, upside down, on its side, or some of that, so that no two are the same."""
    with Image.open(path) as picture:
        shown = ImageOps.mirror(picture) if turn & 1 else picture.copy()
    shown = ImageOps.flip(shown) if turn & 2 else shown
    return shown.transpose(Image.Transpose.ROTATE_90) if turn & 4 else shown
