"""The points of OWASP's ASVS 5.0 that concern these pages: what checks each, or why it is not met."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import html
import re
import shutil
import socket
import time
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.types import Message, Scope

from fairdesk import settings
from fairdesk.domain.ids import CODE_LENGTH, natural_id
from fairdesk.domain.pages.signed import MOST_PICKS, form_age, form_token, picks_of, picks_token, signature
from fairdesk.stand import open_public
from fairdesk.storage.write import writing
from fairdesk.web.app import web_app
from fairdesk.web.forms import answer as forms
from fairdesk.web.forms.limits import A_MINUTE
from fairdesk.web.guard.guards import HEADERS
from fairdesk.web.live import Live
from fairdesk.workflows.fair import fairs, makers
from fairdesk.workflows.leads import inbox
from tests.printing.conftest import BASE
from tests.web import posting
from tests.web.posting import HOST, Answer
from tests.web.running import running

POINTS: dict[str, str] = {
    "1.2.1": "test_hostile_words_stay_words, test_no_field_of_anybody_becomes_a_part_of_a_page",
    "1.2.2": "test_every_link_on_every_page_leads_to_a_file_of_ours, test_hostile_words_stay_words",
    "1.2.4": "test_signs_of_other_languages_stay_signs",
    "1.3.7": "test_hostile_words_stay_words, test_signs_of_other_languages_stay_signs",
    "2.2.1": "test_what_is_wrong_is_said_in_the_visitors_language_and_what_was_typed_stays",
    "2.2.2": "test_what_is_no_form_is_refused, test_unseen_characters_are_dropped_and_long_text_is_refused",
    "2.3.3": "test_a_form_with_several_rings_arrives_whole, test_what_was_said_to_be_kept_outlives_a_kill",
    "2.4.1": "test_one_address_sends_sixty_a_minute_and_is_told_to_wait, "
    "test_too_quick_too_old_made_up_and_honeypot_ask_to_press_once_more",
    "3.2.1": "test_every_kind_of_answer_is_guarded",
    "3.3.1": "none needed: test_no_answer_sets_a_cookie",
    "3.4.1": "not met in the stand's own network: HSTS needs https, which is the proxy's to say",
    "3.4.3": "test_every_page_allows_what_the_server_would, test_the_policy_allows_nothing_but_our_own",
    "3.4.4": "test_every_kind_of_answer_is_guarded, test_every_request_is_answered_without_a_fault",
    "3.4.5": "test_every_kind_of_answer_is_guarded, test_from_a_code_to_a_lead",
    "3.4.6": "test_the_policy_allows_nothing_but_our_own",
    "3.5.1": "test_only_our_own_pages_may_send",
    "3.5.3": "test_asking_keeps_nothing",
    "3.7.2": "test_a_maker_may_lead_to_the_marketplace, test_no_query_leads_anywhere",
    "4.1.1": "test_every_text_says_its_letters",
    "4.1.3": "test_a_forged_forwarding_header_changes_nothing",
    "5.2.1": "test_what_is_no_form_is_refused, test_a_body_that_streams_is_counted_as_it_comes",
    "8.2.1": "test_no_answer_holds_anything_of_anybody, test_no_other_table_is",
    "8.2.2": "test_no_answer_holds_anything_of_anybody, test_what_was_sent_is_not_replaced",
    "11.4.1": "test_signatures_are_hmac_sha256_of_128_bits_for_one_purpose",
    "11.5.1": "test_signatures_are_hmac_sha256_of_128_bits_for_one_purpose, "
    "test_a_changed_link_leads_nowhere",
    "12.1.1": "not met in the stand's own network, which the form says: plain http; a proxy has TLS",
    "12.2.1": "not met in the stand's own network, where no form is offered unless staff ask for it: "
    "test_without_leave_no_form_is_offered_on_plain_http",
    "12.2.2": "not met in the stand's own network: nobody certifies a private address",
    "13.4.1": "test_what_is_not_for_visitors_is_not_there",
    "13.4.2": "test_what_went_wrong_is_said_to_nobody",
    "13.4.3": "test_what_is_not_for_visitors_is_not_there",
    "13.4.4": "test_every_answer_is_guarded_and_says_nothing_of_anybody",
    "13.4.5": "test_what_is_not_for_visitors_is_not_there",
    "14.2.1": "test_no_address_holds_anything_of_a_visitor",
    "14.2.4": "test_a_consent_given_on_the_phone_is_of_then_and_of_nobody_here, "
    "test_what_was_erased_stays_erased",
    "14.3.2": "test_pages_of_one_visitor_are_stored_nowhere",
    "15.2.3": "test_what_is_not_for_visitors_is_not_there",
    "15.3.1": "test_no_answer_holds_anything_of_anybody",
    "15.3.3": "test_the_same_field_twice_counts_once_and_unknown_fields_never",
    "15.3.4": "test_behind_an_https_proxy_the_form_is_offered_and_addresses_are_the_visitors, "
    "test_a_forged_forwarding_header_changes_nothing",
    "15.3.7": "test_the_same_field_twice_counts_once_and_unknown_fields_never, "
    "test_a_form_that_is_shown_again_is_the_same_form",
    "16.2.5": "test_the_terminal_says_nothing_of_visitors",
    "16.4.1": "test_the_terminal_says_nothing_of_visitors",
    "16.5.1": "test_what_went_wrong_is_said_to_nobody",
    "16.5.3": "test_a_locked_database_loses_nothing_that_was_typed, "
    "test_slow_posters_are_let_go_and_hold_no_other_form_up",
}  # fmt: skip
"""Each point with the tests that check it, or the reason why it cannot be met on plain http."""

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&amp;{{7*7}}\u202eevil\u202c"
VISITOR = [("name", "Sample Anna"), ("email", "anna@visitor.example")]


def test_every_point_is_checked_by_a_test_that_is_there() -> None:
    sources = [file.read_text("utf-8") for file in Path(__file__).parents[1].rglob("test_*.py")]
    known = {name for source in sources for name in re.findall(r"def (test_\w+)\(", source)}
    for point, said in POINTS.items():
        named = re.findall(r"test_\w+", said)
        assert named or said.startswith("not met in the stand's own network"), point
        assert set(named) <= known, point


@pytest.fixture
def served(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[posting.Running]:
    shutil.copytree(folder, data)
    monkeypatch.setattr(forms, "QUICKEST", 0)
    monkeypatch.setattr("fairdesk.web.live.FRESH", 0.0)
    with posting.running(data) as server:
        yield server


def token_of(served: posting.Running, days: int = 9) -> str:
    codes = [served.ring(sku).code for sku in ("FZ-1023", "AQ-2004")]
    return picks_token(served.stand.secret, codes, date.today() + timedelta(days=days))  # noqa: DTZ011


def kinds(served: posting.Running) -> Iterator[Answer]:
    """Ask for one answer of each kind, that of a limit that is reached last."""
    code, form = served.ring("FZ-1023").code, "/en/ask/"
    css = re.findall(r'"\.\./(static/[\w.-]+)"', served.ask("/en/").body)
    paths = ["/", "/robots.txt", "/contact.vcf", f"/R/{code}", "/en", "/none", f"/en/p/{token_of(served)}/"]
    paths += ["/en/", f"/en/r/{code}/", f"/en/p/{token_of(served, -9)}/", form, "/en/sent/"]
    paths += [f"/{one}" for one in css]
    paths += [f"/{one}" for one in re.findall(r'"\.\./(i/[\w.-]+)"', served.ask("/en/").body)[:1]]
    for path in paths:
        whole = served.ask(path)
        yield whole
        yield served.ask(path, "HEAD")
        if "etag" in whole.headers:
            yield served.ask(path, headers={"If-None-Match": whole.headers["etag"]})
    yield served.ask("/", "TRACE")
    yield served.ask("/", headers={"Host": "evil.example"})
    yield served.post(form, VISITOR, Content_Type="application/json")
    yield served.post(form, [("note", "x" * 33_000)])
    yield served.post(form, VISITOR, Origin="null")
    yield served.post(form, [])
    hidden = list(served.opened(form).items())
    for _turn in range(A_MINUTE):
        last = served.post(form, [*hidden, *VISITOR])
    yield served.post(form, [*hidden, *VISITOR])
    yield last


def test_every_kind_of_answer_is_guarded(served: posting.Running) -> None:
    seen = set()
    for answer in kinds(served):
        seen.add(answer.status)
        for name, value in HEADERS.items():
            assert answer.headers.get(name.lower()) == value, (answer.status, name)
    assert seen >= {200, 302, 304, 307, 400, 403, 404, 405, 410, 413, 415, 422, 429}
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Referrer-Policy"] == "same-origin"


def test_every_text_says_its_letters(served: posting.Running) -> None:
    for answer in kinds(served):
        kind = answer.headers.get("content-type", "")
        if answer.body:
            assert kind.endswith("; charset=utf-8") or kind in {"image/webp", "font/woff2"}, kind
        else:
            assert not kind or answer.headers.get("content-length") != "0", kind


def test_no_answer_sets_a_cookie(served: posting.Running) -> None:
    assert not any("set-cookie" in answer.headers for answer in kinds(served))


def test_the_policy_allows_nothing_but_our_own() -> None:
    parts = (part.split() for part in HEADERS["Content-Security-Policy"].split(";"))
    policy = {name: values for name, *values in parts}
    for name in ("default-src", "base-uri", "frame-ancestors"):
        assert policy.pop(name) == ["'none'"], name
    assert set(policy) == {"style-src", "img-src", "font-src", "form-action"}
    assert all(values == ["'self'"] for values in policy.values())


class Tags(HTMLParser):
    """The tags of a page with their attributes, and in which tags a direction is overridden."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, bool]] = []
        self.loose: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "img", "input", "br"}:
            self.open.append((tag, tag == "bdi" or (tag != "html" and "dir" in dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "\u202e" in data and not any(isolates for _tag, isolates in self.open):
            self.loose.append(data)


def test_no_field_of_anybody_becomes_a_part_of_a_page(served: posting.Running) -> None:
    stand, ring, token = served.stand, served.ring("FZ-1023"), token_of(served)
    with writing(stand.database, stand.who, "test") as write:
        write.change("ring", ring.id, {"sku": HOSTILE, "award": HOSTILE, "mark": HOSTILE})
        for lang in ring.texts:
            text = {"name": HOSTILE, "text": HOSTILE}
            write.change("ring_text", natural_id("ring_text", ring.id, lang), text)
    makers.edit(
        stand, "FIR", {f"{one}_{lang}": HOSTILE for one in ("name", "story") for lang in ("en", "fa")}
    )
    spoilt = dict.fromkeys(
        ("controller", "controller_contact", "price_terms", "legal_notice", "hall"), HOSTILE
    )
    fairs.edit(stand, "IHM27", {**spoilt, "show_price": "yes"})
    for lang in ("en", "fa"):
        pages = [
            "",
            f"r/{ring.code}/",
            "m/FIR/",
            "contact/",
            "privacy/",
            "sent/",
            "ask/",
            f"r/{ring.code}/ask/",
        ]
        answers = [served.ask(f"/{lang}/{rest}") for rest in (*pages, f"p/{token}/", f"p/{token}/ask/")]
        fields = ("codes", "name", "company", "country", "email", "phone", "note")
        typed = [*((name, HOSTILE) for name in fields), ("ring", ring.code), (f"q-{ring.code}", HOSTILE)]
        answers.append(served.post(f"/{lang}/r/{ring.code}/ask/", typed))
        typed_again = [attrs.get("value") for tag, attrs in Tags(answers[-1].body).tags if tag == "input"]
        assert typed_again.count(HOSTILE) == len(fields), "all but the note, and the quantity"
        assert sum("\u202e" in answer.body for answer in answers) > 6
        for answer in answers:
            page = Tags(answer.body)
            assert len(page.tags) > 20
            assert not [one for one in page.tags if one[0] == "script" or one[1].get("src") == "x"]
            names = {name for _tag, attrs in page.tags for name in attrs}
            assert not [
                name for name in names if name.startswith("on") or not re.fullmatch(r"[a-z:-]+", name)
            ]
            assert page.loose == [], "a direction is overridden outside of its own place"


def test_signs_of_other_languages_stay_signs(served: posting.Running) -> None:
    said = "'; DROP TABLE inbox; -- {{ 7*7 }} {% raw %} ${7*7} %s %n =1+1 $(id) `id` \\"
    for name in ("name", "company", "note"):
        hidden = list(served.opened("/en/ask/").items())
        fields = {"name": "Sample Anna", "email": "anna@visitor.example", name: said}
        assert served.post("/en/ask/", [*hidden, *fields.items()]).status == 303
    assert [said in row.typed.values() for row in inbox.listed(served.stand)] == [True] * 3
    (shown,) = re.findall(r'id="name" [^>]*value="([^"]*)"', served.post("/en/ask/", [("name", said)]).body)
    assert html.unescape(shown) == said


def test_asking_keeps_nothing(served: posting.Running) -> None:
    hidden = served.opened("/en/ask/")
    query = urlencode([*hidden.items(), *VISITOR])
    for path in ("/en/ask/", "/en/sent/", "/"):
        for method in ("GET", "HEAD"):
            assert served.ask(f"{path}?{query}", method).status in {200, 302}
    assert inbox.listed(served.stand) == ()


def test_no_query_leads_anywhere(served: posting.Running) -> None:
    evil, code = "https://evil.example/", served.ring("AQ-2004").code
    query = "&".join(f"{name}={evil}" for name in ("next", "url", "to", "r", "redirect", "lang", "return"))
    for path in (
        "/",
        f"/R/{code}",
        "/en",
        f"/P/{token_of(served)}",
        f"//evil.example/{code}",
        "/\\evil.example",
    ):
        answer = served.ask(f"{path}?{query}")
        assert "evil.example" not in answer.headers.get("location", ""), path
    hidden = list(served.opened("/en/ask/").items())
    answer = served.post(f"/en/ask/?{query}", [*hidden, *VISITOR, ("next", evil), ("url", evil)])
    assert (answer.status, answer.headers["location"]) == (303, "../../en/sent/")


def test_signatures_are_hmac_sha256_of_128_bits_for_one_purpose() -> None:
    secret, told = bytes(range(32)), "ABCDEF"
    digest = hmac.new(secret, b"picks\x1f" + told.encode(), hashlib.sha256).digest()[:16]
    assert signature(secret, "picks", told) == base64.b32encode(digest).decode().rstrip("=")
    assert signature(secret, "form", told) != signature(secret, "picks", told)
    assert signature(secret[1:], "picks", told) != signature(secret, "picks", told)
    token = form_token(secret, 1_000, "0" * 16)
    assert form_age(secret, token, 1_060) == 60
    assert {form_age(secret, token[:-1] + sign, 1_060) for sign in "A2"} <= {None, 60}
    for other in ("", "-", token.swapcase(), f"9{token}", token.replace("1000", "1001"), "é" * 60, token * 2):
        assert form_age(secret, other, 1_060) is None, other


def test_a_changed_link_leads_nowhere(served: posting.Running) -> None:
    secret, today = b"s" * 32, date(2027, 2, 26)
    codes = ["ABCDEF", "GHJKMN"]
    token = picks_token(secret, codes, today)
    assert picks_of(secret, token.lower(), today) == tuple(codes)
    assert picks_of(secret, token, today + timedelta(days=1)) == ()
    for place, sign in enumerate(token):
        changed = token[:place] + ("B" if sign != "B" else "C") + token[place + 1 :]
        if place < len(token) - 1:  # of the last letter two of its five bits count
            assert picks_of(secret, changed, today) is None, place
    for other in (token[CODE_LENGTH:], token[:-1], token + "A", "", "\u0131" * 40, token * 40):
        assert picks_of(secret, other, today) is None
    assert len(picks_of(secret, picks_token(secret, codes * 40, today), today) or ()) == MOST_PICKS
    real = token_of(served)
    assert served.ask(f"/en/p/{real}/").status == 200
    assert served.ask(f"/en/p/{real[:-2]}AA/").status == 404


def test_what_is_not_for_visitors_is_not_there(served: posting.Running) -> None:
    paths = [
        "/.git/config",
        "/.git/HEAD",
        "/.env",
        "/docs",
        "/redoc",
        "/openapi.json",
        "/debug",
        "/metrics",
        "/admin",
    ]
    paths += ["/static/", "/static", "/i/", "/r/", "/assets/web/ask.html", "/fairdesk.db", "/fairdesk.db-wal"]
    paths += [
        "/secret.key",
        "/static/../secret.key",
        "/static/%2e%2e/secret.key",
        "/i/..%2fsecret.key",
        "/leads",
    ]
    paths += ["/en/inbox/", "/inbox", "/server-status", "/en/ask/../../secret.key", "/%00", "/en/%00/"]
    for path in paths:
        assert served.ask(path).status == 404, path
    for method in ("TRACE", "CONNECT", "DEBUG", "PROPFIND"):
        assert served.ask("/", method).status in {400, 405}
    assert not any("server" in answer.headers or "x-powered-by" in answer.headers for answer in kinds(served))


def test_no_address_holds_anything_of_a_visitor(served: posting.Running) -> None:
    ring = served.ring("FZ-1023")
    path = f"/en/r/{ring.code}/ask/"
    page = served.ask(path).body
    assert re.findall(r"<form [^>]*>", page) == [
        f'<form id="ask" method="post" action="../../../../en/r/{ring.code}/ask/"'
        ' accept-charset="utf-8" novalidate>'
    ]
    fields = [*served.opened(path).items(), *VISITOR]
    for answer in (served.post(path, fields), served.post(path, [*fields, ("phone", "x")])):
        links = re.findall(r'(?:href|src|action)="([^"]*)"', answer.body)
        for place in (*links, answer.headers.get("location", "")):
            assert not re.search("anna|visitor", place, re.IGNORECASE), place


def test_pages_of_one_visitor_are_stored_nowhere(served: posting.Running) -> None:
    code, token = served.ring("FZ-1023").code, token_of(served)
    for path in (
        f"/en/r/{code}/ask/",
        "/en/ask/",
        "/en/sent/",
        f"/en/p/{token}/",
        f"/en/p/{token}/ask/",
        f"/P/{token}",
    ):
        answer = served.ask(path)
        assert (answer.status in {200, 302}, answer.headers["cache-control"]) == (True, "no-store"), path
        assert "etag" not in answer.headers
    hidden = list(served.opened("/en/ask/").items())
    for fields in ([], [*hidden, *VISITOR]):
        assert served.post("/en/ask/", fields).headers["cache-control"] == "no-store"


def test_what_went_wrong_is_said_to_nobody(served: posting.Running) -> None:
    class Broken(Live):
        def missing(self, lang: str, up: str) -> bytes:
            raise ValueError(f"the-secret-reason {lang} {up}")

    live = Broken(open_public(settings.load(served.stand.settings.data)), BASE)
    app, sent = web_app(live, BASE), list[Message]()
    scope: Scope = {"type": "http", "method": "GET", "path": "/none", "headers": [(b"host", HOST.encode())]}
    scope.update(http_version="1.1", scheme="http", query_string=b"", server=(HOST, 80))

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    with pytest.raises(ValueError, match="the-secret-reason"):
        asyncio.run(app(scope, receive, send))  # type: ignore[arg-type]
    live.close()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    body = b"".join(message.get("body", b"") for message in sent).decode()
    assert sent[0]["status"] == 500
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert "cannot be shown" in body or "<h1>" in body
    assert not re.search("secret|Traceback|ValueError|fairdesk/", body)


def test_the_terminal_says_nothing_of_visitors(data: Path, folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, data)
    canary, said, source = "Quokka Canary", tmp_path / "terminal.txt", "127.0.77.7"
    with running(data, after=["--http-forms"], said=said) as server:
        before = said.read_text("utf-8")
        found = posting.TOKEN.search(server.ask("/en/ask/").body.decode())
        assert found is not None
        time.sleep(forms.QUICKEST + 0.2)
        fields = {"token": found[1], "name": f"{canary}\r\nERROR forged", "email": "quokka@canary.example"}
        told = {"User_Agent": canary, "Accept_Language": canary, "X_Forwarded_For": "203.0.113.99"}
        assert server.post("/en/ask/", fields, source, **told).status == 303
        for spoilt in (
            {"phone": canary},
            {"token": canary},
            {"note": canary * 4_000},
            {"ring": "\r\nforged"},
        ):
            assert server.post("/en/ask/", {**fields, **spoilt}, source, **told).status < 500
        assert server.post("/en/ask/", fields, source, Origin=f"http://{canary}").status == 403
        server.ask(f"/{canary.replace(' ', '%0d%0a')}?email=quokka@canary.example", User_Agent=canary)
        head = f"POST /en/ask/ HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nOrigin: {server.address}\r\n"
        head += "Content-Length: 99\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
        head += f"name={canary}"
        for raw in (
            head,
            f"{canary}\r\n\r\n",
            "\x16\x03\x01\x00",
            f"GET / HTTP/1.1\r\n{canary}\x00: x\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", server.port), 9, (source, 0)) as asked:
                asked.sendall(raw.encode())
                time.sleep(0.2)
        assert server.ask("/en/").status == 200
    after = said.read_text("utf-8").removeprefix(before)
    assert after.strip() == "", "nothing at all"
    assert not re.search("quokka|canary|127.0.77|203.0.113|forged", before, re.IGNORECASE)
