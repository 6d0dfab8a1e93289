"""What a code for joining a Wi-Fi holds."""

from __future__ import annotations

import re
from typing import Final

from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_

SECURITY: Final = ("WPA", "WEP", "nopass")
"""Kinds of protection that phones know; WPA is also WPA2 and WPA3."""

_MOST_NAME: Final = 32
_SPECIAL: Final = re.compile(r'([\\;,":])')


def wifi_text(network: str, password: str = "", security: str = "WPA", *, hidden: bool = False) -> str:
    """Return the text that joins a network, as Android and iOS read it (ZXing's `WIFI:` format).

    Raises `Refusal` for a name that no network has, a password too short or missing for its protection.
    """
    if not network or len(network.encode("utf-8")) > _MOST_NAME:
        raise Refusal(
            N_("{name} is no name of a Wi-Fi network."),
            hint=N_("It has 1 to 32 letters."),
            field="network",
            name=network or "?",
        )
    if security not in SECURITY:
        raise Refusal(
            N_("{value} is no protection of a Wi-Fi network."),
            hint=N_("Choose WPA, WEP or nopass."),
            field="security",
            value=security,
        )
    if security == "nopass":
        password = ""
    elif not password or (security == "WPA" and not 8 <= len(password.encode("utf-8")) <= 64):
        raise Refusal(
            N_("This password cannot be right: WPA passwords have 8 to 63 letters."),
            hint=N_("Give the right one, or say that the network is open."),
            field="password",
        )
    parts = [f"T:{security}", f"S:{_escaped(network)}"]
    parts += [f"P:{_escaped(password)}"] if password else []
    parts += ["H:true"] if hidden else []
    return f"WIFI:{';'.join(parts)};;"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
