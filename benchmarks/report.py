"""From what was found to ``README.md`` and ``results.json``: each figure beside what it should be."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

WHAT = {
    "slots": "Slots of one provider, 30 days, 200 appointments (API)",
    "bare": "The ceiling: a bare view that reads those 200 rows",
    "booking": "One booking (API)",
    "home": "Portal home",
    "settings": "Settings page, scheduling",
    "queue": "Request queue, 15 of 25 shown",
}
CPU_LIMITS = {"slots": 4, "booking": 10, "home": 25, "settings": 25, "queue": 25}
MOST_QUERIES = {"home": 15, "settings": 15, "queue": 15}
GROWTH = 1.3


class Line(NamedTuple):
    """One figure against its aim."""

    what: str
    aim: str
    found: str
    ok: bool


def machine() -> dict[str, Any]:
    """What the figures were taken on. No name of it."""
    model = next((row.partition(":")[2].strip() for row in _cpuinfo() if row.startswith("model name")), "")
    return {
        "processor": model or platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_before": round(os.getloadavg()[0], 1),
    }


def _cpuinfo() -> list[str]:
    try:
        return Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return []


def aims(found: dict[str, Any]) -> Iterator[Line]:
    """Every aim that what was found can answer."""
    if "requests" in found:
        yield from _requests(found["requests"]["small"])
        yield from _queries(found["queries"])
        yield from _growth(found["requests"])
        yield from _catalogue(found["catalogue"])
    if first := found.get("first_run"):
        yield _most("First `make run` from nothing", first["first_s"], 90, "s")
        yield _most("Next `make run`", first["next_s"], 5, "s")
        yield _most("Web, worker and supervisor, resident (shared pages once)", first["pss"], 250, "MB")


def _requests(small: dict[str, Any]) -> Iterator[Line]:
    share = small["slots"]["per_second"] / small["bare"]["per_second"]
    yield Line("Slots: share of the bare view's rate", "≥ 25 %", f"{share:.0%}", share >= 0.25)
    rate = small["booking"]["per_second"]
    yield Line("Bookings with 8 clients", "≥ 150/s", f"{rate:.0f}/s", rate >= 150)
    for what, limit in CPU_LIMITS.items():
        yield _most(f"{WHAT[what]}: processor time", small[what]["cpu_ms"], limit, "ms")


def _queries(queries: dict[str, dict[str, int]]) -> Iterator[Line]:
    for what, limit in MOST_QUERIES.items():
        most = max(size[what] for size in queries.values())
        yield _most(f"{WHAT[what]}: queries", most, limit, "")


def _growth(requests: dict[str, Any]) -> Iterator[Line]:
    if "large" not in requests:
        return
    for what in CPU_LIMITS:
        growth = requests["large"][what]["cpu_ms"] / requests["small"][what]["cpu_ms"]
        yield Line(f"{WHAT[what]}: large against small", f"≤ {GROWTH}×", f"{growth:.2f}×", growth <= GROWTH)


def _catalogue(catalogue: dict[str, Any]) -> Iterator[Line]:
    what = f"All {catalogue['settings']} settings of a client with a provider"
    yield _most(f"{what}: queries", catalogue["queries"], 2, "")
    yield _most(f"{what}: Python, without the database's {catalogue['reads_us']} µs", catalogue["python_us"], 300, "µs")


def _most(what: str, value: float, limit: float, unit: str) -> Line:
    return Line(what, f"≤ {limit} {unit}".strip(), f"{value} {unit}".strip(), value <= limit)


def tables(found: dict[str, Any]) -> list[str]:
    """Markdown."""
    rows = ["| Figure | Aim | Found | |", "|---|---|---|---|"]
    rows += [f"| {one.what} | {one.aim} | {one.found} | {'✓' if one.ok else 'misses'} |" for one in aims(found)]
    rows += ["", "| Request | Database | Requests/s | CPU-ms | Median ms | 95th ms |", "|---|---|---|---|---|---|"]
    for world, figures in {**found.get("requests", {}), "PostgreSQL": found.get("postgres", {})}.items():
        rows += [_request(WHAT[what], world, one) for what, one in figures.items()]
    if servers := found.get("servers"):
        rows += ["", "| Server | Request | Requests/s | CPU-ms |", "|---|---|---|---|"]
        for name in ("granian", "gunicorn"):
            rows += [
                f"| {name} | {WHAT[what]} | {one['per_second']} | {one['cpu_ms']} |"
                for what, one in servers[name].items()
            ]
    return rows


def _request(what: str, world: str, one: dict[str, float]) -> str:
    return f"| {what} | {world} | {one['per_second']} | {one['cpu_ms']} | {one['p50_ms']} | {one['p95_ms']} |"


def write(folder: Path, found: dict[str, Any]) -> None:
    """Both files; the comparison of servers stays from the last time where it could not be repeated."""
    kept = folder / "results.json"
    if not found.get("servers") and kept.exists():
        found["servers"] = json.loads(kept.read_text()).get("servers")
    kept.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    here = found["machine"]
    place = (
        f"Taken {found['at']} on {here['cores']} cores ({here['processor']}), Python {here['python']}, SQLite "
        f"{here['sqlite']}; the load average was {here['load_before']} before it began."
    )
    text = (folder / "about.md").read_text()
    (folder / "README.md").write_text(text.replace("{figures}", "\n".join([place, "", *tables(found)])))
