from datetime import timedelta

import pytest

from portico.foundation.decisions import Refused
from portico.scheduling import acts
from portico.scheduling.models import Appointment, Place
from portico.scheduling.queries import open_slots
from portico.testing.cast import NOW

pytestmark = pytest.mark.usefixtures("in_juniper")
TUESDAY_10 = NOW + timedelta(days=2, hours=1)


def test_it_asks_and_holds_the_place(jo, kofi, individual, acting):
    made = acts.book(actor=acting(jo), now=NOW, client=jo, provider=kofi, service=individual, starts_at=NOW + timedelta(days=2))
    assert made.state == Appointment.State.REQUESTED
    assert Place.objects.get().appointment == made
    slots = open_slots(practice=jo.practice, provider=kofi, service=individual, from_=NOW, until=NOW + timedelta(days=3), now=NOW)
    assert slots.time_zone == "America/Chicago"
    assert int(made.starts_at.timestamp()) not in {slot.start for slot in slots.slots}
