"""Two people at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection

from portico.access.actors import StaffActor
from portico.foundation.decisions import Refused
from portico.foundation.tenancy import practice_scope
from portico.people.acts.assign_client import assign_client
from portico.people.acts.end_staff import end_staff
from portico.people.models import Assignment, Staff
from portico.people.queries import administrators
from portico.testing.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(practice, jobs):
    """Run the jobs in threads that start together; True for each that went through."""
    gate = Barrier(len(jobs))

    def run(job):
        try:
            with practice_scope(practice):
                gate.wait()
                job()
            return True
        except (Refused, OperationalError):
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_the_last_two_administrators_cannot_both_go(juniper, dana, kofi):
    with practice_scope(juniper):
        Staff.objects.filter(pk=kofi.pk).update(role="administrator")
    first, second = (
        lambda one=one: end_staff(actor=StaffActor(juniper, one), now=NOW, staff=Staff.objects.get(pk=one.pk))
        for one in (dana, kofi)
    )
    assert sum(at_once(juniper, [first, second])) == 1
    with practice_scope(juniper):
        assert administrators().count() == 1


def test_assigning_many_times_at_once_assigns_once(juniper, dana, ruth, maya):
    actor = StaffActor(juniper, dana)
    jobs = [lambda: assign_client(actor=actor, now=NOW, client=maya, provider=ruth)] * 8
    assert all(at_once(juniper, jobs))
    with practice_scope(juniper):
        assert Assignment.objects.filter(client=maya, provider=ruth, ended_at=None).count() == 1
