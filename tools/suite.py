"""The checks and the tests."""

from __future__ import annotations

import subprocess

import postgres
from shell import PYTHON, ROOT, VAR, VENV, run, say

CHECKS = {
    "ruff": [VENV / "bin/ruff", "check", "."],
    "format": [VENV / "bin/ruff", "format", "--check", "."],
    "imports": [VENV / "bin/lint-imports", "--no-cache"],
}
BOTH_ENGINES = ("--dist=each", *(f"--tx=popen//env:PORTICO_TEST_DATABASE={name}" for name in ("sqlite", "postgres")))


def check() -> int:
    """The checks that need no database; 0 when all pass."""
    failed = [name for name, command in CHECKS.items() if run(*command, quiet=True, check=False)]
    for name in failed:
        say(f"check failed: {name}")
    return 1 if failed else 0


def fmt() -> None:
    run(VENV / "bin/ruff", "check", "--fix", "--quiet", ".", check=False)
    run(VENV / "bin/ruff", "format", "--quiet", ".")


def test(words: list[str]) -> int:
    """The whole suite on SQLite and, beside it, all that touches data on PostgreSQL: one pytest, one summary line.

    With arguments of its own, pytest runs with them instead.
    """
    failed = check()
    ours = not postgres.running()
    parts = ("--parts=sqlite,postgres,browser", f"--parts-report={VAR / 'test-parts.json'}")
    VAR.mkdir(mode=0o700, exist_ok=True)
    try:
        postgres.start()
        command = [PYTHON, "-m", "pytest", *(words or ("-q", *BOTH_ENGINES, *parts))]
        done = subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL)
    finally:
        if ours:
            postgres.stop()
    return done.returncode or failed
