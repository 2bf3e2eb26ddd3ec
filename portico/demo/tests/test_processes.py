import os
import socket
import subprocess
import sys
from pathlib import Path

PREPARE = [sys.executable, "-m", "portico", "demo-prepare"]


def prepare(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    environment |= {"PORTICO_DATA": str(data), "DATABASE_URL": ""}
    return subprocess.run([*PREPARE, *words], env=environment, capture_output=True, text=True)


def test_the_demo_refuses_a_database_it_did_not_make(tmp_path: Path):
    import sqlite3

    database = tmp_path / "portico.sqlite3"
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE somebody_elses (x)")
    for words in ((), ("--reset",)):
        done = prepare(tmp_path, *words)
        assert done.returncode == 1
        assert "leaves it alone" in done.stderr
        assert "Traceback" not in done.stderr
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM somebody_elses").fetchone() == (0,)


def test_a_taken_port_is_named(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "portico", "demo", f"--port={port}"],
            env=os.environ | {"PORTICO_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
