"""The rule itself: from what is stored at each level to the value in force. Pure; the vectors pin it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from portico.portal_settings.fields import Field
from portico.portal_settings.levels import BUILT_IN, FIXED, NARROW, NOT_SET, PRACTICE, REQUIREMENT, looser

USED, REPLACED, PASSES_ON = "used", "replaced", "passes on"
LOCKED, NOT_STRICTER = "set aside: locked", "set aside: not stricter"


class Row(NamedTuple):
    """What is stored at one level; ``value`` is ``NOT_SET`` where only the delegation was."""

    value: Any = NOT_SET
    delegation: str = ""
    who: list[str] | None = None
    set_by: str = ""
    set_at: datetime | None = None
    reason: str = ""
    version: Any = ""


class Verdict(NamedTuple):
    """The stored form of the value in force, who decided, and the result of each level in order."""

    value: Any
    decided_at: str
    results: dict[str, str]


def delegation_in_force(field: Field, practice: Row | None) -> str:
    """What lower levels may do now; never looser than the declaration allows."""
    chosen = practice.delegation if practice is not None and practice.delegation else field.delegation
    return field.loosest if looser(chosen, field.loosest) else chosen


def work_out(field: Field, rows: Mapping[str, Row], levels: tuple[str, ...], unmet: str = "") -> Verdict:
    """The verdict on one setting. ``levels`` are those below the practice that were asked about, outermost first;
    ``unmet`` names the requirement that fails, if one does."""
    value, decided_at = field.built_in, BUILT_IN
    results = {BUILT_IN: USED}
    practice = rows.get(PRACTICE)
    if practice is not None and practice.value is not NOT_SET:
        results = {BUILT_IN: REPLACED, PRACTICE: USED}
        value, decided_at = practice.value, PRACTICE
    for level in levels:
        row = rows.get(level)
        if row is None or row.value is NOT_SET:
            results[level] = PASSES_ON
            continue
        refusal = set_aside(field, practice, level, row.value, value)
        if refusal:
            results[level] = refusal
            continue
        results[decided_at], results[level] = REPLACED, USED
        value, decided_at = row.value, level
    return overruled(field, results, unmet) if unmet else Verdict(value, decided_at, results)


def set_aside(field: Field, practice: Row | None, level: str, value: Any, above: Any) -> str:
    """Why a value at a lower level does not count under ``above``; empty when it does."""
    delegation = delegation_in_force(field, practice)
    if delegation == FIXED or (practice is not None and practice.who is not None and level not in practice.who):
        return LOCKED
    if delegation == NARROW and not field.allows(value, above):
        return NOT_STRICTER
    return ""


def overruled(field: Field, results: dict[str, str], unmet: str) -> Verdict:
    """While a requirement fails, every value that would have counted is set aside; none is lost."""
    counted = (USED, REPLACED)
    results = {level: f"set aside: {unmet}" if result in counted else result for level, result in results.items()}
    results[BUILT_IN] = REPLACED
    return Verdict(field.when_unmet, REQUIREMENT, results)
