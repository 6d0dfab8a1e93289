"""Printing what lies on the counter: slips, the privacy notice, the signs for Wi-Fi and contact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Self

from textual.widget import Widget

from fairdesk.codes.card import StandContact
from fairdesk.domain.numbers import whole
from fairdesk.domain.trade import LANGUAGES
from fairdesk.language.messages import _, digits
from fairdesk.stand import Stand
from fairdesk.tui.inputs.latin_in import LatinIn
from fairdesk.tui.inputs.one_row import In, NumberIn
from fairdesk.tui.screens.paper.sheet import Make, PaperSheet
from fairdesk.tui.screens.paper.words import between, language_choice, other_language
from fairdesk.tui.widgets.choice import Choice, Option
from fairdesk.tui.widgets.field import Field
from fairdesk.tui.widgets.tick import Tick
from fairdesk.workflows.pages import contact
from fairdesk.workflows.paper import signs, slips

USUAL: Final = 40
"""Slips on ten sheets of paper."""


class SlipsPaper(PaperSheet):
    """Slips in two languages; `first` is the number after the last one printed."""

    def __init__(self, stand: Stand, first: int) -> None:
        about = _("Numbered, four to a page, for when the laptop is away or busy.")
        super().__init__(stand, _("Print paper slips"), about)
        self._given = first
        self._count = In(id="count")
        self._first = In(id="first")
        self._languages = (language_choice("en"), language_choice(other_language(stand), id="second"))

    @classmethod
    def read(cls, stand: Stand) -> Self:
        """Return the sheet with the number that comes next; runs in a thread."""
        return cls(stand, slips.next_number(stand))

    def asked(self) -> Sequence[Widget]:
        """Return the fields."""
        return [
            Field(_("How many"), self._count, between(_("from number")), self._first, classes="pair"),
            Field(_("Language"), self._languages[0]),
            Field(_("And in"), self._languages[1]),
        ]

    def on_mount(self) -> None:
        """Begin with how many."""
        with self.prevent(In.Changed):
            self._count.write(digits(USUAL))
            self._first.write(digits(self._given))
        self._count.focus()

    def called(self) -> str:
        """Return their name."""
        return "slips"

    def order(self) -> Make:
        """Return how they are made."""
        stand, (one, other) = self._stand, (choice.value for choice in self._languages)
        count, first = whole(self._count.value, "count"), whole(self._first.value, "first")
        chosen = first if first != self._given else None
        return lambda _told: slips.slips(stand, one, other, count or 0, chosen)


class PrivacyPaper(PaperSheet):
    """The notice in all languages, a page each, or in one."""

    def __init__(self, stand: Stand) -> None:
        about = _("What is kept of visitors, by whom and how long, in the words that the Desk asks with.")
        super().__init__(stand, _("Print the privacy notice"), about)
        self._language = language_choice("", [Option("", _("all"), "l")])

    @classmethod
    def read(cls, stand: Stand) -> Self:
        """Return the sheet."""
        return cls(stand)

    def asked(self) -> Sequence[Widget]:
        """Return the field."""
        return [Field(_("Language"), self._language)]

    def on_mount(self) -> None:
        """Begin with the language."""
        self._language.focus()

    def called(self) -> str:
        """Return its name."""
        return "privacy"

    def order(self) -> Make:
        """Return how it is made."""
        stand, one = self._stand, self._language.value
        return lambda _told: signs.privacy_notice(stand, (one,) if one else LANGUAGES)


class SignPaper(PaperSheet):
    """A sign in one language or in two."""

    def __init__(self, stand: Stand, title: str, about: str) -> None:
        super().__init__(stand, title, about)
        self._language = language_choice("en")
        self._second = language_choice(other_language(stand), [Option("", _("none"), "n")], id="second")

    def asked(self) -> Sequence[Widget]:
        """Return the languages."""
        return [Field(_("Language"), self._language), Field(_("And in"), self._second)]

    @property
    def languages(self) -> list[str]:
        """The languages of the sign, each once."""
        return list(dict.fromkeys(code for code in (self._language.value, self._second.value) if code))


class WifiPaper(SignPaper):
    """A sign that joins phones to a Wi-Fi."""

    def __init__(self, stand: Stand) -> None:
        about = _("Phones join by its code. The password stands on it for all to read.")
        super().__init__(stand, _("Print the Wi-Fi sign"), about)
        self._network = In(_("as phones list it"), id="network")
        self._password = In(_("8 to 63 letters"), id="password")
        kinds = [Option("WPA", "WPA", "w"), Option("WEP", "WEP", "e"), Option("nopass", _("open"), "o")]
        self._security = Choice(kinds, "WPA", id="security")
        self._hidden = Tick(_("it does not show its name"), id="hidden")

    @classmethod
    def read(cls, stand: Stand) -> Self:
        """Return the sheet."""
        return cls(stand)

    def asked(self) -> Sequence[Widget]:
        """Return the fields."""
        return [
            Field(_("Network"), self._network),
            Field("", self._hidden),
            Field(_("Protected"), self._security),
            Field(_("Password"), self._password, classes="password"),
            *super().asked(),
        ]

    def on_mount(self) -> None:
        """Begin with the network."""
        self._network.focus()

    def changed(self) -> None:
        """An open network has no password."""
        self.query_one(".password", Field).display = self._security.value != "nopass"

    def called(self) -> str:
        """Return its name."""
        return "wifi"

    def order(self) -> Make:
        """Return how it is made."""
        stand, langs, hidden = self._stand, self.languages, self._hidden.on
        network, password = self._network.value.strip(), self._password.value
        kind = self._security.value
        return lambda _told: signs.wifi_sign(stand, langs, network, password, kind, hidden=hidden)


class ContactPaper(SignPaper):
    """A sign with the stand's contact, to be saved by phone; `known` is what is known of it."""

    def __init__(self, stand: Stand, known: StandContact) -> None:
        about = _("Phones save it by its code.")
        super().__init__(stand, _("Print our contact"), about)
        self._known = known
        self._fields = {
            "name": In(_("of the stand or the maker"), id="name"),
            "phone": NumberIn(_("with + and country code"), id="phone"),
            "email": LatinIn(_("name@example.com"), id="email"),
            "website": LatinIn(_("https://example.com"), id="website"),
        }

    @classmethod
    def read(cls, stand: Stand) -> Self:
        """Return the sheet with what is known of the stand; runs in a thread."""
        return cls(stand, contact.stand_contact(stand))

    def asked(self) -> Sequence[Widget]:
        """Return the fields."""
        words = {"name": _("Name"), "phone": _("Phone"), "email": _("E-mail"), "website": _("Website")}
        return [*(Field(words[name], field) for name, field in self._fields.items()), *super().asked()]

    def on_mount(self) -> None:
        """Begin with the name."""
        with self.prevent(In.Changed):
            for name, field in self._fields.items():
                field.write(getattr(self._known, name))
        self._fields["name"].focus()

    def called(self) -> str:
        """Return its name."""
        return "contact"

    def order(self) -> Make:
        """Return how it is made."""
        stand, langs = self._stand, self.languages
        typed = {name: field.value.strip() for name, field in self._fields.items()}
        return lambda _told: signs.contact_sign(stand, langs, typed)
