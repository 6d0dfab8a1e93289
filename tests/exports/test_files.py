"""Files are there whole, or not at all and with nothing left behind."""

from __future__ import annotations

import contextlib
import errno
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairdesk.domain.refusals import Refusal
from fairdesk.exports.files import write_all, write_folder, write_whole

NOBODY = 65534


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def full_disk() -> Iterator[bytes]:
    yield b"first"
    raise OSError(errno.ENOSPC, "No space left on device")


def interrupted() -> Iterator[bytes]:
    yield b"first"
    raise KeyboardInterrupt


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take away the right to write in `folder`, from root too, who becomes nobody for a while."""
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "contacts.vcf"
    write_whole(path, b"one")
    write_whole(path, (piece for piece in (b"tw", b"o")))
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["contacts.vcf"]


@pytest.mark.parametrize("old", [None, b"old"])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, old: bytes | None) -> None:
    path = tmp_path / "contacts.vcf"
    if old is not None:
        path.write_bytes(old)
    with pytest.raises(Refusal, match="disk is full"):
        write_whole(path, full_disk())
    assert names(tmp_path) == ([] if old is None else ["contacts.vcf"])
    assert old is None or path.read_bytes() == old


def test_a_file_over_the_systems_limit_leaves_nothing(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom fairdesk.domain.refusals import Refusal\n"
        "from fairdesk.exports.files import write_whole\n"
        "try:\n    write_whole(Path(sys.argv[1]), (b'x' * 1000 for _ in range(1000)))\n"
        "except Refusal as refused:\n    print(refused)\n"
    )

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "contacts.vcf")],
        capture_output=True, text=True, check=True, preexec_fn=limit, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert ran.stdout.startswith("Not written: the disk is full.")
    assert names(tmp_path) == []


def test_an_interruption_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "contacts.vcf", interrupted())
    assert names(tmp_path) == []


def test_a_failed_check_leaves_nothing(tmp_path: Path) -> None:
    def check(path: Path) -> None:
        assert path.read_bytes() == b"two"
        raise Refusal("No.")

    with pytest.raises(Refusal, match="No"):
        write_whole(tmp_path / "contacts.vcf", b"two", check)
    assert names(tmp_path) == []


def test_what_a_killed_run_left_goes_with_the_next_after_a_day(tmp_path: Path) -> None:
    kill = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from fairdesk.exports.files import write_folder, write_whole\n"
        "def cut_off(*some):\n"
        "    yield from some\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "place = Path(sys.argv[1])\n"
        "if os.fork() == 0:\n"
        "    write_whole(place / 'a.vcf', cut_off(b'one'))\n"
        "os.wait()\n"
        "write_folder(place / 'cards', cut_off(('1.vcf', b'one')))\n"
    )
    assert subprocess.run([sys.executable, "-c", kill, tmp_path], check=False).returncode == -signal.SIGKILL
    left = list(tmp_path.iterdir())
    assert sorted(path.is_dir() for path in left) == [False, True]
    write_whole(tmp_path / "b.vcf", b"two")
    assert set(left) < set(tmp_path.iterdir()), "another run may still be at them"
    for path in left:
        os.utime(path, (path.stat().st_mtime - 90_000,) * 2)
    write_whole(tmp_path / "b.vcf", b"two")
    assert names(tmp_path) == ["b.vcf"]


def test_files_that_belong_together_come_together(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        write_all([(tmp_path / "one", b"1"), (tmp_path / "two", full_disk())])
    assert names(tmp_path) == []
    assert write_all([(tmp_path / "one", b"1"), (tmp_path / "two", b"2")]) == (
        tmp_path / "one",
        tmp_path / "two",
    )
    assert names(tmp_path) == ["one", "two"]


def test_a_folder_is_refused_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="is a folder"):
        write_whole(tmp_path, b"")
    assert names(tmp_path) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "no" / "contacts.vcf", tmp_path / "file" / "contacts.vcf"):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(Refusal, match="There is no folder"):
            write_whole(path, b"")
        with pytest.raises(Refusal, match="There is no folder"):
            write_folder(path, [])


def test_a_device_is_not_replaced() -> None:
    with pytest.raises(Refusal, match="is not a file"):
        write_whole(Path("/dev/null"), b"")
    assert not Path("/dev/null").is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    with read_only(folder):
        with pytest.raises(Refusal, match="cannot be written"):
            write_whole(folder / "contacts.vcf", b"")
        with pytest.raises(Refusal, match="cannot be written"):
            write_folder(folder / "cards", [("a.vcf", b"")])
    assert names(folder) == []


def test_a_name_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be written"):
        write_whole(tmp_path / ("x" * 300), b"")
    assert names(tmp_path) == []


@pytest.mark.parametrize("there", [False, True])
def test_a_folder_appears_whole(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "cards"
    if there:
        folder.mkdir()
    seen: list[str] = []

    def check(fresh: Path) -> None:
        assert fresh != folder
        seen.extend(names(fresh))

    assert write_folder(folder, [("a.vcf", b"1"), ("ب.vcf", b"2")], check) == 2
    assert seen == names(folder) == ["a.vcf", "ب.vcf"]
    assert (folder / "ب.vcf").read_bytes() == b"2"
    assert names(tmp_path) == ["cards"]


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"")
    with pytest.raises(Refusal, match="is not empty"):
        write_folder(tmp_path, [("a.vcf", b"1")])
    with pytest.raises(Refusal, match="not a folder"):
        write_folder(tmp_path / "mine", [("a.vcf", b"1")])
    assert names(tmp_path) == ["mine"]


def test_a_folder_half_made_leaves_nothing(tmp_path: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.vcf", b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "cards", files())
    with pytest.raises(Refusal, match="cannot be written"):
        write_folder(tmp_path / "cards", [("a.vcf", b"1"), ("a.vcf", b"2")])
    for name in ("../a.vcf", "x/a.vcf", "..", ""):
        with pytest.raises(ValueError, match="plain file name"):
            write_folder(tmp_path / "cards", [(name, b"")])
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", ["-wal", ".-wal", "..-shm", "-journal"])
def test_a_name_that_is_only_the_ending_of_a_databases_file_is_a_name(tmp_path: Path, name: str) -> None:
    write_whole(tmp_path / name, b"two")
    assert names(tmp_path) == [name]
