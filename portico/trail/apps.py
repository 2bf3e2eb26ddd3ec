from django.apps import AppConfig
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    name = "portico.trail"
    label = "trail"

    def ready(self) -> None:
        from portico.trail import invariants, navigation  # noqa: F401 - they register
        from portico.trail.triggers import set_triggers

        post_migrate.connect(set_triggers, sender=self, dispatch_uid="portico.trail_triggers")
