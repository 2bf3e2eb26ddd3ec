from django.apps import AppConfig


class StaffConsoleConfig(AppConfig):
    name = "portico.staff_console"
    label = "staff_console"

    def ready(self) -> None:
        from portico.staff_console import navigation  # noqa: F401
