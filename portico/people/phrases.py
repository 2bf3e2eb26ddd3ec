"""What this slice's acts are called on the trail's page."""

from django.utils.translation import gettext_lazy as _

from portico.trail.words import describe

describe(
    {
        "people.client_added": _("added a record"),
        "people.client_changed": _("changed a record"),
        "people.client_archived": _("archived a record"),
        "people.client_restored": _("took a record out of the archive"),
        "people.client_assigned": _("assigned a provider"),
        "people.assignment_ended": _("ended an assignment"),
        "people.staff_added": _("added somebody who works here"),
        "people.staff_changed": _("changed details of somebody who works here"),
        "people.staff_left": _("ended the access of somebody who works here"),
        "people.staff_came_back": _("brought back somebody who worked here"),
        "people.offerings_set": _("set which services a provider offers"),
    }
)
