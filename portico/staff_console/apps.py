from django.apps import AppConfig


class StaffConsoleConfig(AppConfig):
    name = "portico.staff_console"
    label = "staff_console"
