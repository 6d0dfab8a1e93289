"""Nothing of anybody gets out: whatever is asked of the server, no answer holds a visitor's data."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.routing import Match, Route

from fairdesk import settings
from fairdesk.domain.draft import Draft, Pick
from fairdesk.domain.pages.signed import picks_token
from fairdesk.domain.trade import LANGUAGES
from fairdesk.stand import Stand, open_public
from fairdesk.storage import pictures
from fairdesk.storage.write import writing
from fairdesk.web.app import web_app
from fairdesk.web.forms import answer as forms
from fairdesk.web.guard.below import Below
from fairdesk.web.guard.guards import Guards
from fairdesk.web.live import Live
from fairdesk.web.ready import Ready
from fairdesk.workflows.fair import staff
from fairdesk.workflows.leads import browse, edit
from fairdesk.workflows.leads.register import register
from tests.printing.conftest import BASE
from tests.tui.people import send
from tests.web.posting import HOST, TOKEN, Running, running

CARD = b"\xff\xd8\xffquokka card picture"
CANARY = {
    "name": "Quokka Canary",
    "company": "Quokkacorp",
    "email": "quokka@canary.example",
    "phone": "+46 70 987 65 43",
    "note": "quokka said nobody shall read this",
}
WORDS = ("quokka", "canary", "9876543", "987 65 43", "the-secret-note", "4711")
"""What no answer may hold, in any case of letters."""


@dataclass
class Seen:
    """Every answer as it came, with what was packed unpacked."""

    served: Running
    asked: dict[str, bytes] = field(default_factory=dict)
    statuses: set[int] = field(default_factory=set)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.served.port, timeout=20)
        told = {"Host": f"{HOST}:{self.served.port}", "Origin": self.served.origin}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, told)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.getheader("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        head = "\n".join(f"{name}: {value}" for name, value in answer.getheaders())
        self.asked[f"{method} {path} {headers}"] = head.encode() + b"\n\n" + content
        self.statuses.add(answer.status)
        return content


@pytest.fixture
def served(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    shutil.copytree(folder, data)
    monkeypatch.setattr(forms, "QUICKEST", 0)
    monkeypatch.setattr("fairdesk.web.live.FRESH", 0.0)
    with running(data) as server:
        hide_canaries(server)
        yield server


def hide_canaries(served: Running) -> None:
    """Write a visitor with a card, a history and consents, and something sent, by staff of that name."""
    stand = served.stand
    staff.use(stand, "Quokka Staff")
    pick = Pick("1" * 32, served.ring("FZ-1023").id, quantity="4711", note="the-secret-note")
    draft = Draft(typed=dict(CANARY), picks=[pick], consents={"contact": True, "marketing": False})
    done = register(stand, draft)
    lead = browse.show(stand, done.lead_id)
    changed = edit.draft_of(stand, lead.id)
    changed.typed["note"] = "quokka said it again"
    edit.save(stand, changed)
    with writing(stand.database, stand.who, "card") as write:
        pictures.keep(write, CARD, "image/jpeg", "card", contact_id=lead.contact.id)
    send(stand, "Quokka Sent")


def paths_of(served: Running) -> list[str]:
    """Return paths of all that there is, and of much that there is not."""
    ring = served.ring("FZ-1023")
    token = picks_token(served.stand.secret, [ring.code], date.today() + timedelta(days=9))  # noqa: DTZ011
    over = picks_token(served.stand.secret, [ring.code], date.today() - timedelta(days=9))  # noqa: DTZ011
    card, lead = hashlib.sha256(CARD).hexdigest(), browse.recent(served.stand)[0]
    paths = ["/", "/robots.txt", "/contact.vcf", f"/i/{card[:20]}.webp", f"/R/{ring.code}", "/R/NOBODY"]
    paths += [
        f"/r/{ring.code.lower()}",
        f"/P/{token}",
        f"/p/{over}",
        "/P/AAAA",
        "/fairdesk.db",
        "/.git/config",
    ]
    paths += ["/i/", "/static/", "/../secret.key", "/%2e%2e/secret.key", "/docs", "/openapi.json", "/admin"]
    for lang in (*LANGUAGES, "xx"):
        paths += [
            f"/{lang}{rest}" for rest in ("", "/", "/contact/", "/privacy/", "/sent/", "/ask/", "/none/")
        ]
        paths += [f"/{lang}/{kind}/" for kind in (f"r/{ring.code}", "m/FIR", f"p/{token}", f"p/{over}")]
        paths += [f"/{lang}/{key}/ask/" for key in (f"r/{ring.code}", f"p/{token}", f"p/{over}", "m/FIR")]
        for wanted in (lead.id, lead.contact_id, CANARY["email"]):
            paths += [f"/{lang}/{kind}/{wanted}/" for kind in ("r", "l", "lead", "p", "m")]
            paths += [f"/{lang}/r/{wanted}/ask/", f"/{lang}/?id={wanted}", f"/leads/{wanted}"]
    return list(dict.fromkeys(paths))


def routes_of(stand: Stand) -> list[Route]:
    """Return the routes of the application."""
    public = Live(open_public(settings.load(stand.settings.data)), BASE, forms=True)
    guards = web_app(public, BASE, open_air=True)
    assert isinstance(guards, Guards)
    assert isinstance(guards._app, Below)
    assert isinstance(guards._app._app, Ready)
    app = guards._app._app._app
    public.close()
    assert isinstance(app, Starlette)
    return [route for route in app.routes if isinstance(route, Route)]


def post_everything(seen: Seen, path: str) -> None:
    """Post a form that is right, one with faults, one that is forged, and what is none."""
    found = TOKEN.search(seen.ask(path).decode())
    assert found is not None, path
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    right = {"token": found[1], "name": "Sample Anna", "email": "anna@visitor.example"}
    for fields in (right, right, {**right, "email": "a(at)b"}, {**right, "token": "x"}, {}):
        seen.ask(path, "POST", urlencode(fields).encode(), **kind)
    seen.ask(path, "POST", urlencode(right).encode(), Content_Type="text/plain")
    seen.ask(path, "POST", b"a=" + b"x" * 40_000, **kind)
    seen.ask(path, "POST", b"%ff=%ff", **kind)
    seen.ask(path, "POST", urlencode(right).encode(), **kind, Sec_Fetch_Site="cross-site")


def test_no_answer_holds_anything_of_anybody(served: Running) -> None:
    seen, paths = Seen(served), paths_of(served)
    for path in paths:
        page = seen.ask(path, Accept_Language="de")
        for link in re.findall(rb'(?:href|src)="(?:\.\./)+((?:static|i)/[^"]+)"', page)[:40]:
            if f"GET /{link.decode()} {{}}" not in seen.asked:
                seen.ask(f"/{link.decode()}")
        seen.ask(path, Accept_Encoding="gzip", If_None_Match='"x"')
        seen.ask(path, "HEAD")
        for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"):
            seen.ask(path, method)
    seen.ask("/en/", Host="evil.example")
    ring = served.ring("FZ-1023")
    for path in ("/en/ask/", f"/fa/r/{ring.code}/ask/"):
        post_everything(seen, path)
    assert {200, 302, 303, 307, 400, 403, 404, 405, 410, 413, 415, 422} <= seen.statuses
    asked = [path.partition("?")[0] for path in paths]
    for route in routes_of(served.stand):
        scopes = ({"type": "http", "method": "GET", "path": path, "headers": []} for path in asked)
        assert any(route.matches(scope)[0] is Match.FULL for scope in scopes), route.path
    secret = served.stand.secret
    hidden = [word.encode() for word in WORDS]
    hidden += [CARD, secret, secret.hex().encode(), served.stand.device.id.encode()]
    hidden += [str(served.stand.settings.data).encode(), b"traceback", b"sqlalchemy"]
    for asked_for, answer in seen.asked.items():
        plain = answer.lower()
        for word in hidden:
            if word.decode("latin-1") not in asked_for.lower():
                assert word.lower() not in plain, (asked_for, word)


def test_an_address_that_is_known_is_answered_as_one_that_is_not(served: Running) -> None:
    answers = []
    for address in (CANARY["email"], "nobody@visitor.example"):
        hidden = list(served.opened("/en/ask/").items())
        answer = served.post("/en/ask/", [*hidden, ("name", "Quokka Canary"), ("email", address)])
        told = {name: value for name, value in answer.headers.items() if name != "date"}
        answers.append((answer.status, told, answer.body))
    assert answers[0] == answers[1]
    assert answers[0][0] == 303
