"""What this slice’s acts are called on the trail’s page."""

from django.utils.translation import gettext_lazy as _

from portico.trail.words import describe

describe(
    {
        "settings.changed": _("changed a setting"),
        "settings.denied": _("tried to change a setting without permission"),
    }
)
