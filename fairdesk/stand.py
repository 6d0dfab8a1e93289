"""What a running program holds: settings, database, clock, staff and fair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fairdesk.domain.clean import short
from fairdesk.domain.refusals import Refusal
from fairdesk.language.messages import N_, _
from fairdesk.models.stand_rows import FairRow, StaffRow
from fairdesk.settings import Settings
from fairdesk.storage import fairs, staff
from fairdesk.storage.database import Database, connect
from fairdesk.storage.device_file import Device, this_device
from fairdesk.storage.opening.secret_file import stand_secret
from fairdesk.storage.opening.server_role import let_web_in
from fairdesk.storage.schema import ensure_schema
from fairdesk.storage.write import Who


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass
class Stand:
    """Everything a workflow needs; `fair` and `staff` are None until they are chosen."""

    settings: Settings
    database: Database
    device: Device
    now: Callable[[], datetime] = utc_now
    fair: FairRow | None = None
    staff: StaffRow | None = None

    @property
    def who(self) -> Who:
        """Who writes now, for stamps and history."""
        return Who(self.device.id, self.staff.name if self.staff else "", self.now)

    @property
    def the_fair(self) -> FairRow:
        """The fair in use. Raises `Refusal` when none is chosen."""
        if self.fair is None:
            raise Refusal(
                N_("No fair is chosen yet."),
                hint=N_("Start one with: fairdesk fair add --code CODE --name NAME"),
            )
        return self.fair

    @property
    def practice(self) -> bool:
        """Whether the fair in use is the sample: PRACTICE shows on every screen."""
        return self.fair is not None and self.fair.sample

    @property
    def zone(self) -> ZoneInfo:
        """The fair's time zone; UTC when there is none."""
        name = self.fair.time_zone if self.fair else ""
        try:
            return ZoneInfo(name) if name else ZoneInfo("UTC")
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    @property
    def secret(self) -> bytes:
        """What this stand signs with. Raises `Refusal` when its file can be neither read nor made."""
        return stand_secret(self.settings.data)

    def local(self, at: datetime) -> datetime:
        """Return `at` in the fair's time zone."""
        return at.astimezone(self.zone)

    def close(self) -> None:
        """Let the database go."""
        self.database.close()


def open_stand(settings: Settings, now: Callable[[], datetime] = utc_now) -> Stand:
    """Open the database of `settings`, made or upgraded as needed, and return the stand on it.

    Raises `Refusal` when the folder cannot be written, the database is another program's, newer or broken.
    """
    try:
        str(settings.data).encode("utf-8")
        settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
        device = this_device(settings.data)
        settings.drafts.mkdir(exist_ok=True, mode=0o700)
        settings.backups.mkdir(exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refusal(
            N_("The data folder {folder} cannot be used: {why}."),
            hint=N_("Name another one with --data FOLDER."),
            folder=settings.data,
            why=error.strerror or str(error),
        ) from error
    except UnicodeEncodeError as error:
        raise Refusal(
            N_("The data folder {folder} cannot be used: {why}."),
            hint=N_("Name another one with --data FOLDER."),
            folder=short(str(settings.data)),
            why=_("its name is not UTF-8"),
        ) from error
    database = connect(settings.database_url)
    try:
        ensure_schema(database, settings.backups)
        stand = Stand(settings, database, device, now)
        stand.fair = _fair_in_use(stand)
        stand.staff = staff.by_name(database, settings.staff) if settings.staff else None
    except BaseException:
        database.close()
        raise
    return stand


def open_public(settings: Settings, now: Callable[[], datetime] = utc_now) -> Stand:
    """Return the stand that visitors' phones reach: the catalogue and what they write, nobody's data.

    The database itself refuses the rest. Raises `Refusal` as `open_stand` does, and where a server's
    administrator has to make the role of visitors.
    """
    whole = open_stand(settings, now)
    try:
        stand_secret(settings.data)  # without it no form could be told from a stranger's
        if whole.database.dialect == "postgresql":
            with whole.database.writing() as connection:
                let_web_in(connection)
    finally:
        whole.close()
    return Stand(settings, connect(settings.database_url, role="web"), whole.device, now, whole.fair)


def _fair_in_use(stand: Stand) -> FairRow | None:
    """Return the fair chosen in the settings, else the only one there is."""
    known = fairs.all_fairs(stand.database)
    chosen = [fair for fair in known if fair.code.casefold() == stand.settings.fair.casefold()]
    if chosen:
        return chosen[0]
    return known[0] if len(known) == 1 else None
