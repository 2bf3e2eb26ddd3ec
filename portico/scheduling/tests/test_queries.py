from datetime import timedelta

import pytest

from portico.people.models import Offering
from portico.portal_settings import resolve
from portico.practices.models import Service
from portico.scheduling import acts
from portico.scheduling.queries import (
    appointments_for,
    bookable_providers,
    bookable_services,
    open_slots,
    upcoming_of,
    waiting_requests,
)
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")


def test_everybody_sees_what_is_theirs(booked, acting, jo, tess, leo, kofi, ruth, dee, dana):
    of_jo = booked(jo, chicago(4, 10))
    of_leo = booked(leo, chicago(4, 10), provider=ruth, by=dee)
    assert set(appointments_for(acting(jo))) == {of_jo}
    assert set(appointments_for(acting(tess))) == set()
    assert set(appointments_for(acting(kofi))) == {of_jo}
    assert set(appointments_for(acting(dana))) == {of_jo, of_leo}
    acts.delete(actor=acting(dana), now=NOW, appointment=of_leo)
    assert set(appointments_for(acting(dana))) == {of_jo}


def test_a_provider_sees_an_unassigned_clients_visit_with_them(booked, acting, leo, kofi, dee):
    made = booked(leo, chicago(4, 10), by=dee)
    assert set(appointments_for(acting(kofi))) == {made}


def test_the_queue_is_oldest_first_and_asks_no_more_for_more(booked, acting, jo, tess, dana, django_assert_num_queries):
    second = booked(jo, chicago(4, 10), now=NOW + timedelta(minutes=5))
    first = booked(tess, chicago(4, 11))
    actor = acting(dana)
    with django_assert_num_queries(3):
        queue = list(waiting_requests(actor))
        names = [[a.client.name for a in request.attendees.all()] for request in queue]
    assert (queue, names) == ([first, second], [["Tess Wu"], ["Jo Abara"]])


def test_upcoming_is_soonest_first_without_what_is_over(booked, acting, jo, dee):
    late, soon, gone = (booked(jo, chicago(day, 10), by=dee) for day in (6, 4, 5))
    acts.cancel(actor=acting(dee), now=NOW, appointment=gone)
    assert list(upcoming_of(client=jo, now=NOW)) == [soon, late]
    assert list(upcoming_of(client=jo, now=chicago(4, 10))) == [late]


def test_choices_follow_what_providers_offer(juniper, jo, kofi, ruth, individual, set_to):
    set_to("bookable_providers", "any")
    group = Service.objects.create(name="Group")
    Service.objects.create(name="Old", retired_at=NOW)
    Offering.objects.create(provider=kofi, service=individual)
    settings = resolve(practice=juniper, client=jo)
    assert list(bookable_providers(client=jo, settings=settings, service=group)) == [ruth]
    assert list(bookable_services(client=jo, settings=settings, provider=kofi)) == [individual]
    assert list(bookable_services(client=jo, settings=settings)) == [group, individual]


def test_a_clients_own_visits_are_left_out_of_what_they_can_choose(booked, jo, kofi, ruth, individual, dee):
    booked(jo, chicago(4, 10), provider=ruth, by=dee)
    at = {"practice": kofi.practice, "provider": kofi, "service": individual, "now": NOW}
    day = {"from_": chicago(4, 0), "until": chicago(5, 0)}
    hours = [{slot.start for slot in open_slots(**at, **day, client=client).slots} for client in (None, jo)]
    assert hours[0] - hours[1] == {chicago(4, 10).timestamp()}


def test_listing_a_month_takes_few_queries(booked, jo, kofi, individual, django_assert_max_num_queries):
    booked(jo, chicago(4, 10))
    with django_assert_max_num_queries(6):
        found = open_slots(
            practice=kofi.practice,
            provider=kofi,
            service=individual,
            from_=NOW,
            until=NOW + timedelta(days=30),
            now=NOW,
        )
    assert len(found.slots) > 300


def test_a_range_that_is_no_range_has_no_slots(kofi, individual):
    found = open_slots(
        practice=kofi.practice, provider=kofi, service=individual, from_=NOW, until=NOW - timedelta(days=1), now=NOW
    )
    assert found.slots == []
