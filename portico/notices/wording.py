"""Templates of mails: plain text with placeholders from a safe list, so that nothing private can be expressed.

``{practice_name}`` and the others stand for what their names say. There are no conditions and no filters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

COMMON = frozenset({"practice_name", "portal_link", "given_name"})
INVITATION = COMMON | {"expiry", "sender_name"}
ACCOUNT = COMMON | {"expiry"}
APPOINTMENT = COMMON | {"sender_name", "date", "time", "time_zone", "provider"}
IN_SUBJECTS = frozenset({"practice_name", "expiry", "date", "time", "time_zone"})

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def check(template: str, *, allowed: Iterable[str], subject: bool = False) -> None:
    """Raise ValidationError, naming the placeholder and the allowed ones, unless ``template`` keeps to the safe list.

    A subject shows on a locked screen: it takes no placeholder that names a person, and no second line.
    """
    allowed = sorted(set(allowed) & IN_SUBJECTS if subject else allowed)
    listed = ", ".join(f"{{{name}}}" for name in allowed)
    for name in PLACEHOLDER.findall(template):
        if name not in allowed:
            raise ValidationError(
                _("%(placeholder)s can’t be used here. You can use: %(allowed)s."),
                code="unknown_placeholder",
                params={"placeholder": f"{{{name}}}", "allowed": listed},
            )
    if re.search(r"[{}]", PLACEHOLDER.sub("", template)):
        raise ValidationError(
            _("A curly bracket stands alone. Placeholders look like this: %(allowed)s."),
            code="lone_bracket",
            params={"allowed": listed},
        )
    if subject and CONTROL.search(template):
        raise ValidationError(_("A subject is one line."), code="many_lines")


def fill(template: str, values: Mapping[str, object]) -> str:
    """The text with its placeholders replaced, once: braces in a value mean nothing. KeyError: one is missing."""
    return PLACEHOLDER.sub(lambda found: one_line(str(values[found[1]])), template)


def one_line(text: str) -> str:
    """Names and other values never bring line breaks or control characters into a mail."""
    return CONTROL.sub(" ", text).strip()
