"""The lock files: exact versions with hashes, for every platform, without the address of any registry."""

from __future__ import annotations

import shutil
from pathlib import Path

from packages import FILES
from shell import PYTHON, ROOT, VENV, Missing, run

COMMON = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-annotate",
    "--custom-compile-command=make lock",
    "--quiet",
)


def lock(upgrade: bool) -> None:
    """Write both requirements files; keeps the versions they hold unless ``upgrade``."""
    uv = _uv()
    more = ("--upgrade",) if upgrade else ()
    groups = ("--group=dev", "--group=build")
    run(uv, "pip", "compile", "pyproject.toml", "--all-extras", *groups, *COMMON, *more, "-o", FILES["dev"])
    same = ("-c", FILES["dev"])
    run(uv, "pip", "compile", "pyproject.toml", "--all-extras", "--group=build", *COMMON, *same, "-o", FILES["run"])
    run(uv, "pip", "compile", ROOT / "requirements/assets.in", *COMMON, *same, "-o", ROOT / "requirements/assets.txt")
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        if "://" in path.read_text():
            raise Missing(f"{path.name} holds an address; it must hold names, versions and hashes only.")


def _uv() -> Path:
    """uv is needed by this step alone, so it is installed by this step alone."""
    found = shutil.which("uv") or VENV / "bin/uv"
    if not Path(found).exists():
        run(PYTHON, "-m", "pip", "install", "--quiet", "uv", quiet=True)
    return Path(found)
