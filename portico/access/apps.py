from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "portico.access"
    label = "access"

    def ready(self) -> None:
        from portico.access import (
            portal_settings,  # noqa: F401
            sessions,  # noqa: F401  (its receiver stamps each sign-in)
        )
