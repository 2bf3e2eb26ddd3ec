from typing import Any

from django.core.management.commands import flush

from portico.trail.triggers import drop_triggers


class Command(flush.Command):
    """Django's flush empties every table; the trail's triggers step aside, and stand again after it."""

    def handle(self, **options: Any) -> None:
        drop_triggers()
        super().handle(**options)
