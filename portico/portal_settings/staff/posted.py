"""What a settings form says: per setting "as above" or an own value, and the version that was on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from portico.portal_settings.fields import Choice, Field, Number, StaffList, Text, Toggle
from portico.portal_settings.levels import NOT_SET

INHERIT, OWN, NO_LIMIT = "inherit", "own", "none"
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,9}")


@dataclass
class Posted:
    """The form as values (``wanted``), as versions (``seen``), and as it was typed, for showing it again."""

    wanted: dict[str, Any] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)
    typed: dict[str, tuple[str, Any]] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)


def read(post: QueryDict, fields: list[Field]) -> Posted:
    """Settings that the form does not mention are left alone. ``use_default`` names one to put back."""
    posted = Posted()
    back = post.get("use_default", "")
    for one in fields:
        how, typed = chosen(post, one)
        if back == one.key:
            how = INHERIT
        if how is None or post.get(f"keep.{one.key}") == "theirs":
            continue
        posted.typed[one.key] = (how, typed)
        newer = post.get(f"newer.{one.key}") if post.get(f"keep.{one.key}") == "mine" else None
        posted.seen[one.key] = newer or post.get(f"seen.{one.key}", "")
        try:
            posted.wanted[one.key] = NOT_SET if how == INHERIT else one.clean_here(value_of(one, how, typed))
        except ValidationError as error:
            posted.errors[one.key] = error.messages
    return posted


def chosen(post: QueryDict, one: Field) -> tuple[str | None, Any]:
    """How a setting was answered, and what stands in its own input."""
    name = f"{one.key}.value"
    typed = post.getlist(name) if isinstance(one, StaffList) else post.get(name)
    how = post.get(one.key)
    if how is None and typed not in (None, []):
        how = OWN
    return how, typed


def value_of(one: Field, how: str, typed: Any) -> Any:
    """The stored form of what was typed; what cannot be read goes on as text, for the setting to refuse."""
    if isinstance(one, Toggle):
        return {f"{OWN}:on": True, f"{OWN}:off": False}.get(how)
    if isinstance(one, Choice):
        return how.removeprefix(f"{OWN}:")
    if isinstance(one, Number):
        if how == NO_LIMIT:
            return None if one.no_limit else ""
        text = (typed or "").strip()
        return int(text) if WHOLE_NUMBER.fullmatch(text) else text
    if isinstance(one, Text | StaffList):
        return typed if typed is not None else ""
    return typed


def carried(post: QueryDict, *, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Everything that was posted, for hidden fields of the next step."""
    leave = {"csrfmiddlewaretoken", "once", "step", "reason", "clear_below", "use_default", *without}
    pairs = [(name, value) for name in post for value in post.getlist(name) if name not in leave]
    back = post.get("use_default", "")
    if back:
        pairs = [(name, value) for name, value in pairs if name != back] + [(back, INHERIT)]
    return pairs
