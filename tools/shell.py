"""Running programs and speaking to the person at the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VAR = ROOT / "var"


class Missing(SystemExit):
    """Something this machine lacks; the message says what to type."""

    def __init__(self, message: str) -> None:
        say(message)
        super().__init__(1)


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def run(*command: str | Path, quiet: bool = False, check: bool = True, **options: object) -> int:
    """Run a program in the repository. With ``quiet`` its output is shown only if it fails; a failure ends us too."""
    words = [str(word) for word in command]
    options = {"cwd": ROOT, "stdin": subprocess.DEVNULL} | options
    if quiet:
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "errors": "replace"}
    try:
        done = subprocess.run(words, **options)
    except FileNotFoundError:
        raise Missing(f"Cannot find the program {words[0]}.") from None
    if done.returncode and quiet:
        say(done.stdout[-4000:])
    if done.returncode and check:
        raise Missing(f"This failed: {' '.join(words)}")
    return done.returncode


def become(*command: str | Path, **environment: str) -> None:
    """Replace this process by another, so that Ctrl-C and exit codes are the other's own."""
    words = [str(word) for word in command]
    os.chdir(ROOT)
    os.execve(words[0], words, os.environ | environment)
