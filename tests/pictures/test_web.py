"""Pictures for phones weigh little, whatever is on them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageFilter

from fairdesk.pictures.paper import for_web


def photo(noise: int) -> bytes:
    """Return a picture with so much noise of about three pixels, as a photo by dim light has."""
    made = Image.merge("RGB", [Image.effect_noise((900, 900), noise) for _band in "RGB"])
    out = BytesIO()
    made.filter(ImageFilter.GaussianBlur(1.5)).save(out, "PNG")
    return out.getvalue()


def test_a_noisy_photo_loses_detail_until_it_is_light() -> None:
    for noise in (60, 120):
        packed = for_web(photo(noise), 480)
        with Image.open(BytesIO(packed)) as shown:
            assert shown.size == (480, 480)
        assert len(packed) <= 22_000, noise
