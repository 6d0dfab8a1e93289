"""How the stand is reached is found in a line that people wrote."""

from __future__ import annotations

import pytest

from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.pages.contact import stand_contact


@pytest.mark.parametrize(
    ("line", "email"),
    [
        ("office@stand.example, +98 25 1234 5678", "office@stand.example"),
        ("+98 25 1234 5678; E-mail: office@stand.example.", "office@stand.example"),
        ("ایمیل office@stand.example", "office@stand.example"),
        ("Instagram @qom_rings, office@stand.example", "office@stand.example"),
        ("Instagram @qom.rings", ""),
        ("Instagram:@qom.rings · https://instagram.com/@qom.rings", ""),
        ("Telegram@rings", ""),
    ],
)
def test_a_name_in_a_social_network_is_no_email(stand: Stand, line: str, email: str) -> None:
    fairs.edit(stand, "TEST", {"controller_contact": line})
    assert stand_contact(stand).email == email
