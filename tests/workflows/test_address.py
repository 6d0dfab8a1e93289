"""Where phones find the pages: only what answers now is believed, whatever a file or a setting says."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest

from fairdesk.delivery import here
from fairdesk.domain.pages.signed import picks_token
from fairdesk.stand import Stand
from fairdesk.workflows.fair import fairs
from fairdesk.workflows.pages import address
from fairdesk.workflows.pages.served import FOLDER, Served, noted
from tests.ports import free_port
from tests.web.running import running
from tests.workflows.serving import HERE, leading_on, log_in, note, note_of, own_address, pages

NETWORKED = pytest.mark.skipif(own_address() == HERE, reason="this machine is in no network")


@NETWORKED
def test_pages_served_now_are_found_at_this_machine_s_address(stand: Stand) -> None:
    with leading_on(pages) as port, noted(stand.settings, Served("0.0.0.0", port, "TEST")):
        assert address.serving_at(stand)[0] == f"http://{own_address()}:{port}"
        assert address.shown_elsewhere(stand) == ""
    assert address.serving_at(stand) == ()
    assert not list((stand.settings.data / FOLDER).iterdir())


@NETWORKED
def test_pages_of_another_fair_are_not_taken_for_this_one_s(stand: Stand) -> None:
    with leading_on(pages) as port, noted(stand.settings, Served("0.0.0.0", port, "OTHER")):
        assert address.serving_at(stand) == ()
        assert address.shown_elsewhere(stand) == "OTHER"


def test_a_server_that_was_killed_is_not_believed(stand: Stand) -> None:
    with running(stand.settings.data) as served:
        folder = stand.settings.data / FOLDER
        for _turn in range(100):
            if list(folder.glob("*.json")):
                break
            served.ask("/robots.txt")
        (path,) = folder.glob("*.json")
        os.kill(served.process.pid, signal.SIGKILL)
        served.process.wait(20)
        told = json.loads(path.read_text("utf-8"))
        assert (told["host"], told["port"]) == (HERE, served.port)
        note(stand.settings.data, host="0.0.0.0", port=served.port)
    assert address.serving_at(stand) == ()


@pytest.mark.parametrize("host", [HERE, "127.0.0.5", "localhost", "Localhost.", "::1"])
def test_what_is_served_to_this_machine_alone_no_phone_finds(stand: Stand, host: str) -> None:
    with leading_on(pages) as port:
        note(stand.settings.data, host=host, port=port)
        assert address.serving_at(stand) == ()


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "null", "[]", "7", '"x"', "{}", '{"host": "0.0.0.0"}', '{"port": 8080}', "[" * 100_000,
        '{"host": "0.0.0.0", "port": "many"}', '{"host": "0.0.0.0", "port": null}',
        '{"host": "0.0.0.0", "port": 99999999}', '{"host": "0.0.0.0", "port": -1}',
        '{"host": "0.0.0.0", "port": 1e999}', '{"host": "' + "a" * 300 + '", "port": 8080}',
        '{"host": "a..b", "port": 8080}', '{"host": "\\u0000", "port": 8080}',
    ],
)  # fmt: skip
def test_a_note_that_is_garbage_says_nothing(stand: Stand, text: str) -> None:
    note_of(stand.settings.data).write_text(text, "utf-8")
    assert address.serving_at(stand) == ()


def test_a_note_of_other_bytes_or_a_folder_says_nothing(stand: Stand) -> None:
    path = note_of(stand.settings.data)
    path.write_bytes(bytes(range(256)))
    assert address.serving_at(stand) == ()
    path.unlink()
    path.mkdir()
    assert address.serving_at(stand) == ()
    with noted(stand.settings, Served("0.0.0.0", free_port(), "TEST")):
        assert address.serving_at(stand) == ()


def test_a_folder_that_cannot_be_written_to_hinders_no_server(stand: Stand, tmp_path: Path) -> None:
    gone = replace(stand.settings, data=tmp_path / "gone")
    with noted(gone, Served("0.0.0.0", 1, "TEST")):
        assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize(
    "base",
    [
        "", "https://rings.example.org", "http://stand.local:8080", "http://8.8.8.8", "https://93.184.216.34/x",
        "http://127.0.0.1:8080", "http://[::1]:8080", "http://[fd00::1]:8080", "http://[2001:4860::1]",
    ],
)  # fmt: skip
def test_a_name_or_a_number_of_the_internet_never_moves(stand: Stand, base: str) -> None:
    fairs.edit(stand, "TEST", {"base_url": base})
    assert address.moved_from(stand) == ""


@NETWORKED
def test_a_number_of_this_machine_has_not_moved(stand: Stand) -> None:
    fairs.edit(stand, "TEST", {"base_url": f"http://{own_address()}:{free_port()}"})
    assert address.moved_from(stand) == ""


@pytest.mark.parametrize("number", ["192.168.213.77", "10.201.3.4", "172.20.1.2", "169.254.9.9"])
def test_a_number_that_nobody_has_any_more_has_moved(stand: Stand, number: str) -> None:
    fairs.edit(stand, "TEST", {"base_url": f"http://{number}:8080/rings"})
    assert address.moved_from(stand) == number


def test_without_a_fair_nothing_has_moved(stand: Stand) -> None:
    stand.fair = None
    assert address.moved_from(stand) == ""


@NETWORKED
def test_another_machine_of_the_stand_that_answers_has_not_moved() -> None:
    with leading_on(pages) as port:
        assert address.gone(f"http://{own_address()}:{port}", ("10.9.9.9",)) == ""
    assert address.gone(f"http://{own_address()}:{port}", ("10.9.9.9",)) == own_address()


def test_only_what_leads_on_to_the_link_s_own_page_answers(stand: Stand) -> None:
    token = picks_token(stand.secret, ["ABC234"], stand.now().date())
    with leading_on(pages) as port:
        assert address.answers(f"HTTP://{HERE}:{port}/P/{token}")
        assert address.answers(f"http://{HERE}:{port}/below/p/{token}")
    assert not address.answers(f"http://{HERE}:{port}/P/{token}")
    with leading_on(log_in) as port:
        assert not address.answers(f"http://{HERE}:{port}/P/{token}")
    with leading_on(lambda _path: "http://[") as port:
        assert not address.answers(f"http://{HERE}:{port}/P/{token}")


@pytest.mark.parametrize(
    "link", ["http://nothing.invalid/P/A", "http://127.0.0.1:99999/P/A", "http://[::/P/A", "nothing"]
)
def test_an_address_that_is_none_answers_nothing(link: str) -> None:
    assert not address.answers(link)


def test_a_server_that_says_nothing_is_not_waited_for_long() -> None:
    with socket.socket() as silent:
        silent.bind((HERE, 0))
        silent.listen()
        began = time.monotonic()
        assert here.way_on(f"http://{HERE}:{silent.getsockname()[1]}/P/A") == ""
        assert time.monotonic() - began < here.PATIENCE + 1
