"""Who is at the keyboard, and at which."""

from __future__ import annotations

from sqlmodel import Field

from fairdesk.models.tables.kept import Kept


class Staff(Kept, table=True):
    """One of the staff; the id comes from the name. `pin_hash` is empty when there is no PIN."""

    __tablename__ = "staff"

    name: str = Field(index=True)
    pin_hash: str = ""
    languages: str = ""
    sample: bool = False


class DeviceRow(Kept, table=True):
    """A laptop that wrote here; `code` is the 8 hexadecimal digits in its stamps."""

    __tablename__ = "device"

    code: str = Field(index=True)
    name: str = ""
