"""The one command, as a person starts and stops it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_demo(data: Path, *words: str) -> Iterator[str]:
    """Yields the address once the demo says that it is ready; interrupts it at the end."""
    port = free_port()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "PORTICO_"))}
    environment |= {"PORTICO_DATA": str(data), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "portico", "demo", f"--port={port}", *words]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        for line in process.stdout:
            if f"http://localhost:{port}/juniper/" in line:
                break
        else:
            pytest.fail(f"the demo ended with {process.wait()}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        status = process.wait(timeout=20)
        process.stdout.close()
        assert status == 0


def answer_to(url: str) -> int:
    with urlopen(url, timeout=10) as answer:
        return answer.status


def test_the_demo_starts_and_stops_as_one(data: Path):
    with running_demo(data) as address:
        for path in ("/healthz", "/juniper/", "/harbor/", "/demo/mail/"):
            assert answer_to(address + path) == 200
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) != 0


def test_a_second_start_is_quick_and_keeps_the_data(data: Path):
    made = (data / "portico.sqlite3").stat().st_ino
    began = time.monotonic()
    with running_demo(data) as address:
        took = time.monotonic() - began
        assert answer_to(address + "/juniper/") == 200
    assert took < 10  # the promise is 5 seconds; the machine that tests is busy
    assert (data / "portico.sqlite3").stat().st_ino == made


def test_two_demos_do_not_share_data(data: Path):
    with running_demo(data):
        command = [sys.executable, "-m", "portico", "demo", f"--port={free_port()}"]
        second = subprocess.run(command, env=os.environ | {"PORTICO_DATA": str(data)}, capture_output=True, text=True)
    assert second.returncode == 1
    assert "already running" in second.stderr
