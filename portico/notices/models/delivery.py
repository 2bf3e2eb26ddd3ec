from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Delivery(Tenanted):
    """One mail that was promised in the transaction of an act; the worker sends it. This table is the queue.

    The words are written when the mail is promised. ``due_at`` is when a worker may take it: not before, the next
    try, or, while one has it in hand, the end of its lease. ``promise`` names what was promised to whom, once.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting to be sent")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Could not be delivered")
        SKIPPED = "skipped", _("Not sent")

    class Problem(models.TextChoices):
        SWITCHED_OFF = "switched_off", _("This kind of mail is switched off in Settings.")
        NO_ADDRESS = "no_address", _("There is no e-mail address.")
        WITHDRAWN = "withdrawn", _("It was taken back before it was sent.")
        REFUSED = "refused", _("The mail server refused the address or the mail.")
        TEMPORARY = "temporary", _("The mail server could not take it yet.")
        UNREACHABLE = "unreachable", _("The mail server could not be reached.")
        BROKEN = "broken", _("Something in Portico failed on this mail.")

    OPEN = (State.WAITING, State.SENDING)

    kind = models.CharField(max_length=40)
    promise = models.CharField(max_length=250)
    to = models.EmailField(blank=True)
    client = models.ForeignKey("people.Client", on_delete=models.CASCADE, null=True, related_name="deliveries")
    staff = models.ForeignKey("people.Staff", on_delete=models.CASCADE, null=True, related_name="deliveries")
    about_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    secret = models.BooleanField(default=False, help_text=_("The body opens a door, and is forgotten once sent."))
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    problem = models.CharField(max_length=20, choices=Problem, blank=True)
    problem_detail = models.CharField(max_length=20, blank=True, help_text=_("The server's code, never its words."))
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    holder = models.CharField(max_length=40, blank=True)
    message_id = models.CharField(max_length=320, blank=True)
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [models.UniqueConstraint(fields=["practice", "promise"], name="promised_once")]
        indexes = [
            models.Index(
                fields=["due_at", "practice"], condition=Q(state__in=["waiting", "sending"]), name="delivery_due"
            ),
            models.Index(fields=["practice", "created_at"], name="delivery_by_time"),
            models.Index(fields=["practice", "client", "created_at"], name="delivery_by_client"),
        ]
