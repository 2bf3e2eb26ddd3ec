from django.apps import AppConfig


class TrailConfig(AppConfig):
    name = "portico.trail"
    label = "trail"
