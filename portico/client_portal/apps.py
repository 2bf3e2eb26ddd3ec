from django.apps import AppConfig


class ClientPortalConfig(AppConfig):
    name = "portico.client_portal"
    label = "client_portal"
