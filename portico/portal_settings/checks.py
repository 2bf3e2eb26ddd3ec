"""Contradictory declarations stop the process at its start, not a person at a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ValidationError

from portico.portal_settings.fields import Choice, Field, Number
from portico.portal_settings.levels import DELEGATIONS, FIXED, LEVELS, NARROW, NOT_SET, PRACTICE, looser
from portico.portal_settings.pages import PAGES
from portico.portal_settings.registry import registry
from portico.portal_settings.requirements import Setting


@register("portal_settings")
def declarations(**_: Any) -> list[CheckMessage]:
    """All that can be wrong with what slices declare."""
    return [
        Error(message, obj=key, id=f"portal_settings.{number}")
        for number, key, message in (*duplicates(), *pages(), *rings(), *problems())
    ]


Problem = tuple[str, str, str]


def duplicates() -> Iterator[Problem]:
    keys = Counter(field.key for field in registry.values())
    for key, times in keys.items():
        if times > 1:
            yield "E001", key, f"declared {times} times"
        if key in registry.prefixes:
            yield "E001", key, "is both a setting and the beginning of others"


def pages() -> Iterator[Problem]:
    for section in registry.sections:
        if section.page not in PAGES:
            yield "E002", section.__name__, f"page {section.page!r} is not one of {', '.join(PAGES)}"


def problems() -> Iterator[Problem]:
    for field in registry.values():
        for number, message in (*levels(field), *order(field), *values(field), *needs(field)):
            yield number, field.key, message


def levels(field: Field) -> Iterator[tuple[str, str]]:
    if any(level not in LEVELS for level in field.at) or list(field.at) != sorted(set(field.at), key=LEVELS.index):
        yield "E003", f"at={field.at} must name levels, outermost first"
    elif PRACTICE not in field.at:
        yield "E003", "must be settable by the practice"
    if field.delegation not in DELEGATIONS or field.loosest not in DELEGATIONS:
        yield "E004", f"delegation and loosest are one of {', '.join(DELEGATIONS)}"
    elif looser(field.delegation, field.loosest):
        yield "E005", f"starts looser ({field.delegation}) than its loosest ({field.loosest})"
    elif field.at == (PRACTICE,) and field.loosest != FIXED:
        yield "E006", "has no lower level, so it can only be fixed"
    elif len(field.at) > 1 and field.loosest == FIXED:
        yield "E006", "names lower levels that can never set it"


def order(field: Field) -> Iterator[tuple[str, str]]:
    if NARROW in (field.delegation, field.loosest) and not field.ordered:
        yield "E007", "narrows, but its values have no order"
    if isinstance(field, Number) and field.minimum > field.maximum:
        yield "E008", f"minimum {field.minimum} is above maximum {field.maximum}"
    if isinstance(field, Number) and field.restricts not in ("", "up", "down"):
        yield "E008", "restricts up or down"
    if isinstance(field, Choice) and bool(field.ladder) == bool(field.options):
        yield "E008", "needs either a ladder or options"


def values(field: Field) -> Iterator[tuple[str, str]]:
    candidates = {"default": field.built_in} | ({} if field.when_unmet is NOT_SET else {"when_unmet": field.when_unmet})
    for name, value in candidates.items():
        try:
            field.clean(value)
        except ValidationError as error:
            yield "E009", f"{name} is not a value of its own: {' '.join(error.messages)}"


def needs(field: Field) -> Iterator[tuple[str, str]]:
    if bool(field.requires) != (field.when_unmet is not NOT_SET):
        yield "E010", "requires and when_unmet belong together"
    for one in field.requires:
        if isinstance(one, Setting) and one.key not in registry:
            yield "E011", f"requires {one.key!r}, which is not declared"
        elif isinstance(one, Setting):
            try:
                registry[one.key].clean(one.value)
            except ValidationError:
                yield "E011", f"requires {one.key} to be {one.value!r}, which it can never be"
    if field.under and field.under not in registry:
        yield "E012", f"stands under {field.under!r}, which is not declared"


def rings() -> Iterator[Problem]:
    """Settings that require each other would wait for each other."""
    for field in registry.values():
        seen, next_keys = set(), required_keys(field.key)
        while next_keys:
            key = next_keys.pop()
            if key == field.key:
                yield "E013", key, "requires itself, directly or through others"
                break
            if key not in seen:
                seen.add(key)
                next_keys |= required_keys(key)


def required_keys(key: str) -> set[str]:
    requires = registry[key].requires if key in registry else ()
    return {one.key for one in requires if isinstance(one, Setting)}
