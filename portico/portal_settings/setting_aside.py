from __future__ import annotations

from portico.portal_settings import chain
from portico.portal_settings.delegating import Option
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import NOT_SET, PRACTICE
from portico.portal_settings.models import Override
from portico.portal_settings.resolver import Resolved


def would_be_set_aside(*, field: Field, settings: Resolved, offered: list[Option]) -> dict[str, int]:
    """For each answer to *Who can change this?* by code, how many own values would not count. One query.

    Each is held against the practice's value; how a client's compares with their provider's is left out.
    """
    own = Override.objects.filter(key=field.key, has_value=True).exclude(level=PRACTICE).values_list("level", "value")
    practice = settings.rows_of(field.key).get(PRACTICE, chain.Row())
    above = field.built_in if practice.value is NOT_SET else practice.value
    rows = list(own)
    counts = {}
    for one in offered:
        then = practice._replace(delegation=one.delegation, who=list(one.who))
        counts[one.code] = sum(bool(chain.set_aside(field, then, level, value, above)) for level, value in rows)
    return counts
