"""Real processes of Portico on the database of the test."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection


def database_url() -> str:
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{quote(str(database['NAME']))}"
    who = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgresql://{who}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


@pytest.fixture
def start_portico(transactional_db, tmp_path: Path, settings) -> Iterator[Callable[..., subprocess.Popen]]:
    """Starts ``portico …`` on the test's database and mail server; whatever still runs at the end is killed."""
    running: list[subprocess.Popen] = []

    def start(*words: str, **environment: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "portico", *words],
            env={
                "PATH": os.environ["PATH"],
                "PORTICO_DATA": str(tmp_path),
                "PORTICO_SECRET_KEY": settings.SECRET_KEY,
                "PORTICO_SMTP": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
                "DATABASE_URL": database_url(),
                **environment,
            },
            stderr=subprocess.DEVNULL,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.wait()
