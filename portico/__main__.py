"""The command ``portico``."""

from __future__ import annotations

import os
import sys

USAGE = """\
usage: portico COMMAND [options]

  serve             the web server
  worker            sends mail and does the periodic work
  demo              two practices with a believable history, web, worker and a mail viewer
  migrate           bring the database up to date
  create-practice   a new practice with its first administrator
  create-token      a bearer token for the API
  check-invariants  examine the data: capacity, limits, trail, outbox, settings

"portico COMMAND --help" tells more; every Django management command works too.
"""


def main(arguments: list[str] | None = None) -> None:
    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portico.config.settings")
    command, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if command in {"-h", "--help", "help"}:
        print(USAGE, end="")
    elif command == "serve":
        from portico.config.serving import serve

        serve(rest)
    elif command == "demo":
        from portico.demo.processes import demo

        demo(rest)
    else:
        _manage(command, rest)


def _manage(command: str, rest: list[str]) -> None:
    from django.core.management import execute_from_command_line

    if command == "migrate":
        # The cache table is nobody's model. Made first, so that what runs after migrating sees it too.
        execute_from_command_line(["portico", "createcachetable"])
    execute_from_command_line(["portico", command.replace("-", "_"), *rest])


if __name__ == "__main__":
    main()
