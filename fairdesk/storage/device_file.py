"""This laptop's device id, in `device.json`; a copied data folder gets an id of its own."""

from __future__ import annotations

import hashlib
import json
import os
import socket
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FILE_NAME: Final = "device.json"
ID_LENGTH: Final = 8
_MACHINE_FILES: Final = ("/etc/machine-id", "/var/lib/dbus/machine-id")


@dataclass(frozen=True, slots=True)
class Device:
    """A laptop: `id` is 8 hexadecimal digits, `copied_from` the id that came with a copied folder."""

    id: str
    name: str
    copied_from: str = ""


def _machine() -> str:
    """Return what the system knows this machine by."""
    for name in _MACHINE_FILES:
        try:
            if known := Path(name).read_text("ascii").strip():
                return known
        except (OSError, UnicodeDecodeError):
            continue
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  exists on Windows only

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    node = uuid.getnode()
    made_up = bool(node >> 40 & 1)
    return socket.gethostname() if made_up else f"{node:012x}"


def this_device(data: Path) -> Device:
    """Return this laptop's device, making `device.json` in `data` when it is missing or another machine's.

    Raises `OSError` when the folder cannot be written.
    """
    path = data / FILE_NAME
    machine = hashlib.sha256(_machine().encode()).hexdigest()
    name = socket.gethostname()
    copied_from = ""
    try:
        kept = json.loads(path.read_text("utf-8"))
        if kept["machine"] == machine:
            return Device(str(kept["id"]), name)
        copied_from = str(kept["id"])
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        pass
    device = Device(os.urandom(ID_LENGTH // 2).hex(), name, copied_from)
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump({"id": device.id, "machine": machine}, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return device
