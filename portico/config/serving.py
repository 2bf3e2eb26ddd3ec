"""``portico serve``: the web server."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

TARGET = "portico.config.wsgi:application"


def serve(arguments: list[str]) -> None:
    """Serve until stopped. Static files are gathered first, by a process of their own that leaves no memory behind."""
    options = _options(arguments)
    _gather_static_files()

    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    Granian(
        TARGET,
        address=options.host,
        port=options.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=options.workers,
        blocking_threads=options.threads,
        # A database connection belongs to a thread: one that ends after half a minute would throw it away.
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        workers_kill_timeout=20,
        log_level=LogLevels.warning,
        process_name=None,
    ).serve()


def _gather_static_files() -> None:
    command = [sys.executable, "-m", "portico", "collectstatic", "--no-input", "--verbosity=0", "--skip-checks"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        hint = ": the fonts are missing, python3 tools/setup.py assets fetches them" if "fonts/" in done.stdout else ""
        raise SystemExit(f"The static files could not be gathered{hint}.")


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portico serve", description="Serve the web application.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="(default: %(default)s)")
    parser.add_argument("--workers", type=int, default=_workers(), help="processes (default: %(default)s)")
    parser.add_argument("--threads", type=int, default=2, help="threads in each process (default: %(default)s)")
    return parser.parse_args(arguments)


def _workers() -> int:
    """One for each processor, up to four: each takes about 80 MB, and beyond that an operator should decide."""
    return max(1, min(4, os.cpu_count() or 1))
