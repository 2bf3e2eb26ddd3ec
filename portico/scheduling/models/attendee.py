from django.db import models

from portico.foundation.tenancy import Tenanted


class Attendee(Tenanted):
    """A client at an appointment. ``starts_at`` and ``active`` repeat the appointment's, for the client's own lists."""

    appointment = models.ForeignKey("scheduling.Appointment", on_delete=models.CASCADE, related_name="attendees")
    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, related_name="attendances")
    starts_at = models.DateTimeField()
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "client", "appointment"], name="attends_once")]
        indexes = [models.Index(fields=["practice", "client", "starts_at"], name="attendee_by_client")]
