"""``make bench``: measure, then write ``README.md`` and ``results.json`` beside this file.

Names choose parts (ARGS="small first"); ``--quick`` takes fewer rounds and neither the large database nor the first
run, and writes nothing. Everything runs on the loopback, with data folders of its own that are gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import first_run, report, servers
from benchmarks.measures import World, inside, measure
from benchmarks.server import environment, serving

HERE = Path(__file__).parent
FULL = {"bare": 600, "slots": 400, "booking": 240, "home": 160, "settings": 120, "queue": 120}
QUICK = {what: count // 4 for what, count in FULL.items()}
ROUNDS, QUICK_ROUNDS = 5, 3


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all when none is named")
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    parts = options.parts or [name for name in PARTS if not (options.quick and name in SLOW)]
    found: dict[str, Any] = {"at": datetime.now(UTC).isoformat(" ", "minutes"), "machine": report.machine()}
    with tempfile.TemporaryDirectory(prefix="portico-bench-") as folder:
        for name in parts:
            began = time.monotonic()
            found |= PARTS[name](Path(folder), options.quick)
            print(f"{name}: {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    if options.parts or options.quick:
        print(json.dumps(found, indent=2))
        print("\n".join(report.tables(found)))
    else:
        report.write(HERE, found)


def build(folder: Path, size: str, **more: str) -> tuple[Path, float]:
    """A world of its own; returns its data folder and the seconds it took."""
    data = folder / f"{size}{'-'.join(more)}"
    data.mkdir()
    began = time.monotonic()
    subprocess.run([sys.executable, "-m", "benchmarks.world", size], env=environment(data, **more), check=True)
    return data, round(time.monotonic() - began, 1)


def small_and_large(folder: Path, quick: bool) -> dict[str, Any]:
    """The requests on a small database, and on a large one in turn with it."""
    sizes = ["small"] if quick else ["small", "large"]
    built = {size: build(folder, size) for size in sizes}
    with ExitStack() as running:
        worlds = [World(size, data, running.enter_context(serving(data))) for size, (data, _) in built.items()]
        found = measure(worlds, QUICK if quick else FULL, QUICK_ROUNDS if quick else ROUNDS)
    return {
        "requests": found,
        "building_s": {size: seconds for size, (_, seconds) in built.items()},
        "queries": {size: inside(data, "queries") for size, (data, _) in built.items()},
        "catalogue": inside(built["small"][0], "catalogue"),
    }


def on_postgres(folder: Path, quick: bool) -> dict[str, Any]:
    """The same requests with PostgreSQL, on a scratch cluster."""
    sys.path.insert(0, str(HERE.parent / "tools"))
    import postgres

    ours = not postgres.running()
    address = postgres.start()
    server, _, _ = address.rpartition("/")
    name = "bench_" + folder.name.rpartition("-")[2].lower()
    own = {"DATABASE_URL": f"{server}/{name}"}
    try:
        psql(address, f"CREATE DATABASE {name}")
        data, _ = build(folder, "small", **own)
        with serving(data, **own) as running:
            world = World("postgres", data, running, own)
            found = measure([world], QUICK if quick else FULL, QUICK_ROUNDS if quick else ROUNDS)
        return {"postgres": found["postgres"]}
    finally:
        psql(address, f"DROP DATABASE IF EXISTS {name}")
        if ours:
            postgres.stop()


def psql(address: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statement)


PARTS: dict[str, Callable[[Path, bool], dict[str, Any]]] = {
    "sizes": small_and_large,
    "postgres": on_postgres,
    "servers": lambda folder, quick: {"servers": servers.compare(build(folder, "small", SERVERS="1")[0], quick)},
    "first": lambda folder, _: {"first_run": first_run.measure(folder)},
}
SLOW = {"postgres", "servers", "first"}


if __name__ == "__main__":
    main()
