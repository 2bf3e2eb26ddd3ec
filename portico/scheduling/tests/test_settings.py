"""Each setting does what its words say."""

from datetime import timedelta

import pytest

from portico.foundation.decisions import Refused
from portico.notices.models import Delivery
from portico.portal_settings import resolve
from portico.practices.models import Seat, Service, Subscription
from portico.scheduling import acts
from portico.scheduling.models import Place
from portico.scheduling.policies import decide
from portico.scheduling.queries import bookable_providers, open_slots
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW, assign

pytestmark = pytest.mark.usefixtures("in_juniper")
WEDNESDAY_10 = chicago(4, 10)


def starts(provider, service, **more) -> list:
    until = more.pop("until", NOW + timedelta(days=400))
    found = open_slots(
        practice=provider.practice, provider=provider, service=service, from_=NOW, until=until, now=NOW, **more
    )
    return sorted({slot.start for slot in found.slots})


@pytest.mark.setting("scheduling.mode")
def test_mode_decides_between_book_ask_and_see(booked, refusal, set_to, jo, tess, maya, dee):
    set_to("mode", "make")
    assert booked(jo, WEDNESDAY_10).state == "booked"
    set_to("mode", "request", client=tess)
    assert booked(tess, chicago(4, 11)).state == "requested"
    set_to("mode", "view", client=maya)
    assert refusal(maya, chicago(4, 13), by=dee, rules="client") == ["mode"]


@pytest.mark.setting("scheduling.mode")
def test_mode_needs_the_providers_seat(refusal, set_to, juniper, jo, kofi, ruth):
    set_to("mode", "make")
    sold = Subscription.objects.create(product="scheduling", by_seat=True)
    Seat.objects.create(subscription=sold, provider=ruth)
    assert refusal(jo, WEDNESDAY_10) == ["mode"]


@pytest.mark.setting("scheduling.bookable_providers")
def test_only_assigned_providers_unless_the_practice_opens_all(booked, refusal, set_to, juniper, jo, kofi, ruth):
    def offered():
        return set(bookable_providers(client=jo, settings=resolve(practice=juniper, client=jo)))

    assert offered() == {kofi}
    assert refusal(jo, WEDNESDAY_10, provider=ruth) == ["provider_bookable"]
    set_to("bookable_providers", "any")
    assert offered() == {kofi, ruth}
    assert booked(jo, WEDNESDAY_10, provider=ruth)


@pytest.mark.setting("scheduling.booking_notice_hours")
def test_nothing_is_offered_within_the_notice(refusal, booked, set_to, jo, kofi, individual):
    set_to("booking_notice_hours", 49)
    assert refusal(jo, WEDNESDAY_10 - timedelta(hours=1)) == ["booking_notice"]
    assert starts(kofi, individual)[0] == WEDNESDAY_10.timestamp()
    assert booked(jo, WEDNESDAY_10)
    set_to("booking_notice_hours", 0)
    assert starts(kofi, individual)[0] == NOW.timestamp()


@pytest.mark.setting("scheduling.horizon_days")
def test_nothing_is_offered_beyond_the_horizon(refusal, booked, set_to, jo, kofi, individual):
    set_to("horizon_days", 3)
    assert starts(kofi, individual)[-1] == chicago(5, 16).timestamp()
    assert refusal(jo, chicago(6, 9)) == ["horizon"]
    assert booked(jo, chicago(5, 16))


@pytest.mark.setting("scheduling.max_upcoming")
def test_max_upcoming_counts_what_was_made_in_the_portal(booked, refusal, set_to, jo, dee):
    set_to("max_upcoming", 2)
    booked(jo, chicago(3, 10), by=dee)
    booked(jo, WEDNESDAY_10)
    booked(jo, chicago(5, 10))
    assert refusal(jo, chicago(6, 10)) == ["max_upcoming"]
    assert booked(jo, chicago(6, 10), now=chicago(4, 12))


@pytest.mark.setting("scheduling.max_upcoming")
def test_a_practices_limit_counts_all_providers_a_providers_own_only_theirs(booked, refusal, set_to, jo, ruth):
    assign(jo, ruth)
    set_to("max_upcoming", 1)
    booked(jo, WEDNESDAY_10)
    assert refusal(jo, chicago(5, 10), provider=ruth) == ["max_upcoming"]
    set_to("max_upcoming", 1, provider=ruth)
    booked(jo, chicago(5, 10), provider=ruth)
    assert refusal(jo, chicago(6, 10), provider=ruth) == ["max_upcoming"]


@pytest.mark.setting("scheduling.max_upcoming")
def test_no_limit(booked, set_to, jo):
    set_to("max_upcoming", None)
    assert [booked(jo, chicago(day, 10)).state for day in (4, 5, 6, 10, 11, 12, 13)]


@pytest.mark.setting("scheduling.appointment_minutes")
def test_services_without_a_length_take_the_settings(booked, set_to, jo, kofi):
    talk = Service.objects.create(name="Talk")
    set_to("appointment_minutes", 20)
    assert booked(jo, chicago(4, 9, 30), service=talk).ends_at == chicago(4, 9, 50)


@pytest.mark.setting("scheduling.break_minutes")
def test_breaks_lie_between_starts(refusal, booked, set_to, jo, tess, kofi, individual):
    set_to("break_minutes", 25)
    assert starts(kofi, individual, until=chicago(4, 0))[:3] == [
        chicago(3, h, m).timestamp() for h, m in ((9, 0), (10, 15), (11, 30))
    ]
    booked(jo, chicago(4, 10, 15))
    assert refusal(tess, chicago(4, 10)) == ["on_grid", "slot_free"]


