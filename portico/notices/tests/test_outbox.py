"""The postman against a real SMTP server with moods."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.db import connection

from portico.foundation.tenancy import practice_scope
from portico.notices import enqueue
from portico.notices.invariants import outbox
from portico.notices.models import Delivery
from portico.notices.outbox import sending
from portico.notices.outbox.outcomes import MINUTES
from portico.notices.outbox.sending import Postman
from portico.testing.cast import NOW


class Clock:
    """A clock that tests move."""

    def __init__(self):
        self.at = NOW

    def __call__(self):
        return self.at

    def forward(self, **amount):
        self.at += timedelta(**amount)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def postman(clock):
    return Postman(worker="postman", now=clock)


@pytest.fixture
def promise(juniper):
    def write(to="jo@mail.example", practice=juniper, kind="client.created", **more):
        with practice_scope(practice):
            values = {"portal_link": "https://portal.example/juniper/me/", "expiry": "Friday", **more.pop("values", {})}
            return enqueue(kind=kind, practice=practice, now=NOW, to=to, values=values, **more)

    return write


def reread(mail):
    with practice_scope(mail.practice):
        return Delivery.objects.get(pk=mail.pk)


def test_a_mail_arrives_with_clean_headers_in_two_versions(promise, postman, smtp, juniper, settings):
    juniper.outside_name = "Juniper\r\nBcc: everybody@example.org"
    juniper.save()
    mail = promise()
    assert postman.round() == 1
    [arrived] = smtp.messages
    assert arrived["Bcc"] is None
    assert arrived["From"].addresses[0].addr_spec == settings.DEFAULT_FROM_EMAIL
    assert arrived["Reply-To"] == "hello@juniper.example"
    assert arrived["Message-ID"] == f"<{mail.pk}@127.0.0.1>" == reread(mail).message_id
    assert arrived.get_body(("plain",)).get_content().startswith("Something changed in your plan with us.")
    page = arrived.get_body(("html",)).get_content()
    assert '<a href="https://portal.example/juniper/me/">' in page
    assert not any(word in page for word in ("<img", "style=", "<script", "src="))
    assert reread(mail).state == "sent"


def test_one_connection_carries_the_mails_of_all_practices(promise, postman, smtp, juniper, harbor):
    for number in range(5):
        promise(f"a{number}@mail.example")
        promise(f"b{number}@mail.example", practice=harbor)
    assert postman.round() == 10
    assert (len(smtp.messages), smtp.connections) == (10, 1)
    assert postman.round() == 0


def test_a_mail_waits_for_its_time(promise, postman, smtp, clock):
    promise(not_before=NOW + timedelta(minutes=10))
    assert postman.round() == 0
    clock.forward(minutes=10)
    assert postman.round() == 1


def test_a_refused_address_is_parked_with_the_code_and_without_the_words(promise, postman, smtp):
    smtp.answer_rcpt = lambda address: f"550 5.1.1 {address} is unknown here" if "gone" in address else None
    gone, good = promise("gone@mail.example"), promise("good@mail.example")
    postman.round()
    found = reread(gone)
    assert (found.state, found.problem, found.problem_detail, found.attempts) == ("failed", "refused", "550 5.1.1", 1)
    assert reread(good).state == "sent"


def test_a_temporary_no_is_tried_eight_times_in_a_day_then_parked(promise, postman, smtp, clock):
    smtp.answer_rcpt = lambda address: "451 4.3.0 later"
    mail = promise()
    for minutes in MINUTES:
        assert postman.round() == 1
        assert reread(mail).due_at == clock() + timedelta(minutes=minutes)
        clock.forward(minutes=minutes, seconds=-1)
        assert postman.round() == 0
        clock.forward(seconds=1)
    assert postman.round() == 1
    assert (reread(mail).state, reread(mail).attempts) == ("failed", 8)
    assert clock() - NOW >= timedelta(days=1)


def test_an_outage_of_a_day_costs_no_mail_and_no_try(promise, postman, smtp, clock):
    smtp.stop()
    mails = [promise(f"n{number}@mail.example") for number in range(25)]
    while clock() < NOW + timedelta(days=1):
        postman.round()
        clock.forward(minutes=16)
    assert {(reread(mail).state, reread(mail).problem, reread(mail).attempts) for mail in mails} == {
        ("waiting", "unreachable", 0)
    }
    smtp.start()
    for _ in range(2):
        postman.round()
    assert len(smtp.messages) == 25
    assert reread(mails[0]).problem == ""


def test_an_outage_of_many_days_parks(promise, postman, smtp, clock):
    smtp.stop()
    mail = promise()
    clock.forward(days=5)
    postman.round()
    assert (reread(mail).state, reread(mail).problem) == ("failed", "unreachable")


def test_a_server_that_hangs_up_is_left_alone_for_a_while(promise, postman, smtp, clock):
    smtp.answer_data = lambda message: "421 4.3.2 closing"
    first, second = promise("a@mail.example"), promise("b@mail.example")
    postman.round()
    assert sorted([reread(first).attempts, reread(second).attempts]) == [0, 1]
    assert postman.round() == 0
    smtp.answer_data = lambda message: None
    clock.forward(minutes=2)
    postman.round()
    assert len(smtp.messages) == 2


def test_a_server_that_takes_a_mail_and_drops_the_line_gets_it_again_under_the_same_id(promise, postman, smtp, clock):
    smtp.hang_up_after_data = True
    mail = promise()
    postman.round()
    assert (reread(mail).state, reread(mail).problem) == ("waiting", "temporary")
    smtp.hang_up_after_data = False
    clock.forward(minutes=2)
    postman.round()
    assert reread(mail).state == "sent"
    assert {message["Message-ID"] for message in smtp.messages} == {reread(mail).message_id}


def test_a_server_that_does_not_answer_is_not_waited_for_by_every_mail(promise, postman, smtp, settings, clock):
    settings.EMAIL_TIMEOUT = 0.3
    smtp.answer_data = lambda message: time.sleep(0.6)
    mails = [promise(f"n{number}@mail.example") for number in range(5)]
    begun = time.monotonic()
    postman.round()
    assert time.monotonic() - begun < 2
    assert sorted(reread(mail).attempts for mail in mails) == [0, 0, 0, 0, 1]
    assert postman.round() == 0
    clock.forward(seconds=10)
    smtp.answer_data = lambda message: None
    postman.round()
    assert sorted(reread(mail).state for mail in mails) == ["sent"] * 4 + ["waiting"]


def test_a_mail_that_breaks_portico_is_parked_and_the_others_go(promise, postman, smtp, clock, monkeypatch):
    bad = promise("bad@mail.example")
    good = [promise(f"n{number}@mail.example") for number in range(3)]
    real = sending.message
    monkeypatch.setattr(sending, "message", lambda mail: real(mail) if mail.pk != bad.pk else 1 / 0)
    for _ in range(6):
        postman.round()
        clock.forward(hours=12)
    assert (reread(bad).state, reread(bad).problem, reread(bad).attempts) == ("failed", "broken", 5)
    assert {reread(mail).state for mail in good} == {"sent"}


def test_a_mail_that_kills_its_worker_is_parked_and_the_others_go(promise, smtp, clock, monkeypatch):
    bad, good = promise("bad@mail.example"), promise("good@mail.example")
    real = sending.message

    def deadly(mail):
        if mail.pk == bad.pk:
            raise KeyboardInterrupt  # nothing is written down after it, as after kill -9
        return real(mail)

    monkeypatch.setattr(sending, "message", deadly)
    deaths = 0
    for life in range(8):
        try:
            Postman(worker=f"life {life}", now=clock).round()
        except KeyboardInterrupt:
            deaths += 1
        clock.forward(minutes=6)
    assert deaths == 5
    assert (reread(bad).state, reread(bad).problem) == ("failed", "broken")
    assert reread(good).state == "sent"


def test_what_a_dead_worker_had_in_hand_is_sent_when_its_lease_has_run_out(promise, smtp, clock):
    mail = promise()
    with practice_scope(mail.practice):
        sending.claims.claim(worker="dead", now=clock())
    living = Postman(worker="living", now=clock)
    assert living.round() == 0
    clock.forward(minutes=5)
    assert living.round() == 1
    assert len(smtp.messages) == 1


def test_a_slow_worker_that_lost_its_lease_does_not_send(promise, smtp, clock):
    mail = promise()
    slow = Postman(worker="slow", now=clock)
    with practice_scope(mail.practice):
        [claimed] = sending.claims.claim(worker="slow", now=clock())
        claimed.practice = mail.practice
        clock.forward(minutes=6)
        Postman(worker="other", now=clock).round()
        slow._deliver(claimed)
        slow._hang_up()
    assert len(smtp.messages) == 1


def test_stopping_gives_back_what_was_not_sent(promise, postman, smtp):
    mails = [promise(f"n{number}@mail.example") for number in range(3)]
    postman.round(stopping=lambda: len(smtp.messages) >= 1)
    assert sorted(reread(mail).state for mail in mails) == ["sent", "waiting", "waiting"]


def test_a_link_that_opens_a_door_is_forgotten_once_sent(promise, postman, smtp):
    mail = promise(kind="invitation", values={"portal_link": "https://portal.example/juniper/invitation/s3cret/"})
    assert "s3cret" in reread(mail).body
    postman.round()
    assert "s3cret" in smtp.messages[0].get_body(("plain",)).get_content()
    assert reread(mail).body == ""


@pytest.mark.postgres_only
def test_the_window_through_which_a_worker_looks_is_closed_again(promise, harbor, clock):
    promise()
    promise(practice=harbor)

    def rows():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM notices_delivery")
            return cursor.fetchone()[0]

    assert rows() == 0
    assert len(sending.claims.practices_waiting(now=clock())) == 2
    assert rows() == 0


@pytest.mark.usefixtures("in_juniper")
def test_the_outbox_s_invariant(promise, postman, smtp, juniper):
    mail = promise()
    assert list(outbox()) == []
    Delivery.objects.filter(pk=mail.pk).update(state="sent")
    assert "sent without an id" in outbox()[0]
    Delivery.objects.filter(pk=mail.pk).update(state="sending", due_at=NOW - timedelta(hours=1))
    assert "more than ten minutes" in outbox()[0]
