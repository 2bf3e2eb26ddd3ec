from django.apps import AppConfig
from django.db.models.signals import post_migrate


class NoticesConfig(AppConfig):
    name = "portico.notices"
    label = "notices"

    def ready(self) -> None:
        from portico.notices import invariants, navigation, portal_settings, tasks  # noqa: F401 - they register
        from portico.notices.outbox.walls import open_a_window

        post_migrate.connect(open_a_window, sender=self, dispatch_uid="portico.outbox_window")
