from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "portico.people"
    label = "people"
