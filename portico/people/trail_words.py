"""What this slice’s acts are called on the trail’s page."""

from django.utils.translation import gettext_lazy as _

from portico.trail.words import describe

describe(
    {
        "people.client_added": _("added a record"),
        "people.client_changed": _("changed a record"),
        "people.client_archived": _("archived a record"),
        "people.client_restored": _("brought a record back"),
        "people.client_assigned": _("assigned someone to a provider"),
        "people.assignment_ended": _("ended an assignment"),
        "people.offerings_set": _("changed which services a provider offers"),
        "people.staff_added": _("added a colleague"),
        "people.staff_changed": _("changed a colleague’s details"),
        "people.staff_left": _("noted that a colleague left"),
        "people.staff_came_back": _("brought a colleague back"),
    }
)
