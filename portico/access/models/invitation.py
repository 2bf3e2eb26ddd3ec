from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Invitation(Tenanted):
    """A link sent to one person, with which they choose a password. Only the hash of its secret is kept."""

    LOCK_RANK = 4

    class State(models.TextChoices):
        SENT = "sent", _("sent")
        EXPIRED = "expired", _("expired")
        ACCEPTED = "accepted", _("accepted")
        REVOKED = "revoked", _("withdrawn")
        STOPPED = "stopped", _("stopped after three wrong birth dates")

    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, null=True, related_name="invitations")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, null=True, related_name="invitations")
    email = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)
    delivery = models.ForeignKey("notices.Delivery", on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey("people.Staff", on_delete=models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-sent_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(client=None) ^ models.Q(staff=None), name="invitation_for_one_person"
            ),
        ]
        indexes = [
            models.Index(fields=["practice", "client", "sent_at"], name="invitation_by_client"),
            models.Index(fields=["practice", "staff", "sent_at"], name="invitation_by_staff"),
        ]

    @staticmethod
    def digest_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    def state(self, now: datetime) -> State:
        if self.accepted_at:
            return self.State.ACCEPTED
        if self.revoked_at:
            return self.State.REVOKED
        if self.stopped_at:
            return self.State.STOPPED
        return self.State.EXPIRED if self.expires_at <= now else self.State.SENT

    @property
    def bounced(self) -> bool:
        """Whether the mail could not be delivered."""
        return self.delivery is not None and self.delivery.state == "failed"

    @property
    def person(self):
        """The client or the member of staff it is for."""
        return self.client or self.staff
