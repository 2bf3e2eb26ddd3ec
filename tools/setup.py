#!/usr/bin/env python3
"""Sets Portico up, runs it and tests it. Needs Python 3.11 and nothing else; the Makefile is a thin door to it.

python3 tools/setup.py setup [--test]   the virtual environment, fonts (and what the tests need)
python3 tools/setup.py run [--port N] [--reset]
python3 tools/setup.py test [pytest's own arguments]
python3 tools/setup.py check | fmt | lock [--upgrade] | bench [names] | assets | postgres start|stop
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit(f"Portico needs Python 3.11 or newer; this is {sys.version.split()[0]} ({sys.executable}).")

import argparse

import assets
import locks
import packages
import postgres
import suite
from shell import PYTHON, VENV, become, say
from system import need_for_tests


def main() -> None:
    parser = argparse.ArgumentParser(prog="tools/setup.py", description=__doc__, formatter_class=_Verbatim)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    verbs.add_parser("setup").add_argument("--test", action="store_true", help="also what the tests need")
    running = verbs.add_parser("run")
    running.add_argument("--port", type=int, default=8000)
    running.add_argument("--reset", action="store_true", help="throw the demo's data away first")
    verbs.add_parser("test").add_argument("words", nargs=argparse.REMAINDER)
    verbs.add_parser("lock").add_argument("--upgrade", action="store_true")
    verbs.add_parser("bench").add_argument("words", nargs=argparse.REMAINDER)
    verbs.add_parser("postgres").add_argument("what", choices=["start", "stop"])
    for verb in ("check", "fmt", "assets"):
        verbs.add_parser(verb)
    if sys.argv[1:2] in (["test"], ["bench"]):  # argparse would take a first option of theirs for one of ours
        options = argparse.Namespace(verb=sys.argv[1], words=sys.argv[2:])
    else:
        options = parser.parse_args()
    globals()[f"do_{options.verb}"](options)


class _Verbatim(argparse.RawDescriptionHelpFormatter):
    pass


def do_setup(options: argparse.Namespace) -> None:
    packages.install("dev" if options.test else "run")
    assets.build()
    if options.test:
        need_for_tests()
    say("Ready. `make run` starts the demo, `.venv/bin/portico` is the command.")


def do_run(options: argparse.Namespace) -> None:
    packages.install("run")
    assets.build()
    become(VENV / "bin/portico", "demo", f"--port={options.port}", *(["--reset"] if options.reset else []))


def do_test(options: argparse.Namespace) -> None:
    _prepare_tests()
    sys.exit(suite.test(options.words))


def do_check(_: argparse.Namespace) -> None:
    packages.install("dev")
    sys.exit(suite.check())


def do_fmt(_: argparse.Namespace) -> None:
    packages.install("dev")
    suite.fmt()


def do_lock(options: argparse.Namespace) -> None:
    packages.install("run")
    locks.lock(options.upgrade)


def do_bench(options: argparse.Namespace) -> None:
    _prepare_tests()
    become(PYTHON, "-m", "benchmarks", *options.words)


def do_postgres(options: argparse.Namespace) -> None:
    if options.what == "start":
        print(postgres.start())
    else:
        postgres.stop()


def do_assets(_: argparse.Namespace) -> None:
    packages.install("run")
    assets.build()


def _prepare_tests() -> None:
    packages.install("dev")
    assets.build()
    need_for_tests()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
