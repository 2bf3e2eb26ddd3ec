"""``portico demo``: prepares the data, then keeps web, worker and a mail catcher alive until Ctrl-C.

Imports no Django, so that watching the others costs little memory.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO, NoReturn
from urllib.error import URLError
from urllib.request import urlopen

from portico.config.environment import text
from portico.demo.catcher import catch_mail

ONE_PROCESS = ("--workers=1", "--threads=4")  # enough to try it out, and 80 MB less
PATIENCE = 60  # seconds until the web server must have answered


class Stop(Exception):
    """Somebody asked us to end."""


def _die_with_parent() -> None:
    """If the supervisor is killed outright, Linux tells its children; elsewhere they stay."""
    if sys.platform == "linux":
        import ctypes

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)


# A session of its own: Ctrl-C reaches us alone, and we end the others in good order.
APART = {"stdin": subprocess.DEVNULL, "start_new_session": True, "preexec_fn": _die_with_parent}


def demo(arguments: list[str]) -> None:
    """Run the demo until it is interrupted; ends with 1 if a part of it dies."""
    options = _options(arguments)
    data = Path(text("PORTICO_DATA", "var")).resolve()
    address = text("PORTICO_ADDRESS", f"http://{_spoken(options.host)}:{options.port}")
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        with _only_one(data), catch_mail(data) as smtp_port:
            _need_free(options.host, options.port)
            os.environ.update(PORTICO_DEMO="1", PORTICO_ADDRESS=address, PORTICO_SMTP=f"smtp://127.0.0.1:{smtp_port}")
            welcome = _prepare(options.reset)
            running["web server"] = _start("serve", f"--host={options.host}", f"--port={options.port}", *ONE_PROCESS)
            running["worker"] = _start("worker")
            _wait_for_web(f"http://{options.host}:{options.port}/healthz", running)
            print(welcome.replace("{address}", address), flush=True)
            _watch(running)
    except Stop:
        pass
    finally:
        _end(running)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portico demo", description=__doc__.split("\n")[0])
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="(default: %(default)s)")
    parser.add_argument("--reset", action="store_true", help="throw the demo's data away and build it anew")
    return parser.parse_args(arguments)


def _spoken(host: str) -> str:
    # Browsers keep passkeys for names, not for numbers.
    return "localhost" if host == "127.0.0.1" else host


def _only_one(data: Path) -> IO[str]:
    """Hold the data folder's demo lock; two demos on the same data would fight over it."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = (data / "demo.lock").open("w")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _give_up(f"The demo is already running on the data in {data}.")
    return handle


def _need_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            _give_up(f"Port {port} cannot be used ({error.strerror}). Another one: PORT=8123 make run")


def _prepare(reset: bool) -> str:
    command = [*_portico("demo-prepare"), *(["--reset"] if reset else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, **APART)
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout


def _portico(*words: str) -> list[str]:
    return [sys.executable, "-m", "portico", *words]


def _start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(_portico(*words), **APART)


def _wait_for_web(url: str, running: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _need_alive(running)
        try:
            with urlopen(url, timeout=2):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.05)
    _give_up("The web server did not answer.")


def _watch(running: dict[str, subprocess.Popen[bytes]]) -> None:
    while True:
        _need_alive(running)
        time.sleep(0.5)


def _need_alive(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for name, process in running.items():
        if process.poll() is not None:
            _give_up(f"The {name} ended (status {process.returncode}); stopping the demo.")


def _end(running: dict[str, subprocess.Popen[bytes]]) -> None:
    for process in running.values():
        process.terminate()
    for process in running.values():
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise Stop


def _give_up(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise SystemExit(1)
