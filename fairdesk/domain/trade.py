"""The closed word lists of the trade, as codes; `labels` says them to people."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """How far a visitor's interest in a ring goes, weakest first."""

    LOOKED = "looked"
    LIKED = "liked"
    SAMPLE = "sample"
    QUOTE = "quote"
    ORDER = "order"


class Rating(StrEnum):
    """How urgent a lead is."""

    HOT = "hot"
    WARM = "warm"
    COLD = "cold"
    NONE = "none"


class BuyerType(StrEnum):
    """What a visitor is to the trade; the last four are not counted as buyers."""

    RETAILER = "retailer"
    WHOLESALER = "wholesaler"
    GOLDSMITH = "goldsmith"
    ONLINE_SHOP = "online_shop"
    DESIGNER = "designer"
    PRESS = "press"
    PRIVATE = "private"
    SUPPLIER = "supplier"
    COMPETITOR = "competitor"


class ReachKind(StrEnum):
    """A kind of way to reach a contact."""

    EMAIL = "email"
    PHONE = "phone"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"
    WECHAT = "wechat"
    INSTAGRAM = "instagram"
    LINKEDIN = "linkedin"
    EITAA = "eitaa"
    BALE = "bale"
    BADGE = "badge"
    PAPER_SLIP = "paper_slip"


class Purpose(StrEnum):
    """What a consent is for."""

    CONTACT = "contact"
    MARKETING = "marketing"


class Discard(StrEnum):
    """Why a lead was set aside."""

    TEST = "test"
    MISTAKE = "mistake"
    DUPLICATE = "duplicate"
    JOKE = "joke"


class Reason(StrEnum):
    """What decides an interest: why, or why not yet."""

    PRICE = "price"
    WEIGHT = "weight"
    SIZE = "size"
    STYLE = "style"
    DELIVERY = "delivery"
    CERTIFICATE = "certificate"


class Sample(StrEnum):
    """Where a sample is; `OUT` says which are with somebody."""

    WANTED = "wanted"
    HANDED_OVER = "handed_over"
    LENT = "lent"
    RETURNED = "returned"
    SOLD = "sold"
    POSTED = "posted"


class QuestionKind(StrEnum):
    """What a question of the stand takes for an answer."""

    CHOICE = "choice"
    NUMBER = "number"
    YES_NO = "yes_no"
    TEXT = "text"


class Captured(StrEnum):
    """How a lead came in."""

    DESK = "desk"
    SCAN = "scan"
    CARD = "card"
    PAPER = "paper"
    WEB = "web"
    IMPORT = "import"


class Metal(StrEnum):
    """What a ring's body is made of."""

    SILVER = "silver"
    GOLD_PLATED_SILVER = "gold_plated_silver"
    BRASS = "brass"
    STEEL = "steel"
    OTHER = "other"


class Plating(StrEnum):
    """What lies on the metal."""

    NONE = "none"
    RHODIUM = "rhodium"
    GOLD = "gold"
    OXIDISED = "oxidised"
    RUTHENIUM = "ruthenium"


class MadeBy(StrEnum):
    """How a ring is made; a cast ring finished by hand is not handmade."""

    HAND = "hand"
    CAST_HAND_FINISHED = "cast_hand_finished"
    CAST = "cast"


class Technique(StrEnum):
    """The work on a ring; a ring may show several."""

    STONE_ENGRAVING = "stone_engraving"
    CHASING = "chasing"
    STONE_SETTING = "stone_setting"
    FILIGREE = "filigree"
    OPENWORK = "openwork"
    NIELLO = "niello"
    INLAY = "inlay"
    PLAIN = "plain"


class StoneKind(StrEnum):
    """What a stone is, apart from its mineral."""

    NATURAL = "natural"
    COMPOSITE = "composite"
    RECONSTRUCTED = "reconstructed"
    SYNTHETIC = "synthetic"
    IMITATION = "imitation"
    UNKNOWN = "unknown"


class Treatment(StrEnum):
    """What was done to a stone."""

    NONE_KNOWN = "none_known"
    HEATED = "heated"
    WAXED = "waxed"
    DYED = "dyed"
    STABILISED = "stabilised"
    FILLED = "filled"
    COATED = "coated"
    IRRADIATED = "irradiated"
    UNKNOWN = "unknown"


class Tested(StrEnum):
    """What is known of a metal in a ring."""

    TESTED = "tested"
    DECLARED = "declared"
    UNKNOWN = "unknown"


class GiStatus(StrEnum):
    """The state of a geographical indication."""

    NONE = "none"
    APPLIED = "applied"
    REGISTERED = "registered"


class LinkMode(StrEnum):
    """Where a ring's code leads."""

    PAGE = "page"
    MARKETPLACE = "marketplace"


STONES: Final[tuple[str, ...]] = (
    "carnelian", "agate", "onyx", "chalcedony", "turquoise", "rock_crystal", "hematite", "amethyst",
    "ruby", "peridot", "garnet", "lapis", "nephrite", "jasper", "citrine", "smoky_quartz", "moonstone",
    "opal", "emerald", "sapphire", "spinel", "labradorite", "tiger_eye",
)  # fmt: skip
"""Codes of the minerals that fairdesk can name in five languages."""

SPOKEN_TREATMENTS: Final = frozenset(
    {Treatment.DYED, Treatment.STABILISED, Treatment.FILLED, Treatment.COATED, Treatment.IRRADIATED}
)
"""Treatments that stand beside the stone's name wherever it is named."""

NOT_BUYERS: Final = frozenset({BuyerType.PRESS, BuyerType.PRIVATE, BuyerType.SUPPLIER, BuyerType.COMPETITOR})
"""Types of visitor that are not counted as buyers."""

OUT: Final = frozenset({Sample.HANDED_OVER.value, Sample.LENT.value})
"""Where a sample is that somebody has and may bring back."""

LANGUAGES: Final[tuple[str, ...]] = ("fa", "ar", "en", "de", "sv")
"""Languages in which ring and maker texts are kept."""

LEVELS: Final[tuple[Level, ...]] = tuple(Level)
"""The levels in order: their digit at the Desk is the place in this list, from 1."""
