from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from portico.jobs import periodic, registry
from portico.jobs.due import claim, run_due
from portico.jobs.models import Periodic
from portico.testing.cast import NOW

pytestmark = [pytest.mark.usefixtures("no_jobs"), pytest.mark.django_db]


@pytest.fixture
def ran():
    """The instants at which an hourly job ran."""
    instants = []

    @periodic("hourly", every=timedelta(hours=1))
    def hourly(*, now):
        instants.append(now)

    return instants


def test_a_job_runs_at_once_and_then_in_its_rhythm(ran, clock):
    for _ in range(10):
        run_due(worker="one", clock=clock)
        clock.forward(minutes=20)
    assert ran == [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2), NOW + timedelta(hours=3)]


def test_a_failing_job_is_tried_again_later_each_time_and_holds_up_nobody(ran, clock, caplog):
    failed = []

    @periodic("failing", every=timedelta(minutes=1))
    def failing(*, now):
        failed.append(now)
        raise ZeroDivisionError("Jo Abara")

    for _ in range(61):
        run_due(worker="one", clock=clock)
        clock.forward(minutes=1)
    assert [(one - NOW).seconds // 60 for one in failed] == [0, 1, 3, 7, 15, 31]
    assert len(ran) == 2
    assert "periodic job failing failed" in caplog.text


def test_a_job_that_works_again_is_forgiven(clock):
    moods = iter([True, True, False, False])

    @periodic("moody", every=timedelta(minutes=1))
    def moody(*, now):
        if next(moods):
            raise ZeroDivisionError

    for _ in range(4):
        run_due(worker="one", clock=clock)
        clock.forward(minutes=3)
    row = Periodic.objects.get(name="moody")
    assert (row.failures, row.next_at) == (0, row.finished_at + timedelta(minutes=1))


def test_what_a_killed_worker_had_begun_is_begun_again_after_its_lease(ran, clock):
    run_due(worker="one", clock=clock)
    clock.forward(hours=1)
    assert claim(registry.periodic_jobs["hourly"], worker="killed", now=clock())
    assert run_due(worker="two", clock=clock) == 0
    clock.forward(minutes=10)
    assert run_due(worker="two", clock=clock) == 1


def test_a_clock_that_was_put_back_does_not_silence_a_job(ran, clock):
    clock.forward(days=400)
    run_due(worker="one", clock=clock)
    clock.forward(days=-400)
    assert run_due(worker="one", clock=clock) == 1


def test_two_jobs_of_one_name_are_an_error(ran):
    with pytest.raises(ValueError, match="hourly"):
        periodic("hourly", every=timedelta(hours=1))(lambda *, now: None)


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_runs_it(ran, clock):
    start = threading.Barrier(8)

    def work(number):
        start.wait()
        run_due(worker=f"worker {number}", clock=clock)
        connection.close()

    for _ in range(5):
        threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        clock.forward(hours=1)
    assert len(ran) == 5
