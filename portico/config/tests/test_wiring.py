"""The project as a whole: migrations match the models, deployment checks pass, locks and docs are as they must be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


def portico(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, wired as in production."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    command = [sys.executable, "-W", "error::SyntaxWarning", "-m", "portico", *words]
    return subprocess.run(command, cwd=ROOT, env=inherited | environment, capture_output=True, text=True)


def test_the_migrations_match_the_models(tmp_path: Path):
    done = portico("makemigrations", "--check", "--dry-run", PORTICO_DATA=str(tmp_path))
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_deployment_behind_https_passes_the_checks(tmp_path: Path):
    https = {"PORTICO_ADDRESS": "https://portal.example", "PORTICO_BEHIND_PROXY": "1"}
    done = portico("check", "--deploy", "--fail-level=WARNING", PORTICO_DATA=str(tmp_path), **https)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["requirements/run.txt", "requirements/dev.txt", "requirements/assets.txt"])
def test_locks_hold_hashes_and_no_address(name: str):
    text = (ROOT / name).read_text()
    assert "--hash=sha256:" in text
    assert "://" not in text


def test_the_font_lock_holds_no_registry():
    text = (ROOT / "frontend/package-lock.json").read_text()
    assert '"integrity": "sha512-' in text
    assert '"resolved"' not in text


def test_the_command_names_its_verbs():
    done = portico()
    assert done.returncode == 0
    for verb in ("serve", "worker", "demo", "migrate", "create-practice", "create-token", "check-invariants"):
        assert verb in done.stdout


def test_an_unknown_command_is_said_so(tmp_path: Path):
    done = portico("frobnicate", PORTICO_DATA=str(tmp_path))
    assert done.returncode == 1
    assert "Unknown command: 'frobnicate'" in done.stderr
    assert "Traceback" not in done.stderr
