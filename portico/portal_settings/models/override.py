from __future__ import annotations

from typing import Any

from django.db import models

from portico.portal_settings.models.scoped import AtOneLevel, one_target


class Override(AtOneLevel):
    """What is stored for one setting at one level. No row means: as above.

    ``has_value`` tells presence; ``value`` may then be ``None`` (no limit). ``delegation`` and ``who`` stand on the
    practice's row only. ``version`` is the id of the ``Change`` that made the row what it is.
    """

    has_value = models.BooleanField(default=False)
    value = models.JSONField(null=True, blank=True)
    delegation = models.CharField(max_length=10, blank=True, default="")
    who = models.JSONField(null=True, blank=True)
    set_by_id = models.UUIDField(null=True)
    set_by_name = models.CharField(max_length=200)
    set_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True, default="")
    version = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["practice", "target", "key", "level"], name="setting_once_per_target"),
            models.CheckConstraint(condition=one_target(), name="setting_has_one_target"),
        ]
        indexes = [models.Index(fields=["practice", "key", "level"], name="setting_by_key")]

    @property
    def state(self) -> dict[str, Any]:
        """What is set, with what is not set left out: ``{}``, ``{"value": 24}``, ``{"value": …, "who": […]}``."""
        said: dict[str, Any] = {"value": self.value} if self.has_value else {}
        if self.delegation:
            said["delegation"] = self.delegation
        if self.who is not None:
            said["who"] = self.who
        return said

    @state.setter
    def state(self, said: dict[str, Any]) -> None:
        self.has_value, self.value = "value" in said, said.get("value")
        self.delegation, self.who = said.get("delegation") or "", said.get("who")
