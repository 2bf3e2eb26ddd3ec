from __future__ import annotations

from django.db import models

from portico.portal_settings.models.scoped import AtOneLevel


class Change(AtOneLevel):
    """One line of the history: a setting's stored state at one level before and after. Written once.

    ``old`` and ``new`` are states as in ``Override.state``; ``through`` says where it was done (console, token's name).
    """

    old = models.JSONField()
    new = models.JSONField()
    by_id = models.UUIDField(null=True)
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()
    through = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True, default="")
    number = models.BigIntegerField()

    class Meta:
        ordering = ["-at", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "target", "key", "level", "number"], name="change_in_order")
        ]
        indexes = [models.Index(fields=["practice", "key", "-at"], name="change_by_key")]

    @property
    def about_value(self) -> bool:
        return self.old.get("value", "not set") != self.new.get("value", "not set") or (
            ("value" in self.old) != ("value" in self.new)
        )

    @property
    def about_delegation(self) -> bool:
        return any(self.old.get(part) != self.new.get(part) for part in ("delegation", "who"))
