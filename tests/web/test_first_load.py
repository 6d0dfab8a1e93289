"""What a phone loads that has never been here, as the browser counts it, headers and all."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser

from tests.web.running import Running

KB = 1000


def loaded(browser: Browser, url: str) -> dict[str, int]:
    """Return the bytes that came over the wire for each address."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page = context.new_page()
    network = context.new_cdp_session(page)
    addresses: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def came(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["response"]["url"]

    def ended(event: dict[str, Any]) -> None:
        sizes[addresses[event["requestId"]]] = int(event["encodedDataLength"])

    network.on("Network.responseReceived", came)
    network.on("Network.loadingFinished", ended)
    network.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    context.close()
    return sizes


def heaviest(server: Running) -> list[tuple[str, str]]:
    """Return (page, picture) of the ring with the longest page and of that with the largest picture."""
    found = []
    for path in server.links("/fa/", r"fa/r/\w+/"):
        html = server.ask(path).body
        shown = re.findall(r'<img src="([^"]+)"[^>]* fetchpriority="high"', html.decode("utf-8"))[0]
        picture = urljoin(path, shown)
        found.append((len(html), len(server.ask(picture).body), path, picture))
    ends = max(found), max(found, key=lambda one: one[1])
    return [(path, picture) for _html, _shot, path, picture in ends]


def test_a_persian_page_is_light(browser: Browser, server: Running) -> None:
    for path, picture in heaviest(server):
        lazy = re.findall(r'<img src="([^"]+)"[^>]* loading="lazy"', server.ask(path).body.decode("utf-8"))
        others = {urljoin(path, one) for one in lazy}
        whole = loaded(browser, server.address + path)
        sizes = {url.removeprefix(server.address): size for url, size in whole.items()}
        own = {url: size for url, size in sizes.items() if url not in others or url == picture}
        assert {path, picture} < own.keys()
        assert any(url.endswith(".woff2") for url in own)
        assert sum(own.values()) < 60 * KB, own
        assert sum(own.values()) - own[picture] < 45 * KB, own
