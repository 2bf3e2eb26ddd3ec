"""Granian as ``portico serve`` runs it, beside gunicorn's threads with as many workers: a real page and the bare view.

Gunicorn is no dependency of Portico: this part runs where it is installed (``pip install gunicorn``), else it is left
out and the figures of the last time stay.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path
from typing import Any

from benchmarks.measures import Figure, World, one_round
from benchmarks.server import PORTICO, serving

WORKERS = str(max(1, min(4, os.cpu_count() or 1)))
GUNICORN = (
    *(sys.executable, "-m", "gunicorn", "benchmarks.wsgi:application", "--bind=127.0.0.1:{port}"),
    *("--worker-class=gthread", f"--workers={WORKERS}", "--threads=2", "--log-level=warning"),
)


def compare(data: Path, quick: bool) -> dict[str, Any]:
    if importlib.util.find_spec("gunicorn") is None:
        return {}
    commands = {"granian": PORTICO, "gunicorn": GUNICORN}
    found = {name: {"home": Figure(), "bare": Figure()} for name in commands}
    for _ in range(2 if quick else 3):
        for name, command in commands.items():
            with serving(data, *command) as running:
                world = World(name, data, running)
                for what, figure in found[name].items():
                    one_round(world, what, 60, Figure())
                    one_round(world, what, 100 if quick else 200, figure)
    return {name: {what: figure.median() for what, figure in figures.items()} for name, figures in found.items()}
