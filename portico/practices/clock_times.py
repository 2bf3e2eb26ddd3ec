"""Times of day as people type them: 9, 9am, 9:30, 0930, 17.30, 5 pm, noon, midnight."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

DAY = 24 * 60
HALF_DAY = 12 * 60
TYPED = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*[:.h]\s*(?P<minute>\d{2})|(?P<packed>\d{2}))?\s*(?P<half>[ap]\.?\s*m?\.?)?$"
)
SAYS_HALF = re.compile(r"[ap]\.?\s*m?\.?$|night$|noon$")


class NotATime(ValueError):
    """What was typed is no time of day."""


def parse_time(text: str) -> int:
    """Minutes since midnight, 0 to 1440. Raises ``NotATime``."""
    typed = " ".join(text.strip().lower().split())
    if typed in {"noon", _("noon")}:
        return HALF_DAY
    if typed in {"midnight", _("midnight")}:
        return 0
    match = TYPED.match(typed) if typed.isascii() else None
    if match is None:
        raise NotATime(text)
    hour, minute = int(match["hour"]), int(match["minute"] or match["packed"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            raise NotATime(text)
        hour = hour % 12 + (12 if match["half"].startswith("p") else 0)
    if minute > 59 or hour * 60 + minute > DAY:
        raise NotATime(text)
    return hour * 60 + minute


def parse_span(start: str, end: str) -> tuple[int, int]:
    """A from-to pair. "9 to 5" means until five in the afternoon, and midnight as an end is the end of the day."""
    first, last = parse_time(start), parse_time(end)
    if last == 0:
        last = DAY
    if last <= first < last + HALF_DAY and last <= HALF_DAY and not SAYS_HALF.search(end.strip().lower()):
        last += HALF_DAY
    return first, last


def show_time(minutes: int) -> str:
    """``540`` is 9:00 am; 1440 is midnight."""
    if minutes in {0, DAY}:
        return _("midnight")
    hour, minute = divmod(minutes, 60)
    half = _("am") if hour < 12 else _("pm")
    return f"{hour % 12 or 12}:{minute:02d} {half}"


def show_span(start: int, end: int) -> str:
    """``9:00 am to 5:00 pm``."""
    return _("%(start)s to %(end)s") % {"start": show_time(start), "end": show_time(end)}
