"""fairdesk in tmux, a terminal of its own: keys go in as from a keyboard, the screen is read as it shows."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.interop.conftest import needs

ROOT = Path(__file__).resolve().parents[2]


class Tmux:
    """One tmux server with one window; `socket` keeps it apart from every other one."""

    def __init__(self, socket: Path, size: tuple[int, int] = (80, 24)) -> None:
        self._tmux = needs("tmux", "install tmux (Debian: tmux)")
        self._socket = socket
        self._size = size

    def start(self, data: Path, *options: str) -> None:
        """Start fairdesk on a data folder."""
        width, height = self._size
        command = shlex.join([sys.executable, str(ROOT / "app.py"), "--data", str(data), *options])
        self._say(
            "-u", "-f", "/dev/null",
            "new-session", "-d", "-s", "day", "-x", str(width), "-y", str(height), command,
            ";", "set-option", "-g", "escape-time", "20",
        )  # fmt: skip

    def _say(self, *words: str) -> str:
        done = subprocess.run(
            [self._tmux, "-S", str(self._socket), *words],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
            timeout=30,
        )
        return done.stdout

    def keys(self, *names: str) -> None:
        """Press keys by tmux's names, as `Enter`, `F9`, `C-n`."""
        self._say("send-keys", "-t", "day", *names)

    def type(self, text: str) -> None:
        """Type a text, in any script."""
        self._say("send-keys", "-t", "day", "-l", "--", text)

    @property
    def screen(self) -> str:
        """What stands on the screen now, row by row."""
        return self._say("capture-pane", "-t", "day", "-p")

    def wait_for(self, *wanted: str, gone: Sequence[str] = (), seconds: float = 30) -> str:
        """Wait until all texts stand on the screen and those of `gone` don't; return the screen."""
        return self._wait(
            lambda seen: all(text in seen for text in wanted) and not any(text in seen for text in gone),
            f"{wanted} without {gone}",
            seconds,
        )

    def wait_for_row(self, pattern: str, seconds: float = 30) -> str:
        """Wait until a row of the screen has a regular expression in it; return the screen."""
        return self._wait(lambda seen: re.search(pattern, seen) is not None, pattern, seconds)

    def _wait(self, ready: Callable[[str], bool], what: str, seconds: float) -> str:
        end = time.monotonic() + seconds
        while not ready(seen := self.screen):
            assert time.monotonic() < end, f"waited for {what}:\n{seen}"
            time.sleep(0.05)
        return seen

    def ended(self, seconds: float = 30) -> bool:
        """Say whether fairdesk left by itself in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._end("has-session", "-t", "day"):
                return True
            time.sleep(0.05)
        return False

    def kill(self) -> None:
        """End whatever runs still."""
        self._end("kill-server")

    def _end(self, *words: str) -> int:
        done = subprocess.run(
            [self._tmux, "-S", str(self._socket), *words], check=False, capture_output=True, timeout=30
        )
        return done.returncode
