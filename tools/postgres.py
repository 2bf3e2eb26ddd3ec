"""A scratch PostgreSQL for tests: one per checkout, on the loopback, started once and shared by all test processes."""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shell import VAR, Missing
from system import need_for_tests, postgres_bin

STATE = VAR / "test-postgres.json"
# Nothing here outlives the tests, so nothing needs to reach the disk.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 -c timezone=UTC"
ROLES = """
CREATE ROLE portico_owner LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB PASSWORD '{password}';
CREATE ROLE portico_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '{password}';
GRANT portico_app TO portico_owner;
CREATE DATABASE portico OWNER portico_owner;
"""


def start() -> str:
    """The address of the running server's database ``portico``, as the role that owns the tables."""
    with _alone():
        state = _state()
        if not state or not Path(state["folder"], "data/PG_VERSION").exists():
            state = _create()
        if not _listens(state["port"]):
            state["port"] = _free_port()
            _keep(state)
            _server(state, "start")
        return f"postgresql://portico_owner:{state['password']}@127.0.0.1:{state['port']}/portico"


def stop() -> None:
    """Stop the server and remove all it held."""
    with _alone():
        state = _state()
        if state:
            if _listens(state["port"]):
                _server(state, "stop")
            shutil.rmtree(state["folder"], ignore_errors=True)
            STATE.unlink(missing_ok=True)


def running() -> bool:
    state = _state()
    return bool(state) and _listens(state["port"])


@contextmanager
def _alone() -> Iterator[None]:
    VAR.mkdir(mode=0o700, exist_ok=True)
    with (VAR / "test-postgres.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _state() -> dict:
    try:
        return json.loads(STATE.read_text())
    except (OSError, ValueError):
        return {}


def _keep(state: dict) -> None:
    STATE.touch(mode=0o600)
    STATE.write_text(json.dumps(state))


def _create() -> dict:
    need_for_tests()
    # Not below the checkout: the server's user may be unable to enter it, and socket paths have a length limit.
    folder = Path(tempfile.mkdtemp(prefix="portico-postgres-"))
    password = secrets.token_hex(16)
    (folder / "password").write_text(password)
    user = _server_user()
    if user:
        for path in (folder, folder / "password"):
            os.chown(path, user.pw_uid, user.pw_gid)
    options = ["--auth=scram-sha-256", f"--pwfile={folder}/password", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    _as_server("initdb", "-D", f"{folder}/data", "-U", "postgres", *options)
    state = {"folder": str(folder), "port": _free_port(), "password": password}
    _keep(state)
    _server(state, "start")
    _sql(state, ROLES.format(password=password))
    return state


def _server(state: dict, verb: str) -> None:
    folder = state["folder"]
    more = ["-l", f"{folder}/log", "-o", f"-h 127.0.0.1 -p {state['port']} -k {folder} {FAST}"]
    _as_server("pg_ctl", "-D", f"{folder}/data", "-w", "-m", "fast", *(more if verb == "start" else []), verb)


def _sql(state: dict, text: str) -> None:
    words = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(state["port"]), "-U", "postgres"]
    _as_server(*words, "-d", "postgres", stdin=text, PGPASSWORD=state["password"])


def _as_server(program: str, *words: str, stdin: str = "", **environment: str) -> None:
    command = [str((postgres_bin() or Path()) / program), *words]
    if _server_user():
        command = ["runuser", "-u", "postgres", "--", *command]
    # The server outlives us, so it must not hold our output: whoever reads that would wait for ever.
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(
            command, cwd="/", input=stdin, text=True, stdout=output, stderr=output, env=os.environ | environment
        )
        output.seek(0)
        if done.returncode:
            raise Missing(f"PostgreSQL's {program} failed:\n{output.read()[-2000:]}")


def _server_user() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise Missing("The user postgres is missing: install Debian's package postgresql.") from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0
