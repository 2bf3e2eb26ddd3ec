from django.apps import AppConfig
from django.db.models.signals import post_migrate


class FoundationConfig(AppConfig):
    name = "portico.foundation"
    label = "foundation"

    def ready(self) -> None:
        from portico.foundation import closure  # noqa: F401 - registers its invariant
        from portico.foundation.row_security import raise_walls  # models must be loaded first

        post_migrate.connect(raise_walls, sender=self, dispatch_uid="portico.row_security")
