from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client as Http

from portico.access.models import ApiToken
from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.testing.cast import NOW


class Api:
    """The API of a practice as a program sees it that holds a token of ``staff``."""

    def __init__(self, staff: Staff):
        self.base = f"/{staff.practice.slug}/api/v1/"
        secret = f"secret of {staff.pk}"
        with practice_scope(staff.practice):
            ApiToken.objects.create(staff=staff, name="test", digest=ApiToken.digest_of(secret), created_at=NOW)
        self.http = Http(headers={"Authorization": f"Bearer {secret}"})

    def get(self, path: str, **query):
        return self.http.get(self.base + path, query)

    def send(self, method: str, path: str, body: object = None, *, key: str = "", **query):
        headers = {"Idempotency-Key": key} if key else {}
        return self.http.generic(
            method, self.base + path, b"" if body is None else json.dumps(body, default=str), "application/json",
            headers=headers, query_params=query,
        )  # fmt: skip

    def book(self, *, key: str = "", **wanted):
        return self.send("POST", "appointments", wanted, key=key)


@pytest.fixture
def api():
    return Api


@pytest.fixture
def monday_morning():
    """The clock stands on NOW: Monday, 9 am in Chicago."""
    with time_machine.travel(NOW, tick=False):
        yield NOW


def chicago(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in March 2026 in Chicago, before the clocks change."""
    return datetime(2026, 3, day, 0, minute, tzinfo=UTC) + timedelta(hours=hour + 6)
