"""A refused attempt is remembered once, after everything it did has been rolled back."""

import pytest

from portico.foundation.decisions import Refused
from portico.foundation.idempotency import once
from portico.foundation.models import OnceKey
from portico.foundation.tenancy import practice_scope
from portico.scheduling import acts
from portico.scheduling.tests.conftest import chicago
from portico.testing.cast import NOW
from portico.trail.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


def test_inside_a_one_time_key_it_is_written_when_that_is_free_again(juniper, dana, acting, jo, kofi, individual):
    actor = acting(jo)

    def try_it() -> dict:
        with pytest.raises(Refused) as caught:
            acts.book(actor=actor, now=NOW, client=jo, provider=kofi, service=individual, starts_at=chicago(2, 10))
        assert not Entry.objects.filter(act="refused").exists()
        raise caught.value

    with practice_scope(juniper):
        with pytest.raises(Refused):
            once(actor=actor, key="a key", content={}, do=try_it)
        assert Entry.objects.get(act="refused").changes["codes"] == ["booking_notice"]
        assert not OnceKey.objects.exists()
