from django.apps import AppConfig


class PortalSettingsConfig(AppConfig):
    name = "portico.portal_settings"
    label = "portal_settings"

    def ready(self) -> None:
        from portico.portal_settings import checks, invariants, navigation, trail_words  # noqa: F401
