"""What is measured on running servers: rates and processor time, several rounds, medians."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, repeat
from pathlib import Path
from typing import Any

from benchmarks import requests
from benchmarks.load import drive
from benchmarks.server import Server, environment

OK = {200, 201}


@dataclass
class World:
    """A data folder with a server on it."""

    name: str
    data: Path
    server: Server
    more: dict[str, str] = field(default_factory=dict)
    booked: int = 0

    def __post_init__(self) -> None:
        self.ours: dict[str, Any] = inside(self.data, "doors", **self.more)

    def requests(self, what: str, count: int) -> Iterator[bytes]:
        if what == "booking":
            self.booked += count
            return (one.raw for one in islice(requests.bookings(self.ours, self.booked - count), count))
        return repeat(requests.doors_to(self.ours)[what].raw, count)


@dataclass
class Figure:
    """One kind of request against one world: a value from each round."""

    rates: list[float] = field(default_factory=list)
    cpus: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def median(self) -> dict[str, float]:
        return {
            "per_second": round(statistics.median(self.rates), 1),
            "cpu_ms": round(statistics.median(self.cpus), 2),
            "p50_ms": round(statistics.median(self.waits), 1),
            "p95_ms": round(statistics.quantiles(self.waits, n=20)[18], 1),
        }


def inside(data: Path, what: str, **more: str) -> dict[str, Any]:
    """The answer of ``python -m benchmarks.inside``."""
    command = [sys.executable, "-m", "benchmarks.inside", what]
    done = subprocess.run(command, env=environment(data, **more), stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def measure(worlds: list[World], plan: dict[str, int], rounds: int) -> dict[str, dict[str, dict[str, float]]]:
    """By world and kind of request. The rounds of all worlds alternate, so that a busy minute meets them alike."""
    found = {world.name: {what: Figure() for what in plan} for world in worlds}
    for what, count in plan.items():
        for world in worlds:
            one_round(world, what, max(count // 8, 16), Figure())  # code and caches warm
    for _ in range(rounds):
        for what, count in plan.items():
            for world in worlds:
                one_round(world, what, count, found[world.name][what])
    return {name: {what: one.median() for what, one in figures.items()} for name, figures in found.items()}


def one_round(world: World, what: str, count: int, into: Figure) -> None:
    wanted: Iterable[bytes] = list(world.requests(what, count))
    before = world.server.cpu()
    run = drive(world.server.port, wanted)
    used = world.server.cpu() - before
    if set(run.statuses) - OK:
        raise SystemExit(f"{what} on the {world.name} database: {run.statuses} {run.last and run.last.body[:400]!r}")
    into.rates.append(run.rate)
    into.cpus.append(used / count)
    into.waits += run.waits
