"""The database refuses a second taking of a place, and acts answer as if their own check had."""

import pytest
from django.db import IntegrityError, transaction

from portico.scheduling.backstop import drop_backstop, raise_backstop
from portico.scheduling.models import Appointment, Place
from portico.scheduling.policies.question import Question
from portico.scheduling.tests.conftest import chicago
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("in_juniper")


def test_no_two_places_of_one_number_overlap(booked, jo, tess, dee):
    booked(jo, chicago(4, 10), by=dee)
    other = booked(tess, chicago(4, 11), by=dee).place
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=other.pk).update(starts=other.starts - 3600)
    other.number, other.starts = 2, other.starts - 3600
    with transaction.atomic():
        other.save()
    other.number, other.starts = 1, other.starts + 3600
    other.save()


def test_ends_may_touch(booked, jo, tess, dee):
    first = booked(jo, chicago(4, 10), by=dee)
    assert booked(tess, first.ends_at, by=dee)


def test_what_slips_past_the_check_is_refused_as_taken(booked, refusal, jo, tess, monkeypatch):
    booked(jo, chicago(4, 10))
    monkeypatch.setattr(Question, "taken", [])
    assert refusal(tess, chicago(4, 10)) == ["slot_free"]
    assert Appointment.objects.count() == 1
    assert Entry.objects.get(act="refused").client_id == tess.pk


def test_it_is_raised_again_and_again(booked, jo, tess, dee):
    drop_backstop()
    raise_backstop()
    raise_backstop()
    booked(jo, chicago(4, 10), by=dee)
    other = booked(tess, chicago(4, 11), by=dee).place
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=other.pk).update(starts=other.starts - 3600)
