"""What this slice's acts are called on the trail's page."""

from django.utils.translation import gettext_lazy as _

from portico.trail.words import describe

describe(
    {
        "practices.changed": _("changed the practice’s details"),
        "practices.hours_set": _("set the working hours"),
        "practices.closure_added": _("added a closure"),
        "practices.closure_removed": _("removed a closure"),
        "practices.location_added": _("added a location"),
        "practices.location_changed": _("changed a location"),
        "practices.location_closed": _("closed a location"),
        "practices.location_reopened": _("opened a location again"),
        "practices.service_added": _("added a service"),
        "practices.service_changed": _("changed a service"),
        "practices.service_retired": _("retired a service"),
        "practices.service_restored": _("offered a service again"),
    }
)
