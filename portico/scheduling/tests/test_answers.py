"""Accept, decline, take back, lapse, delete."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portico.access.actors import SystemActor
from portico.foundation.decisions import Refused
from portico.notices.models import Delivery, Task
from portico.people.acts.archive_client import archive_client
from portico.people.acts.end_staff import end_staff
from portico.scheduling import acts
from portico.scheduling.models import Appointment, Attendee, Place
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.usefixtures("in_juniper")
WEDNESDAY_10 = chicago(4, 10)


@pytest.fixture
def request_of_jo(booked, jo) -> Appointment:
    return booked(jo, WEDNESDAY_10)


def codes_of(act, **what) -> list[str]:
    with pytest.raises(Refused) as caught:
        act(now=NOW, **what)
    return caught.value.decision.codes


def test_accepting_confirms_and_closes_the_task(request_of_jo, acting, kofi):
    assert Task.objects.filter(done_at=None).count() == 1
    accepted = acts.accept(actor=acting(kofi), now=NOW, appointment=request_of_jo, note="Bring the forms")
    assert (accepted.state, accepted.answered_by, accepted.staff_note) == ("booked", kofi, "Bring the forms")
    assert Place.objects.get().number == 1
    assert not Task.objects.filter(done_at=None).exists()
    assert Delivery.objects.filter(kind="client.request_confirmed").count() == 1
    assert Entry.objects.get(act="appointments.accepted").changes["state"] == ["requested", "booked"]


def test_declining_frees_the_time_and_keeps_the_reason(request_of_jo, booked, acting, kofi, tess):
    declined = acts.decline(actor=acting(kofi), now=NOW, appointment=request_of_jo, reason="No time free")
    assert (declined.state, declined.reason) == ("declined", "No time free")
    assert Attendee.objects.filter(active=True).count() == 0
    assert Delivery.objects.filter(kind="client.request_declined").count() == 1
    assert booked(tess, WEDNESDAY_10)


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_only_what_waits_is_answered(request_of_jo, acting, kofi, answer):
    more = {"reason": "x"} if answer == "decline" else {}
    acts.accept(actor=acting(kofi), now=NOW, appointment=request_of_jo)
    assert codes_of(getattr(acts, answer), actor=acting(kofi), appointment=request_of_jo, **more) == ["state"]


@pytest.mark.parametrize("answer", [acts.accept, acts.undo, acts.delete])
def test_clients_answer_nothing(request_of_jo, acting, jo, answer):
    with pytest.raises(PermissionDenied):
        answer(actor=acting(jo), now=NOW, appointment=request_of_jo)


def test_a_request_that_held_nothing_is_checked_again(booked, set_to, acting, kofi, jo, tess):
    set_to("request_holds_slot", False)
    first, second = booked(jo, WEDNESDAY_10), booked(tess, WEDNESDAY_10)
    acts.accept(actor=acting(kofi), now=NOW, appointment=second)
    assert codes_of(acts.accept, actor=acting(kofi), appointment=first) == ["slot_free"]


def test_a_request_whose_time_has_come_cannot_be_accepted(request_of_jo, acting, kofi):
    with pytest.raises(Refused):
        acts.accept(actor=acting(kofi), now=WEDNESDAY_10 + timedelta(minutes=1), appointment=request_of_jo)


def test_an_acceptance_is_taken_back(request_of_jo, acting, kofi):
    acts.accept(actor=acting(kofi), now=NOW, appointment=request_of_jo)
    later = NOW + timedelta(hours=1)
    undone = acts.undo(actor=acting(kofi), now=later, appointment=request_of_jo)
    assert (undone.state, undone.answered_at, undone.waiting_since) == ("requested", None, later)
    assert Place.objects.exists()
    assert Delivery.objects.filter(kind="client.decision_undone").count() == 1


def test_a_refusal_is_taken_back_while_the_time_is_free(request_of_jo, acting, kofi):
    acts.decline(actor=acting(kofi), now=NOW, appointment=request_of_jo, reason="Oops")
    undone = acts.undo(actor=acting(kofi), now=NOW, appointment=request_of_jo)
    assert (undone.state, undone.reason, undone.ended_at) == ("requested", "", None)
    assert Place.objects.exists()
    assert Attendee.objects.get().active


def test_a_refusal_is_not_taken_back_onto_somebody_else(request_of_jo, booked, acting, kofi, tess):
    acts.decline(actor=acting(kofi), now=NOW, appointment=request_of_jo, reason="Oops")
    booked(tess, WEDNESDAY_10)
    assert codes_of(acts.undo, actor=acting(kofi), appointment=request_of_jo) == ["slot_free"]


def test_nor_onto_the_clients_other_visit(request_of_jo, booked, acting, kofi, ruth, jo, dee):
    acts.decline(actor=acting(kofi), now=NOW, appointment=request_of_jo, reason="Oops")
    booked(jo, WEDNESDAY_10, provider=ruth, by=dee)
    assert codes_of(acts.undo, actor=acting(kofi), appointment=request_of_jo) == ["no_overlap"]


def test_without_an_answer_there_is_nothing_to_take_back(booked, acting, dee, jo):
    made = booked(jo, WEDNESDAY_10, by=dee)
    assert codes_of(acts.undo, actor=acting(dee), appointment=made) == ["state"]


def test_deleting_hides_but_the_trail_knows(request_of_jo, acting, dee):
    assert acts.delete(actor=acting(dee), now=NOW, appointment=request_of_jo).state == "deleted"
    assert not Place.objects.exists()
    assert Delivery.objects.filter(kind="client.deleted").count() == 1
    assert Entry.objects.filter(act="appointments.deleted").exists()
    assert codes_of(acts.delete, actor=acting(dee), appointment=request_of_jo) == ["state"]


def test_a_lapsed_request_frees_its_time(request_of_jo, juniper, booked, tess):
    assert acts.expire(actor=SystemActor(juniper), now=NOW, appointment=request_of_jo).state == "expired"
    assert booked(tess, WEDNESDAY_10)


def test_a_cancelled_request_cannot_be_accepted(request_of_jo, acting, jo, kofi):
    acts.cancel(actor=acting(jo), now=NOW, appointment=request_of_jo)
    assert codes_of(acts.accept, actor=acting(kofi), appointment=request_of_jo) == ["state"]
    assert codes_of(acts.cancel, actor=acting(jo), appointment=request_of_jo) == ["still_on"]
    assert codes_of(acts.cancel, actor=acting(kofi), appointment=request_of_jo) == ["still_on"]


def test_a_client_cancels_only_their_own(request_of_jo, acting, tess):
    assert codes_of(acts.cancel, actor=acting(tess), appointment=request_of_jo) == ["may_act"]


def test_what_has_begun_is_not_cancelled_online(request_of_jo, set_to, acting, jo):
    set_to("cancel_notice_hours", 0)
    with pytest.raises(Refused) as caught:
        acts.cancel(actor=acting(jo), now=WEDNESDAY_10, appointment=request_of_jo)
    assert caught.value.decision.codes == ["not_past"]


@pytest.mark.parametrize("gone", ["client_active", "provider_active"])
def test_nothing_is_confirmed_with_somebody_who_is_gone(request_of_jo, acting, dana, kofi, jo, gone):
    if gone == "client_active":
        archive_client(actor=acting(dana), now=NOW, client=jo)
    else:
        end_staff(actor=acting(dana), now=NOW, staff=kofi)
    assert codes_of(acts.accept, actor=acting(dana), appointment=request_of_jo) == [gone]
    assert acts.decline(actor=acting(dana), now=NOW, appointment=request_of_jo, reason="Moved").state == "declined"
