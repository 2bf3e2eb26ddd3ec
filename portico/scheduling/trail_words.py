"""What this slice’s acts are called on the trail’s page."""

from django.utils.translation import gettext_lazy as _

from portico.trail.words import describe

describe(
    {
        "appointments.requested": _("asked for a visit"),
        "appointments.booked": _("booked a visit"),
        "appointments.accepted": _("accepted a request"),
        "appointments.declined": _("declined a request"),
        "appointments.answer_undone": _("took back an answer to a request"),
        "appointments.cancelled": _("cancelled a visit"),
        "appointments.deleted": _("removed a visit that was entered in error"),
        "appointments.expired": _("let a request lapse that nobody answered"),
        "appointments.answer_nearly_late": _("reminded staff of a request"),
        "appointments.answer_late": _("noted that a request is late"),
        "availability.weekly_hours_set": _("changed weekly hours"),
        "availability.hours_added": _("added hours on a date"),
        "availability.hours_removed": _("removed hours on a date"),
        "availability.time_off_taken": _("took time off"),
        "availability.time_off_ended": _("ended time off"),
        "refused": _("was refused"),
    }
)
