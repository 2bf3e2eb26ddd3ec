"""Threads with connections of their own, and a way to take every guard away: then each of these tests must fail."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import datetime
from importlib import import_module
from threading import Barrier
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from portico.access.actors import ClientActor, SystemActor
from portico.foundation import acts as foundation_acts
from portico.foundation import locks
from portico.foundation.decisions import Refused
from portico.foundation.invariants import violations
from portico.foundation.tenancy import practice_scope
from portico.people.models import Client
from portico.portal_settings.acts import set_value
from portico.portal_settings.targets import Target
from portico.practices.models import Practice
from portico.scheduling.acts import locking
from portico.scheduling.backstop import drop_backstop, raise_backstop
from portico.scheduling.models import Place
from portico.scheduling.tests.conftest import chicago
from portico.testing import cast

#: The package's names are the functions; these are the files they stand in.
accept, book = import_module("portico.scheduling.acts.accept"), import_module("portico.scheduling.acts.book")
WEDNESDAY_10 = chicago(4, 10)
PAUSE = 0.01


@pytest.fixture(autouse=True)
def _real_transactions(transactional_db, dana, monkeypatch) -> None:
    """Commits that other connections see, and a moment between every check and what it allows."""
    _pause_after(monkeypatch, book, "answer")
    _pause_after(monkeypatch, accept, "slot_free")


def _pause_after(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> None:
    real = getattr(module, name)

    def slowly(*args: Any, **kwargs: Any) -> Any:
        found = real(*args, **kwargs)
        time.sleep(PAUSE)
        return found

    monkeypatch.setattr(module, name, slowly)


@pytest.fixture
def at_once(juniper: Practice) -> Callable[..., list[Any]]:
    """Runs callables at the same moment, each in a thread; what was refused comes back as its list of codes."""

    def run(*works: Callable[[], Any]) -> list[Any]:
        start = Barrier(len(works), timeout=30)
        with ThreadPoolExecutor(len(works)) as threads:
            return list(threads.map(lambda work: _one(juniper, start, work), works))

    return run


def _one(practice: Practice, start: Barrier, work: Callable[[], Any]) -> Any:
    try:
        with practice_scope(practice):
            start.wait()
            return work()
    except Refused as refused:
        return refused.decision.codes
    finally:
        connection.close()


@pytest.fixture
def settings_are(juniper: Practice) -> Callable[..., None]:
    def put(**values: Any) -> None:
        with practice_scope(juniper):
            for key, value in values.items():
                target = Target("practice", juniper)
                set_value(actor=SystemActor(juniper), now=cast.NOW, key=f"scheduling.{key}", target=target, value=value)

    return put


@pytest.fixture
def crowd(juniper: Practice, kofi) -> Callable[[int], list[Client]]:
    """That many clients, each with an account and assigned to Dr. Osei."""

    def gather(size: int) -> list[Client]:
        found = [
            cast.client(juniper, f"9{n:03}", f"Client {n}", "Crowd", f"crowd{n}@mail.example") for n in range(size)
        ]
        for one in found:
            cast.assign(one, kofi)
        return found

    return gather


@pytest.fixture
def booking(juniper: Practice, kofi, individual, acting) -> Callable[..., Callable[[], str]]:
    """A booking to be done later, in some thread: gives the state."""

    def prepare(client: Client, *, starts_at: datetime = WEDNESDAY_10, provider=None, by=None) -> Callable[[], str]:
        actor: ClientActor = acting(by or client)
        what = {"client": client, "provider": provider or kofi, "service": individual, "starts_at": starts_at}
        rules = "staff" if by else "client"
        return lambda: book.book(actor=actor, now=cast.NOW, rules=rules, **what).state

    return prepare


@pytest.fixture
def broken(juniper: Practice) -> Callable[[], list[str]]:
    """The violations in the data as it stands."""

    def look() -> list[str]:
        with practice_scope(juniper):
            return violations()

    return look


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch, juniper: Practice) -> Iterator[None]:
    """No locks and no backstop. On SQLite no transactions either: there they are the lock."""
    drop_backstop()
    monkeypatch.setattr(locks, "_for_update", lambda query: query)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(foundation_acts, "transaction", SimpleNamespace(atomic=nullcontext))
        monkeypatch.setattr(locking, "lock", lambda *rows: [type(row)._base_manager.get(pk=row.pk) for row in rows])
    yield
    monkeypatch.undo()
    with practice_scope(juniper):
        Place.objects.all().delete()
    raise_backstop()
