from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SchedulingConfig(AppConfig):
    name = "portico.scheduling"
    label = "scheduling"

    def ready(self) -> None:
        from portico.scheduling import (  # noqa: F401 - they register
            busy,
            consequences,
            invariants,
            navigation,
            portal_settings,
            tasks,
            trail_words,
        )
        from portico.scheduling.backstop import raise_backstop  # models must be loaded first

        post_migrate.connect(raise_backstop, sender=self, dispatch_uid="portico.scheduling.backstop")
