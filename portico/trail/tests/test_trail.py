from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from portico.foundation.tenancy import practice_scope
from portico.trail import chain
from portico.trail.models import AppendOnly, Entry
from portico.trail.recording import record, viewed
from portico.trail.triggers import drop_triggers

from portico.testing.cast import NOW  # isort: skip


@pytest.fixture
def five(in_juniper, dana, jo, acting):
    for number in range(5):
        record(
            actor=acting(dana), act="appointments.accepted", now=NOW + timedelta(minutes=number), client=jo,
            changes={"state": ["requested", "booked"], "number": number},
        )  # fmt: skip


def test_an_entry_says_who_what_whom_and_when(in_juniper, dana, jo, acting):
    entry = viewed(actor=acting(dana), now=NOW, client=jo, page="record")
    entry.refresh_from_db()
    assert (entry.actor_kind, entry.actor_id, entry.actor_name) == ("staff", dana.pk, "Dana Lin")
    assert (entry.act, entry.client_id, entry.at, entry.changes) == ("viewed", jo.pk, NOW, {"page": "record"})


def test_python_refuses_to_change_or_delete(five):
    entry = Entry.objects.first()
    entry.act = "nothing"
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()


@pytest.mark.parametrize("statement", ["UPDATE trail_entry SET actor_name = 'Nobody'", "DELETE FROM trail_entry"])
@pytest.mark.parametrize("sealed", [False, True])
def test_the_database_refuses_to_change_or_delete(five, statement, sealed):
    if sealed:
        chain.seal()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.filter(actor_name="Dana Lin").count() == 5


def test_a_seal_is_set_once(five):
    chain.seal()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(seal="0" * 64)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(sequence=None)


def test_the_chain_grows_without_gaps_and_verifies(five, in_juniper, dana, acting):
    assert chain.seal(limit=3) == 3
    record(actor=acting(dana), act="late", now=NOW - timedelta(hours=1))
    assert chain.seal() == 3
    assert chain.seal() == 0
    assert sorted(Entry.objects.values_list("sequence", flat=True)) == [1, 2, 3, 4, 5, 6]
    assert list(chain.verify()) == []


def test_each_practice_has_a_chain_of_its_own(five, harbor, sam, acting):
    with practice_scope(harbor):
        record(actor=acting(sam), act="settings.changed", now=NOW)
        chain.seal()
        assert Entry.objects.get().sequence == 1
    chain.seal()
    assert list(chain.verify()) == []


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE trail_entry SET actor_name = 'Nobody' WHERE sequence = 3",
        "UPDATE trail_entry SET changes = '{}' WHERE sequence = 3",
        "DELETE FROM trail_entry WHERE sequence = 3",
    ],
)
def test_what_somebody_does_behind_the_database_s_back_is_found(five, harm):
    chain.seal()
    drop_triggers()
    with connection.cursor() as cursor:
        cursor.execute(harm)
    [line] = chain.verify()
    assert "entry 3" in line
