from __future__ import annotations

from datetime import datetime

from portico.foundation.actors import Actor
from portico.portal_settings import writing
from portico.portal_settings.drafts import Difference
from portico.portal_settings.effects import effects
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import NotAllowed
from portico.portal_settings.targets import Target


def clear_below(
    *, actor: Actor, now: datetime, target: Target, difference: Difference, reason: str
) -> list[Change | None]:
    """Part of saving a page: remove the own values of those who would not follow the change.

    Raises NotAllowed for anybody but an administrator.
    """
    if not actor.may("portal_settings"):
        raise NotAllowed(difference.field, target)
    changes = []
    for effect in effects(practice=actor.practice, target=target, differences=[difference]):
        for keeper in effect.keepers:
            row = keeper.row
            below = Target(row.level, row.about)
            changes.append(
                writing.write(
                    actor=actor, now=now, field=difference.field, target=below, row=row, state={}, reason=reason
                )
            )
    return changes
