"""What the scheduling tests share: a way to set settings, a way to ask for a time, and who may act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from portico.access.actors import SystemActor
from portico.foundation import clock
from portico.foundation.decisions import Refused
from portico.foundation.invariants import violations
from portico.portal_settings.acts import set_value
from portico.portal_settings.targets import Target
from portico.scheduling import acts
from portico.scheduling.models import Appointment
from portico.testing.cast import NOW


def chicago(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    """A moment of 2026 on Juniper's wall clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo("America/Chicago")).astimezone(UTC)


@pytest.fixture
def set_to(in_juniper) -> Callable[..., None]:
    """Set a setting at the practice, or as an own value of a provider or a client."""

    def put(key: str, value: Any, *, provider=None, client=None, at: datetime = NOW) -> None:
        level, about = (
            ("provider", provider) if provider else ("client", client) if client else ("practice", in_juniper)
        )
        set_value(
            actor=SystemActor(in_juniper), now=at, key=f"scheduling.{key}", target=Target(level, about), value=value
        )

    return put


@pytest.fixture
def booked(in_juniper, acting, kofi, individual) -> Callable[..., Appointment]:
    """Book as this client, or for them under the rules of staff (``by``)."""

    def book(client, starts_at: datetime, *, provider=None, by=None, now: datetime = NOW, **more: Any) -> Appointment:
        return acts.book(
            actor=acting(by or client), now=now, client=client, provider=provider or kofi,
            service=more.pop("service", individual), starts_at=starts_at,
            rules=more.pop("rules", "staff" if by else "client"), **more,
        )  # fmt: skip

    return book


@pytest.fixture
def refusal(booked) -> Callable[..., list[str]]:
    """The codes with which this booking is refused."""

    def codes(*args: Any, **kwargs: Any) -> list[str]:
        with pytest.raises(Refused) as caught:
            booked(*args, **kwargs)
        return caught.value.decision.codes

    return codes


@pytest.fixture
def frozen(monkeypatch) -> Callable[[datetime], None]:
    """Pages believe it is NOW, or whatever they are told."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    at(NOW)
    return at


@pytest.fixture(autouse=True)
def _nothing_broken(request):
    """After every test here that opened Juniper, its data is as it must be."""
    watched = "in_juniper" in request.fixturenames
    if watched:
        request.getfixturevalue("dana")  # a practice without an administrator is broken
        request.getfixturevalue("in_juniper")  # and so that it is still open afterwards
    yield
    if watched:
        assert violations() == []
