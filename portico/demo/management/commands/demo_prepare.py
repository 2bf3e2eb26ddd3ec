from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portico.demo import ground, mailbox
from portico.demo.models import Origin
from portico.foundation import clock

REFUSAL = (
    "This database holds data that the demo did not make, so the demo leaves it alone. "
    "Point PORTICO_DATA or DATABASE_URL somewhere empty."
)


class Command(BaseCommand):
    help = "Migrate and fill the demo's database, if that has not been done; print how to sign in."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--reset", action="store_true", help="throw the demo's data away first")

    def handle(self, *args: Any, reset: bool, **options: Any) -> None:
        try:
            mark = ground.origin()
        except ground.NotOurs:
            raise CommandError(REFUSAL) from None
        if mark and (reset or not mark.finished):
            ground.clear()
            mailbox.clear(settings.PORTICO_DATA)
        ground.migrate()
        mark = Origin.objects.first() or self._build()
        self.stdout.write("\n".join(mark.welcome))

    def _build(self) -> Origin:
        from portico.demo.build import build  # heavy, and needed once

        self.stderr.write("Building the demo's practices …")
        now = clock.now()
        mark = Origin.objects.create(made_at=now)
        mark.welcome = build(now=now)
        mark.finished = True
        mark.save()
        return mark
