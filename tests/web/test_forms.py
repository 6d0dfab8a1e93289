"""The form that visitors leave their details on: what is taken, what is refused, and that nothing is lost."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from fairdesk.domain.leads.sending import SentPick
from fairdesk.domain.pages.signed import picks_token
from fairdesk.domain.trade import LANGUAGES
from fairdesk.models.day_rows import InboxRow
from fairdesk.storage.write import writing
from fairdesk.web.forms import answer as forms
from fairdesk.web.forms import limits
from fairdesk.workflows.inbox import accept
from fairdesk.workflows.leads import browse, inbox
from tests.printing.conftest import BASE
from tests.web.posting import HOST, Running, running

ANNA = [("name", "Sample Anna"), ("email", "anna@visitor.example")]


@pytest.fixture
def served(data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    shutil.copytree(folder, data)
    monkeypatch.setattr(forms, "QUICKEST", 0)
    monkeypatch.setattr("fairdesk.web.live.FRESH", 0.0)
    with running(data) as server:
        yield server


def sent(served: Running) -> InboxRow:
    (row,) = inbox.listed(served.stand)
    return row


def path_of(served: Running, lang: str = "sv", sku: str = "FZ-1023") -> str:
    return f"/{lang}/r/{served.ring(sku).code}/ask/"


def left(served: Running, path: str, *more: tuple[str, str]) -> tuple[int, str]:
    fields = [*served.opened(path).items(), *ANNA, *more]
    answer = served.post(path, fields)
    return answer.status, answer.headers.get("location", answer.body)


def test_a_form_with_several_rings_arrives_whole(served: Running) -> None:
    one, two, named = (served.ring(sku) for sku in ("FZ-1023", "FZ-1031", "AQ-2004"))
    page = served.ask(path_of(served)).body
    assert f'value="{one.code}" checked' in page
    assert f'value="{two.code}">' in page, "another one of the same maker and stone"
    fields = [
        ("ring", one.code), (f"q-{one.code}", "۲۰"), (f"s-{one.code}", "54, 56x3"),
        ("ring", two.code),
        ("codes", f"{named.code.lower()}، fz-1023 ; ZZZZZZ"),
        ("company", "Anna's Rings"), ("country", "Schweden"), ("phone", "070-123 45 67"),
        ("note", "روز\r\nسه‌شنبه"), ("marketing", "yes"),
    ]  # fmt: skip
    assert left(served, path_of(served), *fields) == (303, "../../../../sv/sent/")
    row = sent(served)
    assert row.picks == (
        SentPick(one.id, quantity="۲۰", size="54, 56x3"),
        SentPick(two.id),
        SentPick(named.id),
        SentPick(words="ZZZZZZ"),
    )
    assert (row.language, row.wording, row.consents) == (
        "sv",
        "2026-1/sv",
        {"contact": False, "marketing": True},
    )
    done = accept.accept(served.stand, row.id)
    lead = browse.show(served.stand, done.lead_id)
    assert (lead.contact.name, lead.contact.country, lead.how) == ("Sample Anna", "SE", "web")
    assert {reach.value for reach in lead.reaches} == {"anna@visitor.example", "070-123 45 67"}
    assert not any(reach.verified for reach in lead.reaches)
    wanted = {interest.sku or interest.words: interest for interest in lead.interests}
    assert set(wanted) == {"FZ-1023", "FZ-1031", "AQ-2004", "ZZZZZZ"}
    assert (wanted["FZ-1023"].quantity, len(wanted["FZ-1023"].sizes)) == (20, 2)
    assert {one.purpose for one in lead.consents if one.granted} == {"marketing"}
    assert lead.visits[0].note == "روز\nسه‌شنبه"
    assert inbox.listed(served.stand) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_wrong_is_said_in_the_visitors_language_and_what_was_typed_stays(
    served: Running, lang: str
) -> None:
    from fairdesk.language.page_words import page_word

    ring = served.ring("FZ-1023")
    path = path_of(served, lang)
    typed = [("ring", ring.code), (f"q-{ring.code}", "many"), ("email", "anna(at)visitor"), ("note", "<b>&")]
    answer = served.post(path, [*served.opened(path).items(), *typed])
    assert answer.status == 422
    for word in ("say_name", "say_email", "say_quantity", "look_at"):
        assert page_word(word, lang) in answer.body
    assert 'value="anna(at)visitor"' in answer.body
    assert "&lt;b&gt;&amp;" in answer.body
    assert 'role="alert"' in answer.body
    assert inbox.listed(served.stand) == ()


def test_nobody_to_reach_is_said_at_the_name_and_at_the_mail(served: Running) -> None:
    path = path_of(served, "en")
    answer = served.post(path, list(served.opened(path).items()))
    assert 'id="name-fault"' in answer.body
    assert 'id="email-fault"' in answer.body


def test_a_form_sent_twice_is_kept_once_and_a_changed_one_again(served: Running) -> None:
    path = path_of(served)
    hidden = list(served.opened(path).items())
    for _turn in range(3):
        assert served.post(path, [*hidden, *ANNA]).status == 303
    assert len(inbox.listed(served.stand)) == 1
    assert served.post(path, [*hidden, *ANNA, ("note", "and one more")]).status == 303
    assert len(inbox.listed(served.stand)) == 2


def test_another_language_keeps_what_was_typed_and_sends_nothing(served: Running) -> None:
    ring = served.ring("FZ-1023")
    hidden = list(served.opened(path_of(served, "en")).items())
    typed = [*ANNA, ("ring", ring.code), (f"q-{ring.code}", "many"), ("contact", "yes"), ("switch", "fa")]
    answer = served.post(path_of(served, "fa"), [*hidden, *typed])
    assert (answer.status, 'role="alert"' in answer.body) == (200, False)
    assert 'value="Sample Anna"' in answer.body
    assert 'value="many"' in answer.body
    assert 'value="2026-1/fa"' in answer.body
    assert 'name="contact" value="yes" checked' in answer.body
    assert inbox.listed(served.stand) == ()


def test_too_quick_too_old_made_up_and_honeypot_ask_to_press_once_more(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(served, "en")
    hidden = served.opened(path)
    made_up = {**hidden, "token": hidden["token"][:-1] + ("A" if hidden["token"][-1] != "A" else "B")}
    for fields in (made_up, {**hidden, "token": ""}, {**hidden, "leave_empty": "http://spam.example"}):
        answer = served.post(path, [*fields.items(), *ANNA])
        assert (answer.status, "press Send once more" in answer.body) == (422, True)
        assert 'value="Sample Anna"' in answer.body
        assert "spam.example" not in answer.body
    for name, seconds in (("QUICKEST", 60), ("LONGEST", -1)):
        with monkeypatch.context() as other:
            other.setattr(forms, name, seconds)
            answer = served.post(path, [*hidden.items(), *ANNA])
            assert (answer.status, "press Send once more" in answer.body) == (422, True)
    assert inbox.listed(served.stand) == ()
    assert served.post(path, [*hidden.items(), *ANNA]).status == 303


def test_only_our_own_pages_may_send(served: Running) -> None:
    path = path_of(served)
    fields = [*served.opened(path).items(), *ANNA]
    for wrong in (
        "http://evil.example",
        "null",
        f"https://{HOST}:{served.port}",
        f"http://{HOST}",
        "",
        "http://",
        "//",
        ":",
    ):
        assert served.post(path, fields, Origin=wrong).status == 403, wrong
    assert served.post(path, fields, Sec_Fetch_Site="cross-site").status == 403
    assert served.post(path, fields, Origin="", Referer="http://evil.example/x").status == 403
    assert served.post(path, fields, Origin="", Referer="http://[").status == 403
    assert inbox.listed(served.stand) == ()
    assert served.post(path, fields, Origin="", Referer=f"{served.origin}{path}").status == 303


def test_what_is_no_form_is_refused(served: Running) -> None:
    path = path_of(served)
    assert served.post(path, ANNA, Content_Type="application/json").status == 415
    assert served.post(path, ANNA, Content_Type="multipart/form-data; boundary=x").status == 415
    assert served.post(path, [("note", "x" * 40_000)]).status == 413
    assert served.post(path, [("ring", "x")] * 200).status == 400
    own = {"Origin": served.origin, "Content-Type": "application/x-www-form-urlencoded"}
    assert served.ask(path, "POST", b"name=%ff%fe", own).status == 400
    assert served.ask(path, "POST", "name=نام".encode(), own).status == 400
    assert served.ask(path, "POST", b"", {**own, "Content-Length": "9" * 15}).status == 413
    for other in ("/sv/contact/", f"/sv/r/{served.ring('FZ-1023').code}/", "/"):
        assert served.post(other, ANNA).status == 405
    for lost in ("/sv/r/ZZZZZZ/ask/", "/xx/ask/", "/sv/m/FIR/ask/", "/sv/p/ZZZ/ask/"):
        assert served.post(lost, ANNA).status == 404, lost


def test_a_body_that_streams_is_counted_as_it_comes(served: Running) -> None:
    head = f"POST {path_of(served)} HTTP/1.1\r\nHost: {HOST}:{served.port}\r\nOrigin: {served.origin}\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(head.encode())
        for _piece in range(5):
            line.sendall(b"2000\r\n" + b"a" * 0x2000 + b"\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 413")


def test_the_same_field_twice_counts_once_and_unknown_fields_never(served: Running) -> None:
    more = [
        ("name", "Second Name"),
        ("verified", "1"),
        ("staff", "x"),
        ("state", "accepted"),
        ("id", "1" * 32),
    ]
    assert left(served, path_of(served), *more)[0] == 303
    row = sent(served)
    assert dict(row.typed) == {"name": "Sample Anna", "email": "anna@visitor.example"}


def change(served: Running, sku: str, **values: object) -> None:
    with writing(served.stand.database, served.stand.who, "test") as write:
        write.change("ring", served.ring(sku).id, values)


def test_a_ring_that_is_retired_while_its_form_is_open_is_still_taken(served: Running) -> None:
    ring, path = served.ring("FZ-1023"), path_of(served, "en")
    hidden = [*served.opened(path).items(), ("ring", ring.code), (f"q-{ring.code}", "20")]
    change(served, "FZ-1023", active=False)
    again = served.post(path, [*hidden, ("name", "Sample Anna")])
    assert (again.status, f'value="{ring.code}" checked' in again.body, 'value="20"' in again.body) == (
        422,
        True,
        True,
    )
    assert served.post(path, [*hidden, *ANNA]).status == 303
    assert sent(served).picks == (SentPick(ring.id, quantity="20"),)
    accept.accept(served.stand, sent(served).id)
    assert served.ask(path).status == 404, "nobody begins a new one"


def test_rings_that_were_retired_are_left_out_of_a_visitors_link(served: Running) -> None:
    one, two = served.ring("FZ-1023"), served.ring("AQ-2004")
    until = date.today() + timedelta(days=1)  # noqa: DTZ011
    token = picks_token(served.stand.secret, [one.code, two.code], until)
    form = f"/en/p/{token}/ask/"
    hidden = [*served.opened(form).items(), ("ring", one.code), *ANNA]
    change(served, "FZ-1023", active=False)
    page = served.ask(f"/en/p/{token}/")
    assert (page.status, f"/r/{one.code}/" in page.body, f"/r/{two.code}/" in page.body) == (200, False, True)
    change(served, "AQ-2004", active=False)
    assert served.ask(f"/en/p/{token}/").status == 410
    assert served.ask(form).status == 404
    assert served.post(form, hidden).status == 303
    assert sent(served).picks == (SentPick(one.id),)


def test_what_was_ticked_elsewhere_stays_in_the_form_and_what_is_gone_in_words(served: Running) -> None:
    other, path = served.ring("AQ-2004"), path_of(served, "en")
    assert f'value="{other.code}"' not in served.ask(path).body
    hidden = [*served.opened(path).items(), ("ring", other.code), ("ring", "GONE99")]
    assert f'value="{other.code}" checked' in served.post(path, hidden).body
    assert served.post(path, [*hidden, *ANNA]).status == 303
    assert sent(served).picks == (SentPick(other.id), SentPick(words="GONE99"))


def test_a_code_that_is_far_too_long_is_marked(served: Running) -> None:
    _status, said = left(served, path_of(served, "en"), ("codes", "x" * 250))
    assert 'id="codes-fault">This text is too long' in said


def test_a_form_that_is_shown_again_is_the_same_form(
    served: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = path_of(served, "en")
    hidden = served.opened(path)
    twice = [*hidden.items(), ("note", "the first"), ("note", "the second")]
    said = served.post(path, twice).body
    assert hidden["token"] in said
    assert ("the first" in said, "the second" in said) == (True, False)
    monkeypatch.setattr(forms, "LONGEST", -2)
    assert hidden["token"] not in served.post(path, [*hidden.items(), *ANNA]).body


def test_the_fairs_own_address_may_send_through_a_proxy_that_names_another_host(served: Running) -> None:
    path = path_of(served)
    fields = [*served.opened(path).items(), *ANNA]
    told = {"Host": f"127.0.0.1:{served.port}", "Origin": BASE}
    assert served.post(path, fields, **told).status == 303
    assert served.post(path, fields, **{**told, "Origin": "https://fdesk.se.evil.example"}).status == 403


def test_unseen_characters_are_dropped_and_long_text_is_refused(served: Running) -> None:
    status, said = left(served, path_of(served, "en"), ("company", "x" * 300))
    assert (status, "This text is too long" in said) == (422, True)
    hostile = [("company", "Bad\x1b[31m\u202eCo\x00mpany"), ("city", "nowhere")]
    assert left(served, path_of(served), *hostile)[0] == 303
    assert sent(served).typed["company"] == "Bad[31mCompany"


def test_a_country_that_no_list_knows_stays_in_the_note(served: Running) -> None:
    assert left(served, path_of(served), ("country", "Sample Land"), ("note", "hello"))[0] == 303
    draft = inbox.draft_of(served.stand, sent(served).id)
    assert (draft.typed["note"], "country" in draft.typed) == ("hello\nCountry: Sample Land", False)


def test_one_address_sends_sixty_a_minute_and_is_told_to_wait(served: Running) -> None:
    path = path_of(served, "de")
    hidden = list(served.opened(path).items())
    answers = [served.post(path, [*hidden, *ANNA, ("note", str(n))]) for n in range(limits.A_MINUTE + 5)]
    assert [answer.status for answer in answers] == [303] * limits.A_MINUTE + [429] * 5
    assert answers[-1].headers["retry-after"] == "60"
    assert "zu viele Nachrichten" in answers[-1].body
    assert len(inbox.listed(served.stand)) == limits.A_MINUTE


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.168.1.7", "192.168.1.7"),
        ("::ffff:192.168.1.7", "192.168.1.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("unix", ""),
    ],
)
def test_addresses_are_counted_by_their_network(address: str, counted: str) -> None:
    assert limits.network(address) == counted


def test_without_leave_no_form_is_offered_on_plain_http(data: Path, folder: Path) -> None:
    shutil.copytree(folder, data)
    with running(data, open_air=False) as server:
        path = path_of(server)
        assert server.ask(path).status == 404
        assert server.post(path, ANNA).status == 404
        assert "/ask/" not in server.ask(path.removesuffix("ask/")).body
        assert "mailto:" in server.ask(path.removesuffix("ask/")).body


def test_behind_an_https_proxy_the_form_is_offered_and_addresses_are_the_visitors(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(folder, data)
    monkeypatch.setattr(forms, "QUICKEST", 0)
    with running(data, open_air=False, proxy="127.0.0.1") as server:
        path = path_of(server, "en")
        plain = server.ask(path)
        assert (plain.status, plain.headers["location"]) == (303, f"https://{HOST}{path}")
        https = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        page = server.ask(path, headers=https)
        assert (page.status, "not encrypted" in page.body) == (200, False)
        hidden = [("token", page.body.partition('name="token" value="')[2].partition('"')[0])]
        told = {"Origin": f"https://{HOST}:{server.port}", **https}
        codes = [
            server.post(
                path, [*hidden, *ANNA, ("note", str(n))], **{**told, "X-Forwarded-For": f"203.0.113.{n}"}
            )
            for n in range(limits.A_MINUTE + 2)
        ]
        assert {answer.status for answer in codes} == {303}


def test_a_forged_forwarding_header_changes_nothing(served: Running) -> None:
    path = path_of(served)
    hidden = list(served.opened(path).items())
    for n in range(limits.A_MINUTE):
        served.post(path, [*hidden, *ANNA], X_Forwarded_For=f"203.0.113.{n}")
    assert served.post(path, [*hidden, *ANNA], X_Forwarded_For="203.0.113.99").status == 429
