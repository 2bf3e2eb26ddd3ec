"""The virtual environment: made once, filled from the hash-locked requirements, left alone while they stay the same."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
import sysconfig
from subprocess import DEVNULL

from shell import PYTHON, ROOT, VENV, Missing, run, say
from system import need

STAMP = VENV / "portico-installed.json"
FILES = {"run": ROOT / "requirements/run.txt", "dev": ROOT / "requirements/dev.txt"}


def install(level: str) -> None:
    """Bring ``.venv`` to ``level``: ``run`` is enough to run Portico, ``dev`` adds what tests and checks need."""
    wanted, installed = _wanted(), _installed()
    if installed.get(level) == wanted[level] and installed.get("project") == wanted["project"]:
        return
    _make_venv()
    if installed.get(level) != wanted[level]:
        say(f"Installing the {'packages' if level == 'run' else 'packages for development'} into .venv …")
        _pip("--require-hashes", "-r", FILES[level])
        installed[level] = wanted[level]
        if level == "dev":
            installed["run"] = wanted["run"]
        STAMP.write_text(json.dumps(installed))
    if installed.get("project") != wanted["project"]:
        _pip("--no-deps", "--no-build-isolation", "--editable", ".")
        installed["project"] = wanted["project"]
        STAMP.write_text(json.dumps(installed))


def _wanted() -> dict[str, str]:
    stamps = {level: hashlib.sha256(path.read_bytes()).hexdigest() for level, path in FILES.items()}
    return stamps | {"project": hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()}


def _installed() -> dict[str, str]:
    try:
        return json.loads(STAMP.read_text()) if PYTHON.exists() else {}
    except (OSError, ValueError):
        return {}


def _make_venv() -> None:
    if PYTHON.exists() and run(PYTHON, "-m", "pip", "--version", check=False, stdout=DEVNULL, stderr=DEVNULL) == 0:
        return
    if not _has_venv():
        if not sysconfig.get_path("stdlib").startswith("/usr/lib"):
            raise Missing(f"{sys.executable} has no module venv: use a complete Python 3.11 or newer.")
        need(["python3-venv"], "Python's venv module is missing")
    say("Making .venv …")
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV, quiet=True)


def _has_venv() -> bool:
    try:
        import ensurepip
        import venv
    except ImportError:
        return False
    return bool(venv and ensurepip)


def _pip(*words: object) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "PYTHONHOME"}}
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USER": "0"}
    run(PYTHON, "-m", "pip", "install", "--quiet", *map(str, words), quiet=True, env=environment)
