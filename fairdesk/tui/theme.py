"""The two themes, as tokens with a job each, and the text styles made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.style import Style
from textual.theme import Theme

if TYPE_CHECKING:
    from fairdesk.tui.home import Home

DARK: Final = "firouzeh"
LIGHT: Final = "silver"

FIROUZEH: Final[Mapping[str, str]] = {
    "bg": "#101516", "panel": "#161c1d", "field": "#1b2223", "field-focus": "#263031",
    "sel": "#2b3837", "sel-blur": "#222a2b", "line": "#313c3f",
    "fg": "#dde5e7", "bright": "#f6f9fa", "silver": "#a9b6bb", "faint": "#87949a",
    "accent": "#3bd0c3", "ink": "#06201e", "accent-dim": "#1f7d76",
    "hot": "#fa8269", "hot-bg": "#3b1f1a", "agate": "#c82e2a", "on-agate": "#ffffff",
    "warm": "#e0b76c", "ok": "#8bd6a4",
}  # fmt: skip
"""The dark theme: turquoise on black. Grounds are nearly grey, so that 256 colours keep them dark."""

SILVER: Final[Mapping[str, str]] = {
    "bg": "#f5f7f7", "panel": "#ecefef", "field": "#e6eaeb", "field-focus": "#ffffff",
    "sel": "#d3e2e0", "sel-blur": "#dfe4e5", "line": "#bcc7cb",
    "fg": "#1b2427", "bright": "#0a1012", "silver": "#4a585f", "faint": "#5b6970",
    "accent": "#06625d", "ink": "#ffffff", "accent-dim": "#2b948c",
    "hot": "#9c2a19", "hot-bg": "#fae0da", "agate": "#a52e1e", "on-agate": "#ffffff",
    "warm": "#6b4a00", "ok": "#175c36",
}  # fmt: skip
"""The light theme: silver grey."""

TOKENS: Final[Mapping[str, Mapping[str, str]]] = {DARK: FIROUZEH, LIGHT: SILVER}


def tokens(theme: str) -> Mapping[str, str]:
    """Return the tokens of a theme; an unknown theme reads as the dark one."""
    return TOKENS.get(theme, FIROUZEH)


@lru_cache(maxsize=1024)
def style(theme: str, ink: str, ground: str = "bg", bold: bool = False, underline: bool = False) -> Style:
    """Return the text style of an ink token on a ground token; `#rrggbb` stands for itself."""
    named = tokens(theme)
    return Style(
        color=named.get(ink, ink),
        bgcolor=named.get(ground, ground) if ground else None,
        bold=bold or None,
        underline=underline or None,
    )


def variables(theme: str) -> dict[str, str]:
    """Return every style-sheet variable that differs from Textual's own in this theme."""
    named = tokens(theme)
    quiet = named["line"]
    return {
        **{name: colour for name, colour in named.items() if name not in ("panel", "accent")},
        "text-muted": named["silver"], "text-disabled": named["faint"], "text-primary": named["accent"],
        "text-error": named["hot"], "text-warning": named["warm"], "text-success": named["ok"],
        "text-accent": named["accent"],
        "block-cursor-background": named["sel"], "block-cursor-foreground": named["bright"],
        "block-cursor-text-style": "bold", "block-cursor-blurred-background": named["sel-blur"],
        "block-cursor-blurred-foreground": named["fg"], "block-cursor-blurred-text-style": "none",
        "block-hover-background": named["sel-blur"],
        "input-cursor-background": named["accent"], "input-cursor-foreground": named["ink"],
        "input-cursor-text-style": "none", "input-selection-background": named["accent-dim"] + " 60%",
        "border": named["accent"], "border-blurred": quiet,
        "scrollbar": quiet, "scrollbar-hover": named["accent-dim"], "scrollbar-active": named["accent"],
        "scrollbar-background": named["bg"], "scrollbar-background-hover": named["bg"],
        "scrollbar-background-active": named["bg"], "scrollbar-corner-color": named["bg"],
        "footer-background": named["panel"], "button-focus-text-style": "bold",
    }  # fmt: skip


def make_theme(name: str) -> Theme:
    """Return Textual's theme of that name."""
    named = tokens(name)
    return Theme(
        name=name,
        primary=named["accent"],
        secondary=named["silver"],
        accent=named["accent"],
        warning=named["warm"],
        error=named["hot"],
        success=named["ok"],
        foreground=named["fg"],
        background=named["bg"],
        surface=named["bg"],
        panel=named["panel"],
        boost=named["field"],
        dark=name == DARK,
        variables=variables(name),
    )


def switch_theme(home: Home) -> None:
    """Show the other theme, and remember it."""
    home.app.theme = LIGHT if home.app.theme == DARK else DARK
    if home.opened is not None:
        work = home.opened.desk
        home.desk.start("theme", lambda: home.desk.ask(work.remember, "theme", home.app.theme))
