from __future__ import annotations

from datetime import timedelta

import pytest

from portico.jobs import continuous, periodic
from portico.jobs.models import Heartbeat
from portico.jobs.worker import Worker, alive

pytestmark = [pytest.mark.usefixtures("no_jobs"), pytest.mark.django_db]


def test_once_does_everything_that_is_due_and_ends(clock):
    left = [3]
    done = []

    @periodic("daily", every=timedelta(days=1))
    def daily(*, now):
        done.append("daily")

    @continuous("queue")
    def queue(*, stopping):
        left[0] = max(left[0] - 1, 0)
        return left[0]

    Worker(now=clock).once()
    assert (done, left) == (["daily"], [0])


def test_one_failing_part_does_not_stop_the_others(clock, caplog):
    done = []

    @continuous("failing")
    def failing(*, stopping):
        raise ZeroDivisionError

    @continuous("working")
    def working(*, stopping):
        done.append(1)
        return 0

    Worker(now=clock).once()
    assert done
    assert "failing failed" in caplog.text


def test_a_worker_gives_signs_of_life_while_it_runs(clock):
    seen = []

    @continuous("look")
    def look(*, stopping):
        seen.append(alive(now=clock()))
        return 0

    worker = Worker(now=clock)
    worker.once()
    assert seen == [True]
    assert not Heartbeat.objects.exists()
    worker.beat()
    clock.forward(seconds=40)
    assert not alive(now=clock())


def test_a_worker_that_is_asked_to_end_ends(clock):
    rounds = []

    @continuous("asks")
    def asks(*, stopping):
        rounds.append(1)
        worker.stop()
        return 1

    worker = Worker(now=clock, rest=60)
    worker.run()
    assert rounds == [1]
