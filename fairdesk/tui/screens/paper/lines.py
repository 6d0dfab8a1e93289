"""The menu's lines for papers that belong to no place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from fairdesk.language.messages import N_
from fairdesk.stand import Stand
from fairdesk.tui.screens.paper.sheet import PaperSheet
from fairdesk.tui.screens.paper.signs import ContactPaper, PrivacyPaper, SlipsPaper, WifiPaper


class PaperLine(NamedTuple):
    """A line of the menu: its words, more about it, and what makes its sheet, in a thread."""

    title: str
    about: str
    read: Callable[[Stand], PaperSheet]


LINES: Final = (
    PaperLine(N_("Print paper slips"), N_("Numbered, for when the laptop is away"), SlipsPaper.read),
    PaperLine(
        N_("Print the privacy notice"), N_("For the counter: what is kept of visitors"), PrivacyPaper.read
    ),
    PaperLine(N_("Print the Wi-Fi sign"), N_("Phones join by its code"), WifiPaper.read),
    PaperLine(N_("Print our contact"), N_("A sign that phones save"), ContactPaper.read),
)
