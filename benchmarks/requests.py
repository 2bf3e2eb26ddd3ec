"""The requests that are measured, made from the keys and ids of a world (see ``inside.doors``)."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, NamedTuple
from uuid import uuid4
from zoneinfo import ZoneInfo

from benchmarks import load
from benchmarks.world import WORD

ZONE = ZoneInfo("America/Chicago")
FAR = range(20_000, 24_000)  # of the possible bookings, those that no run comes to
PAGES = {
    "home": ("client", "me/"),
    "settings": ("staff", "desk/settings/scheduling/"),
    "queue": ("staff", "desk/requests/"),
}


class Wanted(NamedTuple):
    """One request."""

    path: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""

    @property
    def raw(self) -> bytes:
        return load.request(self.path, method=self.method, headers=self.headers, body=self.body)


def doors_to(ours: dict[str, Any]) -> dict[str, Wanted]:
    """Each measured request once."""
    return {
        "slots": slots(ours),
        "bare": Wanted(f"/{WORD}/bare/{ours['providers'][0]}", bearer(ours)),
        "booking": next(bookings(ours, skip=random.choice(FAR))),  # noqa: S311
        **{name: page(ours, name) for name in PAGES},
    }


def bearer(ours: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {ours['token']}"}


def slots(ours: dict[str, Any]) -> Wanted:
    """The measured provider's open times of the next 30 days."""
    first = datetime.now(ZONE).date() + timedelta(days=1)
    query = f"provider={ours['providers'][0]}&service={ours['service']}&from={first}&to={first + timedelta(days=29)}"
    return Wanted(f"/{WORD}/api/v1/slots?{query}", bearer(ours))


def page(ours: dict[str, Any], name: str) -> Wanted:
    who, path = PAGES[name]
    return Wanted(f"/{WORD}/{path}", {"Cookie": f"portico_session={ours[who]}"})


def bookings(ours: dict[str, Any], skip: int = 0) -> Iterator[Wanted]:
    """Bookings that are all possible: each a time of its own, and no client at two places at once."""
    for start, provider, client in islice(_times(ours), skip, None):
        body = {
            "client": client, "provider": provider, "service": ours["service"], "start": start.isoformat(),
            "format": "in_person",
        }  # fmt: skip
        headers = bearer(ours) | {"Idempotency-Key": str(uuid4())}
        yield Wanted(f"/{WORD}/api/v1/appointments", headers, "POST", json.dumps(body).encode())


def _times(ours: dict[str, Any]) -> Iterator[tuple[datetime, str, str]]:
    clients, turn = ours["clients"], 0
    day = datetime.now(ZONE).date() + timedelta(days=40)
    while True:
        if day.weekday() < 5:
            for hour in range(8, 22):
                start = datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)
                for provider in ours["providers"]:
                    yield start, provider, clients[turn % len(clients)]
                    turn += 1
        day += timedelta(days=1)
