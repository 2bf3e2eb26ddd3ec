from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "portico.access"
    label = "access"

    def ready(self) -> None:
        from portico.access import invariants, navigation, portal_settings, sessions, tasks, trail_words  # noqa: F401
