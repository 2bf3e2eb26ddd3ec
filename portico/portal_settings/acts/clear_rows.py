from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.portal_settings.acts.clear_value import clear_value
from portico.portal_settings.models import Change, Override
from portico.portal_settings.targets import Target


@act
def clear_rows(*, actor: Actor, now: datetime, rows: Iterable[Override], reason: str = "") -> list[Change]:
    """Remove several own values, all or none. Raises NotAllowed."""
    changes = [
        clear_value(actor=actor, now=now, key=row.key, target=Target(row.level, row.about), reason=reason)
        for row in rows
    ]
    return [change for change in changes if change is not None]
