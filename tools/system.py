"""What Debian packages have to provide, and how they get here."""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

from shell import Missing, run, say

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def postgres_bin() -> Path | None:
    """The folder of the newest PostgreSQL server programs, or None."""
    folders = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    folders.sort(key=lambda path: int(path.split("/")[4]) if path.split("/")[4].isdigit() else 0)
    found = folders[-1] if folders else shutil.which("initdb")
    return Path(found).parent if found else None


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def need_for_tests() -> None:
    """Both engines and a browser, or an exit that says what to install. Root on Debian gets them installed."""
    packages = [] if postgres_bin() else ["postgresql"]
    if not chromium():
        packages.append("chromium")
    if packages:
        need(packages, "The tests run on PostgreSQL and in a browser")


def need(packages: list[str], why: str) -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"{why}: installing {' '.join(packages)} with apt-get …")
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-q", quiet=True, check=False, env=quiet)
        run("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages, quiet=True, env=quiet)
        return
    raise Missing(f"{why}. Install what is missing first:\n\n    sudo apt-get install {' '.join(packages)}\n")
