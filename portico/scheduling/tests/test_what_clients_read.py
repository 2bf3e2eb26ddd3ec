"""What staff write to each other, and where a hidden place is, stay out of what a client reads."""

import pytest

from portico.practices.models import Location
from portico.scheduling import acts
from portico.scheduling.client.visits import Visit
from portico.scheduling.models import Appointment
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW

WEDNESDAY_10 = chicago(4, 10)

pytestmark = pytest.mark.usefixtures("in_juniper")


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_a_note_of_staff_is_not_shown_once_the_request_is_answered(booked, jo, dee, kofi, acting, answer):
    asked = booked(jo, WEDNESDAY_10, by=dee, rules="client", note="Owes us a form")
    assert asked.state == Appointment.State.REQUESTED
    if answer == "accept":
        acts.accept(actor=acting(kofi), now=NOW, appointment=asked)
    else:
        acts.decline(actor=acting(kofi), now=NOW, appointment=asked, reason="")
    assert Visit(Appointment.objects.get(), jo).note_from_practice == ""


def test_a_note_given_with_the_answer_is_shown(booked, jo, kofi, acting):
    acts.accept(actor=acting(kofi), now=NOW, appointment=booked(jo, WEDNESDAY_10), note="Ring twice")
    assert Visit(Appointment.objects.get(), jo).note_from_practice == "Ring twice"


@pytest.mark.parametrize(
    ("privacy", "before", "after"),
    [("full", True, True), ("after_confirmation", False, True), ("area", False, False), ("hidden", False, False)],
)
def test_directions_are_for_who_may_read_the_address(booked, jo, kofi, acting, main_street, privacy, before, after):
    Location.objects.filter(pk=main_street.pk).update(
        privacy=privacy, directions="Behind the mill", address="", area=""
    )
    appointment = booked(jo, WEDNESDAY_10)

    def shown() -> bool:
        return Visit(Appointment.objects.get(pk=appointment.pk), jo).directions == "Behind the mill"

    assert shown() == before
    acts.accept(actor=acting(kofi), now=NOW, appointment=appointment)
    assert shown() == after
