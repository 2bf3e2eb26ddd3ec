from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portico.jobs.worker import Worker


class Command(BaseCommand):
    help = "Send mail and do the periodic work, until stopped. Any number of workers may run."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do everything that is due, then end")

    def handle(self, *args: Any, once: bool, **options: Any) -> None:
        worker = Worker()
        worker.listen()
        if once:
            worker.once()
        else:
            worker.run()
