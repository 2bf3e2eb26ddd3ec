from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from portico.foundation.invariants import invariants, violations
from portico.foundation.tenancy import each_practice


class Command(BaseCommand):
    help = "Examine the data of every practice; ends with 1 when something is not as it must be."

    def handle(self, *args: Any, **options: Any) -> None:
        found = [f"{practice.slug}: {line}" for practice in each_practice() for line in violations()]
        for line in found:
            self.stderr.write(line)
        if found:
            raise SystemExit(1)
        self.stdout.write(f"All {len(invariants)} invariants hold.")
