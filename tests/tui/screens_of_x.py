"""Real terminals on a screen of their own: a program runs in one, and its picture is taken."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image, ImageGrab

from tests.interop.conftest import needs

FONT = "DejaVu Sans Mono"


class Display:
    """An X server without a monitor (Xvfb)."""

    def __init__(self, size: tuple[int, int] = (1100, 700)) -> None:
        self._size = size
        read, write = os.pipe()
        command = [needs("Xvfb", "install xvfb (Debian)"), "-displayfd", str(write), "-screen", "0"]
        self._server = subprocess.Popen(
            [*command, f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.name = f":{told.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.terminate()
        self._server.wait(timeout=10)

    def picture(self) -> Image.Image:
        """Return what is on the screen."""
        return ImageGrab.grab(xdisplay=self.name).convert("RGB")

    def wait(self, ready: Callable[[Image.Image], bool], seconds: float = 30) -> Image.Image:
        """Return the first picture of which `ready` says so, or the last one when none comes in time."""
        end = time.monotonic() + seconds
        while not ready(picture := self.picture()) and time.monotonic() < end:
            time.sleep(0.2)
        return picture

    def settled(self) -> Image.Image:
        """Return the picture of what is printed once, as soon as it stays as it is for a second."""
        seen: list[bytes] = []

        def is_still(picture: Image.Image) -> bool:
            seen.append(picture.tobytes() if picture.getbbox() else b"")
            return bool(seen[-1]) and seen[-6:].count(seen[-1]) == 6

        return self.wait(is_still)


def xterm(display: Display, command: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Run a command in xterm, 80 columns and 24 rows."""
    program = needs("xterm", "install xterm (Debian)")
    look = ["-u8", "-fa", FONT, "-fs", "11", "-geometry", "80x24+0+0", "-b", "0", "+sb", "-bc"]
    look += ["-xrm", "*cursorBlink: false", "-xrm", "*allowWindowOps: false"]
    return _start([program, *look, "-e", "env", "COLORTERM=truecolor", *command], display, env)


def vte(display: Display, command: Sequence[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    """Run a command in a terminal of the VTE family, as GNOME's and Xfce's are, of the same size."""
    program = needs("xfce4-terminal", "install xfce4-terminal (Debian)")
    bus = needs("dbus-run-session", "install dbus (Debian: dbus, dbus-x11)")
    line = " ".join(command)
    look = [
        "--disable-server",
        "--geometry=80x24+0+0",
        "--hide-menubar",
        "--hide-borders",
        "--hide-scrollbar",
    ]
    return _start([bus, "--", program, *look, f"--font={FONT} 11", "-x", "sh", "-c", line], display, env)


def _start(command: Sequence[str], display: Display, env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env={**os.environ, **env, "DISPLAY": display.name, "NO_AT_BRIDGE": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def row_of(picture: Image.Image, row: int, rows: int = 24) -> Image.Image:
    """Return the picture of one row of a terminal that fills the top left corner."""
    left, top, right, bottom = picture.getbbox() or (0, 0, 1, rows)
    height = (bottom - top) // rows
    return picture.crop((left, top + row * height, right, top + (row + 1) * height))


def saved(picture: Image.Image, path: Path) -> Image.Image:
    """Keep a picture for a person to look at, and return it."""
    picture.save(path)
    return picture
