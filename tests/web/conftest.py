"""The rings' pages as files, served on a host name, and a real browser to look at them."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from fairdesk import settings
from fairdesk.stand import open_stand
from fairdesk.web.site import site_files
from fairdesk.workflows.pages.shelf import shelf
from fairdesk.workflows.pages.write_site import write_site
from tests.interop.conftest import missing, needs
from tests.printing.conftest import BASE, NOON, fill
from tests.web.posting import HOST as FAIR
from tests.web.running import Running, running

HOST = "stand.local"
"""A name that is not this machine's own: on 127.0.0.1 a browser is kinder than on a stand's network."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with rings, made once; tests copy it and leave it as it is."""
    made = tmp_path_factory.mktemp("web") / "data"
    fill(made)
    stand = open_stand(settings.load(made), lambda: NOON)
    shelf(stand)  # the pictures for phones, which copies of the folder then have
    stand.close()
    return made


@pytest.fixture(scope="module")
def pages(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of those rings as files."""
    out = tmp_path_factory.mktemp("pages") / "site"
    stand = open_stand(settings.load(folder), lambda: NOON)
    write_site(out, site_files(shelf(stand), BASE))
    stand.close()
    return out


@pytest.fixture(scope="module")
def served(pages: Path) -> Iterator[str]:
    """The address at which the pages are served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(pages)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    program = needs("chromium", "install chromium")
    with sync_playwright() as playwright:
        here = ", ".join(f"MAP {host} 127.0.0.1" for host in (HOST, FAIR))
        started = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", f"--host-resolver-rules={here}"]
        )
        yield started
        started.close()


@pytest.fixture
def server(data: Path, folder: Path) -> Iterator[Running]:
    """`fairdesk serve` on a copy of the folder."""
    shutil.copytree(folder, data)
    with running(data) as started:
        yield started


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which finds what people with disabilities cannot use."""
    return node_file("axe-core", "axe.min.js").read_text("utf-8")


def node_file(package: str, path: str) -> Path:
    """Return a file of an npm package; without it skip the test, or fail where all are required."""
    own = Path.home() / ".cache/fairdesk-interop/node_modules"
    file = Path(os.environ.get("FAIRDESK_NODE_MODULES") or own) / package / path
    return (
        file
        if file.is_file()
        else missing(f"{package} is not here: npm install --prefix {own.parent} {package}")
    )
