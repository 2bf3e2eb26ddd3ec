from django.apps import AppConfig


class ClientPortalConfig(AppConfig):
    name = "portico.client_portal"
    label = "client_portal"

    def ready(self) -> None:
        from portico.client_portal import navigation  # noqa: F401
