from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class DesignConfig(AppConfig):
    name = "portico.design"
    label = "design"

    def ready(self) -> None:
        # Django's own words ("This field is required.") talk like a form; forms that set theirs keep them.
        Field.default_error_messages["required"] = _("Please fill this in.")
