from django.db import models
from django.utils.translation import gettext_lazy as _

from portico.foundation.tenancy import Tenanted


class Subscription(Tenanted):
    """What an operator sells to a practice. No row for a product means it is included (a self-hosted installation)."""

    class Product(models.TextChoices):
        PORTAL = "portal", _("portal")
        SCHEDULING = "scheduling", _("scheduling")
        MESSAGING = "messaging", _("messaging")
        REMINDERS = "reminders", _("reminders")

    product = models.CharField(max_length=20, choices=Product)
    active = models.BooleanField(default=True)
    by_seat = models.BooleanField(default=False, help_text=_("Only providers with a seat have it."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "product"], name="subscription_once")]


class Seat(Tenanted):
    """One provider's share of a subscription that is sold by seat."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="seats")
    provider = models.ForeignKey("people.Staff", on_delete=models.CASCADE, related_name="seats")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["practice", "subscription", "provider"], name="seat_once")]
