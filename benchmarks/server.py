"""Servers of our own on the loopback, what processor time they have used, and how much memory they hold."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import get

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60  # seconds until a server must answer


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def cpu(self) -> float:
        """Processor time that the server and its workers have used so far, in milliseconds."""
        return sum(_times(pid) for pid in tree(self.pid)) * 1000 / TICKS


def environment(data: Path, **more: str) -> dict[str, str]:
    """The environment of a Portico with its own data folder and nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PORTICO_", "DATABASE_URL"))}
    return kept | {"PORTICO_DATA": str(data)} | more


@contextmanager
def serving(data: Path, *command: str, **more: str) -> Iterator[Server]:
    """A server on a free port; ``{port}`` in the command stands for it."""
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in command or PORTICO]
    with (data / "server.log").open("a") as log:
        process = subprocess.Popen(words, env=environment(data, **more), stdout=log, stderr=log, start_new_session=True)
    try:
        wait_for(port, process)
        yield Server(port, process.pid)
    finally:
        end(process)


PORTICO = (sys.executable, "-m", "benchmarks.serve", "--port={port}")


def wait_for(port: int, process: subprocess.Popen, patience: float = PATIENCE) -> None:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if get(port, "/healthz").status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"The server on port {port} did not answer; see server.log in its data folder.")


def end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def tree(pid: int) -> list[int]:
    """A process and all its descendants."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            found += [int(word) for word in _read(task).split()]
    return found


def memory(pid: int) -> dict[str, float]:
    """Resident (each process in full) and proportional (shared pages divided) megabytes of a tree of processes."""
    sizes = {"rss": 0, "pss": 0}
    for one in tree(pid):
        for line in _read(Path(f"/proc/{one}/smaps_rollup")).splitlines():
            name, _, rest = line.partition(":")
            if name.lower() in sizes:
                sizes[name.lower()] += int(rest.split()[0])
    return {name: round(size / 1024, 1) for name, size in sizes.items()}


def _times(pid: int) -> int:
    fields = _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12]) if fields else 0


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
