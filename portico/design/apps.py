from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "portico.design"
    label = "design"
