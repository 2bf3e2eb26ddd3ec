from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "portico.jobs"
    label = "jobs"

    def ready(self) -> None:
        from portico.jobs import tasks  # noqa: F401 - they register
