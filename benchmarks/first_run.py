"""A fresh clone: how long the first ``make run`` takes until the page answers, how long the next, and what it holds."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

from benchmarks.server import environment, free_port, memory, wait_for

ROOT = Path(__file__).parents[1]


def measure(folder: Path) -> dict[str, Any]:
    """Seconds and megabytes. The packages' downloads are warm when the machine has installed them before."""
    clone = folder / "clone"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
    first = _run(clone)
    then = _run(clone)
    shutil.rmtree(clone)
    return {"first_s": first["seconds"], "next_s": then["seconds"], **then["memory"]}


def _run(clone: Path) -> dict[str, Any]:
    port = free_port()
    began = time.monotonic()
    # Its own environment: not the one we were started in.
    own = environment(clone / "var", PORT=str(port))
    own = {name: value for name, value in own.items() if name not in {"VIRTUAL_ENV", "PYTHONPATH", "MAKEFLAGS"}}
    with (clone / "run.log").open("a") as log:
        process = subprocess.Popen(
            ["make", "run"], cwd=clone, env=own, stdout=log, stderr=log, start_new_session=True
        )  # fmt: skip
        try:
            wait_for(port, process, patience=600)
            seconds = round(time.monotonic() - began, 1)
            time.sleep(5)
            _look_around(port)
            return {"seconds": seconds, "memory": memory(process.pid)}
        finally:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)


def _look_around(port: int) -> None:
    """Some pages, so that memory is measured of a server that has worked."""
    from benchmarks.load import get

    for path in ("/", "/juniper/", "/juniper/sign-in/", "/harbor/", "/demo/mail/") * 5:
        get(port, path)
