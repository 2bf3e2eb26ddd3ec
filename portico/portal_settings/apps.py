from django.apps import AppConfig


class PortalSettingsConfig(AppConfig):
    name = "portico.portal_settings"
    label = "portal_settings"
