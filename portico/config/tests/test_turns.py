"""Writers on SQLite take turns; the turn ends with the transaction, whatever becomes of it."""

import threading
import time

import pytest
from django.db import OperationalError, connection, transaction

from portico.practices.models import Practice

pytestmark = [pytest.mark.sqlite_only, pytest.mark.django_db(transaction=True)]


def rename_all(name: str) -> None:
    with transaction.atomic():
        Practice.objects.update(name=name)


def in_a_thread(work) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_the_turn_is_held_in_a_transaction_only(juniper):
    with transaction.atomic():
        assert connection.turn is not None
        with transaction.atomic():
            pass
        assert connection.turn is not None
    assert connection.turn is None


def test_the_turn_ends_when_the_transaction_fails(juniper):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _ = 1 / 0
    assert connection.turn is None


def test_a_writer_waits_for_the_one_before(juniper):
    with transaction.atomic():
        Practice.objects.update(name="first")
        second = in_a_thread(lambda: rename_all("second"))
        time.sleep(0.05)
        assert second.is_alive()
    second.join(10)
    assert Practice.objects.get().name == "second"


def test_who_waits_too_long_is_told(juniper, settings):
    told = []

    def impatient() -> None:
        connection.settings_dict = connection.settings_dict | {"OPTIONS": {"timeout": 0.05}}
        try:
            rename_all("never")
        except OperationalError as error:
            told.append(str(error))

    with transaction.atomic():
        in_a_thread(impatient).join(10)
    assert told == ["database is locked"]
