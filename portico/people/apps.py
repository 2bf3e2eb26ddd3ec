from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "portico.people"
    label = "people"

    def ready(self) -> None:
        from portico.people import invariants, navigation, trail_words  # noqa: F401  what this slice offers to others
