"""Whatever people do in whatever order: what is listed can be booked, nothing else can, and the data stays whole."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portico.foundation.decisions import Refused
from portico.foundation.invariants import violations
from portico.scheduling import acts
from portico.scheduling.invariants import attendees_astray, places_without_visits, too_many_at_once
from portico.scheduling.models import Appointment
from portico.scheduling.policies import decide
from portico.scheduling.queries import open_slots
from portico.testing.cast import NOW, assign, client

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("book"), st.integers(0, 2), st.integers(0, 1), st.integers(0, 40)),
        st.tuples(st.just("desk"), st.integers(0, 2), st.integers(0, 1), st.integers(0, 300)),
        st.tuples(
            st.sampled_from(["accept", "decline", "undo", "cancel", "take_back", "delete", "expire"]), st.integers(0, 9)
        ),
        st.tuples(st.just("set"), st.sampled_from(["max_simultaneous", "max_upcoming"]), st.integers(1, 3)),
        st.tuples(st.just("set"), st.just("mode"), st.sampled_from(["make", "request", "view"])),
        st.tuples(st.just("set"), st.just("request_holds_slot"), st.booleans()),
        st.tuples(st.just("set"), st.just("break_minutes"), st.sampled_from([0, 10, 25])),
    ),
    min_size=4,
    max_size=14,
)


class Story:
    """One history of Juniper, told step by step; refusals are part of it."""

    def __init__(self, clients, providers, desk, service, acting, set_to):
        self.clients, self.providers, self.desk, self.service = clients, providers, desk, service
        self.acting, self.set_to = acting, set_to

    def listed(self, client, provider) -> list:
        found = open_slots(
            practice=provider.practice, provider=provider, service=self.service, client=client, now=NOW,
            from_=NOW, until=NOW + timedelta(days=8),
        )  # fmt: skip
        return found.slots

    def book(self, who: int, whom: int, number: int) -> None:
        client, provider = self.clients[who], self.providers[whom]
        slots = self.listed(client, provider)
        if not slots:
            return
        slot = slots[number % len(slots)]
        start = NOW + timedelta(seconds=slot.start - NOW.timestamp())
        asked = {"client": client, "provider": provider, "service": self.service, "starts_at": start}
        decision = decide(actor=self.acting(client), action="book", now=NOW, format=slot.format, **asked)
        assert set(decision.codes) <= {"mode", "max_upcoming"}, decision.codes
        off = decide(
            actor=self.acting(client), action="book", now=NOW, **asked | {"starts_at": start + timedelta(minutes=7)}
        )
        assert "on_grid" in off.codes or "in_hours" in off.codes
        acts.book(actor=self.acting(client), now=NOW, format=slot.format, **asked)

    def desk_books(self, who: int, whom: int, number: int) -> None:
        start = NOW + timedelta(minutes=15 * number)
        acts.book(
            actor=self.acting(self.desk), now=NOW, client=self.clients[who], provider=self.providers[whom],
            service=self.service, starts_at=start, rules="staff",
        )  # fmt: skip

    def answer(self, verb: str, number: int) -> None:
        found = list(Appointment.objects.order_by("made_at", "starts_at", "pk"))
        if not found:
            return
        one = found[number % len(found)]
        if verb == "take_back":
            client = one.attendees.get().client
            acts.cancel(actor=self.acting(client), now=NOW, appointment=one)
        else:
            more = {"reason": "No"} if verb == "decline" else {}
            getattr(acts, verb)(actor=self.acting(self.desk), now=NOW, appointment=one, **more)

    def step(self, verb: str, *what) -> None:
        if verb == "set":
            self.set_to(*what)
        elif verb == "book":
            self.book(*what)
        elif verb == "desk":
            self.desk_books(*what)
        else:
            self.answer(verb, *what)


@pytest.fixture
def story(in_juniper, jo, tess, kofi, ruth, dee, individual, acting, set_to) -> Story:
    third = client(in_juniper, "1009", "Third", "Person", "third@mail.example")
    assign(third, kofi)
    three = [jo, tess, third]
    for one in three:
        assign(one, ruth)
    return Story(three, [kofi, ruth], dee, individual, acting, set_to)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_history(story, steps):
    with transaction.atomic():
        for step in steps:
            with suppress(Refused), transaction.atomic():
                story.step(*step)
            assert too_many_at_once() + places_without_visits() + attendees_astray() == []
        assert violations() == []
        transaction.set_rollback(True)
