"""Marker values stand in every private field; every kind of mail is sent; no marker arrives anywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import models

from portico.foundation.tenancy import practice_scope
from portico.notices import enqueue, invite, tell_account, tell_client, tell_staff
from portico.notices.kinds import CHANGES, CLIENT_EVENTS, KINDS, STAFF_EVENTS
from portico.notices.models import Delivery
from portico.notices.outbox.sending import Postman
from portico.scheduling.models import Appointment
from portico.testing.cast import NOW

MARK = "Zq"
PUBLIC = {"slug", "outside_name", "time_zone", "email", "second_email", "currency", "brand_color", "help_line"}
BORN = date(1931, 7, 23)


def mark(row):
    """Put a marker into every text that people write, and a striking day into every date."""
    for field in row._meta.concrete_fields:
        written = isinstance(field, models.CharField | models.TextField) and not field.choices and field.editable
        if written and field.name not in PUBLIC:
            setattr(row, field.name, f"{MARK}{row._meta.model_name}{field.name}"[: field.max_length])
        elif type(field) is models.DateField:
            setattr(row, field.name, BORN)
    row.save()
    return row


@pytest.fixture
def marked(juniper, kofi, jo, ana, individual, main_street):
    """An appointment whose every neighbour is full of markers."""
    juniper.outside_name = "Oak Street"
    with practice_scope(juniper):
        for row in (juniper, kofi, jo, ana, individual, main_street):
            mark(row)
        starts_at = NOW + timedelta(days=16, hours=6)
        visit = Appointment(
            provider=kofi, service=individual, location=main_street, format="in_person", starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=50), busy_until=starts_at + timedelta(minutes=50), state="booked",
            made_by="client", made_at=NOW,
        )  # fmt: skip
        if hasattr(visit, "waiting_since"):
            visit.waiting_since = NOW
        yield mark(visit)


def promise_everything(visit, juniper, kofi, jo, ana):
    common = {"practice": juniper, "now": NOW}
    for event in (*CLIENT_EVENTS, "request_expired"):
        tell_client(event=event, client=jo, appointment=visit, provider=kofi, **common)
    for event in STAFF_EVENTS:
        tell_staff(event=event, client=jo, appointment=visit, provider=kofi, **common)
    for change in CHANGES:
        tell_account(change=change, to=jo.email, client=jo, **common)
    link = {"link": "https://portal.example/juniper/invitation/token/", "expires_at": NOW}
    invite(to=jo.email, client=jo, sent_by=kofi.name, **link, **common)
    invite(to=ana.email, contact_of=jo, sent_by=kofi.name, **link, **common)
    private = {"given_name": jo.given_name, "provider": kofi.name, "sender_name": kofi.name}
    for kind in KINDS:
        shown = {
            "code": "483 201",
            "change": "x",
            "portal_link": "https://portal.example/",
            "expiry": "Friday",
            "date": "Mon 2 March",
            "time": "9:00 am",
        }
        enqueue(kind=kind, to=jo.email, client=jo, values=private | shown, **common)


@pytest.mark.parametrize("detail", ["discreet", "date_and_time"])
def test_no_mail_says_anything_private(marked, juniper, kofi, jo, ana, smtp, detail):
    jo.mail_detail = detail
    promise_everything(marked, juniper, kofi, jo, ana)
    promised = Delivery.objects.filter(state="waiting")
    assert set(promised.values_list("kind", flat=True)) == set(KINDS)
    count = promised.count()
    postman = Postman(worker="postman", now=lambda: NOW)
    while postman.round():
        pass

    assert len(smtp.messages) == count
    for message in smtp.messages:
        parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
        for words in (*parts, message["Subject"]):  # ids and boundaries may hold any four digits
            assert not any(born in words for born in ("1931", "23 July", "July 23"))
        for text in (*map(str, message.values()), *parts, message.as_string()):
            assert MARK.lower() not in text.lower()
            assert str(jo.pk) not in text
            assert str(marked.pk) not in text
        assert message["Subject"] in {str(kind.subject) for kind in KINDS.values()} | {"An invitation from Oak Street"}
        assert message["From"].addresses[0].display_name == "Oak Street"
        if detail == "discreet":
            assert not any(word in message.as_string() for word in ("18 March", "4:00"))


def test_the_rows_hold_nothing_private_either(marked, juniper, kofi, jo, ana):
    promise_everything(marked, juniper, kofi, jo, ana)
    for mail in Delivery.objects.all():
        assert MARK not in mail.subject + mail.body + mail.promise + mail.problem_detail
