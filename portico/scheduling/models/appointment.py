from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted
from portico.scheduling.models.availability import Format


class Appointment(Tenanted):
    """A time with a provider, asked for or booked. Whoever attends is in ``attendees``: a group is one appointment."""

    LOCK_RANK = 3

    class State(models.TextChoices):
        REQUESTED = "requested", _("Waiting for the practice")
        BOOKED = "booked", _("Confirmed")
        DECLINED = "declined", _("Declined")
        CANCELLED = "cancelled", _("Cancelled")
        LATE_CANCELLED = "late_cancelled", _("Cancelled late")
        EXPIRED = "expired", _("Not answered in time")
        DELETED = "deleted", _("Entered in error")

    class MadeBy(models.TextChoices):
        CLIENT = "client", _("in the portal")
        STAFF = "staff", _("by staff")

    ACTIVE = (State.REQUESTED, State.BOOKED)

    provider = models.ForeignKey("people.Staff", on_delete=models.PROTECT, related_name="appointments")
    service = models.ForeignKey("practices.Service", on_delete=models.PROTECT, related_name="+")
    location = models.ForeignKey(
        "practices.Location", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    format = models.CharField(max_length=10, choices=Format)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    busy_until = models.DateTimeField(help_text=_("The end, and the break that belongs to it."))
    state = models.CharField(max_length=16, choices=State)
    made_by = models.CharField(max_length=10, choices=MadeBy)
    capacity = models.PositiveSmallIntegerField(
        default=1, help_text=_("How many could share the time when it was taken.")
    )
    upcoming_limit = models.PositiveSmallIntegerField(
        null=True, help_text=_("How many upcoming ones the client could have when they made it; none where none held.")
    )
    limit_by_provider = models.BooleanField(default=False, help_text=_("That limit was the provider's own."))
    client_note = models.CharField(max_length=300, blank=True)
    staff_note = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text=_("What the client was told when it was declined."))
    made_at = models.DateTimeField()
    waiting_since = models.DateTimeField(
        help_text=_("When it was asked for, or put back among the waiting: the promise counts from it.")
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey("people.Staff", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")) & Q(busy_until__gte=models.F("ends_at")),
                name="appointment_forward",
            ),
        ]
        indexes = [
            models.Index(fields=["practice", "provider", "starts_at"], name="appointment_by_provider"),
            models.Index(fields=["practice", "starts_at"], name="appointment_by_time"),
            models.Index(
                fields=["practice", "-answered_at"], condition=Q(answered_at__isnull=False), name="appointment_answered"
            ),
            # With the state among its columns and the provider before the time: else SQLite, to count requests by
            # provider, walks through all the practice's appointments in the order of the index above.
            models.Index(
                fields=["practice", "state", "provider", "waiting_since"],
                condition=Q(state="requested"),
                name="appointment_waiting",
            ),
        ]

    @property
    def active(self) -> bool:
        return self.state in self.ACTIVE
