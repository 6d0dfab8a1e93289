"""kill -9 in the middle of a form loses at most the last 300 ms of typing: on a real pseudo terminal."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from fairdesk.settings import Settings
from fairdesk.stand import open_stand
from fairdesk.workflows.leads import drafts
from tests.tui.conftest import Open, until

ROOT = Path(__file__).resolve().parents[2]
PROMISED_SECONDS = 0.3
SLACK_SECONDS = 0.5
"""What a loaded machine may add to reading and writing on the pseudo terminal."""


class Terminal:
    """fairdesk in a process of its own, on a pseudo terminal of 80x24."""

    def __init__(self, data: Path) -> None:
        self._main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._process = subprocess.Popen(
            [sys.executable, str(ROOT / "app.py"), "--data", str(data)],
            stdin=side,
            stdout=side,
            stderr=side,
            env={**os.environ, "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(side)

    def wait_for(self, marker: bytes, seconds: float = 60) -> None:
        """Read what is drawn until `marker` was."""
        seen, end = b"", time.monotonic() + seconds
        while marker not in seen:
            assert time.monotonic() < end, seen[-1500:]
            if select.select([self._main], [], [], 0.2)[0]:
                seen += os.read(self._main, 65536)

    def type(self, text: str) -> None:
        """Type letter by letter, and read what is drawn meanwhile."""
        for letter in text:
            os.write(self._main, letter.encode())
            self.rest(0.02)

    def rest(self, seconds: float) -> None:
        """Let time go by, reading what is drawn so that the program never waits for us."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self._main], [], [], left)[0]:
                os.read(self._main, 65536)

    def kill(self) -> None:
        """Kill it without a word."""
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._main)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
async def test_what_was_typed_is_there_after_kill_9(data: Settings, open_app: Open) -> None:
    terminal = Terminal(data.data)
    try:
        terminal.wait_for(b"Practice Sara")
        terminal.type("Anna Half")
        terminal.rest(PROMISED_SECONDS + SLACK_SECONDS)
        terminal.type("way")
    finally:
        terminal.kill()
    kept = [json.loads(path.read_text("utf-8")) for path in data.drafts.glob("*.json")]
    assert [draft["typed"]["name"][:9] for draft in kept] == ["Anna Half"]
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.inputs["name"].value.startswith("Anna Half"))
    stand = open_stand(data)
    assert len(drafts.waiting(stand)) == 1
    stand.close()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
async def test_three_visitors_survive_kill_9_between_their_keys(data: Settings, open_app: Open) -> None:
    first = Terminal(data.data)
    try:
        first.wait_for(b"Practice Sara")
        first.type("Anna One\x0e")
        first.type("Bo Two\x0e")
        first.type("Cim Three")
        first.rest(PROMISED_SECONDS + SLACK_SECONDS)
    finally:
        first.kill()
    second = Terminal(data.data)
    try:
        second.wait_for(b"Cim Three")
        second.rest(SLACK_SECONDS)
        second.type("\x1b[17;2~")  # Shift+F6
        second.wait_for(b"Anna One")
        second.type(" again")
        second.rest(PROMISED_SECONDS + SLACK_SECONDS)
    finally:
        second.kill()
    async with open_app() as (app, pilot):
        await until(pilot, lambda: app.desk.form.inputs["name"].value == "Anna One again")
        assert [draft.typed["name"] for draft in app.desk.forms.parked] == ["Bo Two", "Cim Three"]
