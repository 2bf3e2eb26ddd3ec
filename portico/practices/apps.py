from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "portico.practices"
    label = "practices"

    def ready(self) -> None:
        from portico.practices import navigation, trail_words  # noqa: F401  what this slice offers to the shells