@pytest.mark.setting("scheduling.max_simultaneous")
def test_a_time_can_be_shared(booked, refusal, set_to, jo, tess, maya, dee):
    set_to("max_simultaneous", 2)
    booked(jo, WEDNESDAY_10)
    booked(tess, WEDNESDAY_10)
    assert refusal(maya, WEDNESDAY_10, by=dee, rules="client") == ["slot_free"]
    assert refusal(maya, WEDNESDAY_10, by=dee) == ["slot_free"]
    assert set(Place.objects.values_list("number", flat=True)) == {1, 2}


@pytest.mark.setting("scheduling.max_simultaneous")
def test_lowering_it_keeps_what_is_booked(booked, refusal, set_to, jo, tess, maya, dee):
    set_to("max_simultaneous", 3)
    booked(jo, WEDNESDAY_10)
    second = booked(tess, WEDNESDAY_10)
    set_to("max_simultaneous", 1)
    assert refusal(maya, WEDNESDAY_10, by=dee) == ["slot_free"]
    assert second.capacity == 3


@pytest.mark.setting("scheduling.request_holds_slot")
def test_requests_hold_the_time_or_not(booked, refusal, set_to, jo, tess):
    set_to("request_holds_slot", False)
    booked(jo, WEDNESDAY_10)
    assert booked(tess, WEDNESDAY_10).state == "requested"
    assert not Place.objects.exists()


@pytest.mark.setting("scheduling.client_can_cancel")
def test_clients_cancel_where_they_may(booked, set_to, acting, jo):
    made = booked(jo, WEDNESDAY_10)
    set_to("client_can_cancel", False)
    with pytest.raises(Refused) as caught:
        acts.cancel(actor=acting(jo), now=NOW, appointment=made)
    assert caught.value.decision.codes == ["client_can_cancel"]
    assert "555-0134" in caught.value.decision.client_sentence
    set_to("client_can_cancel", True)
    assert acts.cancel(actor=acting(jo), now=NOW, appointment=made).state == "cancelled"


@pytest.mark.setting("scheduling.cancel_notice_hours")
def test_inside_the_notice_clients_are_told_whom_to_call(booked, set_to, acting, jo):
    made = booked(jo, WEDNESDAY_10)
    set_to("cancel_notice_hours", 48)
    with pytest.raises(Refused) as caught:
        acts.cancel(actor=acting(jo), now=WEDNESDAY_10 - timedelta(hours=47, minutes=59), appointment=made)
    assert caught.value.decision.codes == ["cancel_notice"]
    assert "48 hours" in caught.value.decision.client_sentence
    assert acts.cancel(actor=acting(jo), now=WEDNESDAY_10 - timedelta(hours=48), appointment=made)


@pytest.mark.setting("scheduling.cancel_notice_hours")
def test_no_notice_lets_them_always_cancel(booked, set_to, acting, jo):
    made = booked(jo, WEDNESDAY_10)
    set_to("cancel_notice_hours", 0)
    assert acts.cancel(actor=acting(jo), now=WEDNESDAY_10 - timedelta(minutes=1), appointment=made)


@pytest.mark.setting("scheduling.late_cancel_hours")
def test_what_a_client_cancels_late_is_marked_and_the_practices_is_not(booked, set_to, acting, jo, tess, dee):
    set_to("cancel_notice_hours", 0)
    set_to("late_cancel_hours", 12)
    one, two, three = (
        booked(who, at, by=dee) for who, at in ((jo, chicago(4, 10)), (jo, chicago(5, 10)), (tess, chicago(4, 11)))
    )
    late = chicago(4, 9)
    assert acts.cancel(actor=acting(jo), now=late, appointment=one).state == "late_cancelled"
    assert acts.cancel(actor=acting(jo), now=late, appointment=two).state == "cancelled"
    assert acts.cancel(actor=acting(dee), now=late, appointment=three).state == "cancelled"


@pytest.mark.setting("scheduling.cancellation_message")
def test_the_practices_words_are_there_for_the_page(set_to, juniper, kofi, jo):
    def words():
        return resolve(practice=juniper, provider=kofi, client=jo)["scheduling.cancellation_message"]

    assert words() == "Are you sure you want to cancel this appointment?"
    set_to("cancellation_message", "", provider=kofi)
    assert words() == ""


@pytest.mark.setting("scheduling.notified_staff")
def test_named_staff_hear_of_each_appointment(booked, set_to, jo, dee, kofi):
    set_to("notified_staff", [str(dee.pk)])
    booked(jo, WEDNESDAY_10)
    assert set(Delivery.objects.filter(kind="staff.request_in").values_list("to", flat=True)) == {dee.email, kofi.email}


@pytest.mark.parametrize(
    ("key", "code"), [("portal.enabled", "portal_enabled"), ("portal.module.appointments", "module_on")]
)
def test_without_portal_or_module_there_is_no_door(refusal, set_to, jo, acting, key, code):
    from portico.access.actors import SystemActor
    from portico.portal_settings.acts import set_value
    from portico.portal_settings.targets import Target

    set_value(actor=SystemActor(jo.practice), now=NOW, key=key, target=Target("client", jo), value=False)
    assert refusal(jo, WEDNESDAY_10) == [code]
    assert decide(actor=acting(jo), action="see_appointments", client=jo, now=NOW).codes == [code]
