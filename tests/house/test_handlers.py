"""Every handler of a message answers one that is really sent: a wrong name would fail in silence."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import textual.widgets
from textual.message import Message

import fairdesk.tui


def _classes() -> Iterator[type]:
    for module in pkgutil.walk_packages(fairdesk.tui.__path__, "fairdesk.tui."):
        for _name, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__.startswith("fairdesk.tui"):
                yield found


def _handlers(message: type[Message]) -> Iterator[str]:
    yield getattr(message, "handler_name", "")
    for below in message.__subclasses__():
        yield from _handlers(below)


def test_every_handler_answers_a_message() -> None:
    importlib.import_module(textual.widgets.__name__)
    classes = list(_classes())
    known = set(_handlers(Message))
    for one in classes:
        named = {name for name in vars(one) if name.startswith("on_") and callable(getattr(one, name))}
        assert named <= known, (one, named - known)
