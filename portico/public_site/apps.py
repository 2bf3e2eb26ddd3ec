from django.apps import AppConfig


class PublicSiteConfig(AppConfig):
    name = "portico.public_site"
    label = "public_site"
