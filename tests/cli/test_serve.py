"""`fairdesk serve` as a program of its own: it answers, says where it is, and stops when asked."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.cli.conftest import Say, misused, refused
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]


def test_it_serves_until_it_is_stopped(tmp_path: Path, sample_folder: Path) -> None:
    shutil.copytree(sample_folder, tmp_path / "data")
    port = free_port()
    command = [sys.executable, "app.py", "--data", str(tmp_path / "data"), "serve", "--host", "127.0.0.1"]
    running = subprocess.Popen(
        [*command, "--port", str(port)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        for _turn in range(100):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/fa/", timeout=10) as answer:
                    page = answer.read().decode("utf-8")
                break
            except OSError:
                time.sleep(0.1)
        assert 'dir="rtl"' in page
    finally:
        running.send_signal(signal.SIGINT)
        out, said = running.communicate(timeout=20)
    assert out == ""
    assert f"Only this machine finds it at http://127.0.0.1:{port}/" in said
    assert "Traceback" not in said
    assert running.returncode in {0, 130}


def test_a_port_in_use_and_one_that_is_none(sample: Say) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refused(sample("serve", "--host", "127.0.0.1", "--port", str(taken.getsockname()[1])), "--port")
    misused(sample("serve", "--port", "0"))
    misused(sample("serve", "--port", "many"))
