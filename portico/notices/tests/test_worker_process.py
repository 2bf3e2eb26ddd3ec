"""``portico worker`` as a process: killed outright, two at once, asked to end."""

from __future__ import annotations

import signal
import time
from collections import Counter
from datetime import timedelta

import pytest

from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.jobs.models import Heartbeat, Periodic
from portico.notices import enqueue
from portico.notices.models import Delivery


@pytest.fixture
def promised(juniper):
    """Promise this many mails, each to another address."""

    def promise(count):
        with practice_scope(juniper):
            for number in range(count):
                enqueue(
                    kind="client.created", practice=juniper, now=clock.now(), to=f"n{number}@mail.example",
                    values={"portal_link": "https://portal.example/"},
                )  # fmt: skip

    return promise


def copies(smtp):
    return Counter(message["To"] for message in smtp.messages)


def slowly(message):
    time.sleep(0.03)


@pytest.mark.parametrize("killed_after", [1, 9])
def test_killed_outright_each_mail_comes_once_and_one_at_most_twice(
    start_portico, smtp, promised, juniper, killed_after
):
    smtp.answer_data = slowly
    promised(30)
    first = start_portico("worker")
    smtp.wait_for(killed_after)
    first.kill()
    first.wait()
    with practice_scope(juniper):
        held = Delivery.objects.filter(state="sending")
        assert held.exists()
        held.update(due_at=clock.now())  # its lease has run out
    Periodic.objects.update(lease_until=clock.now())
    start_portico("worker", "--once").wait(timeout=60)

    assert len(copies(smtp)) == 30
    assert sum(copies(smtp).values()) <= 31
    assert len({message["Message-ID"] for message in smtp.messages}) == 30
    with practice_scope(juniper):
        assert Delivery.objects.filter(state="sent").count() == 30


def test_two_workers_send_nothing_twice(start_portico, smtp, promised):
    smtp.answer_data = slowly
    promised(60)
    workers = [start_portico("worker", "--once") for _ in range(2)]
    for worker in workers:
        assert worker.wait(timeout=60) == 0
    smtp.wait_for(60)
    assert set(copies(smtp).values()) == {1}
    assert len(copies(smtp)) == 60


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_ends_soon_and_leaves_nothing_in_hand(start_portico, smtp, promised, juniper, number):
    smtp.answer_data = slowly
    promised(200)
    worker = start_portico("worker")
    smtp.wait_for(3)
    worker.send_signal(number)
    assert worker.wait(timeout=5) == 0
    with practice_scope(juniper):
        assert not Delivery.objects.filter(state="sending").exists()
        assert Delivery.objects.filter(state="sent").count() == len(smtp.messages)
    assert not Heartbeat.objects.exists()


def test_a_worker_at_rest_sends_what_comes_in_within_two_seconds(start_portico, smtp, promised):
    start_portico("worker")
    promised(1)
    smtp.wait_for(1)
    time.sleep(1.2)
    promised(3)
    begun = clock.now()
    smtp.wait_for(4)
    assert clock.now() - begun < timedelta(seconds=2.5)
