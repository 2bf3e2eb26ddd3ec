"""Dates as people type them: 2016-05-14, 5/14/2016, 14 May 2016, May 14, 2016."""

from __future__ import annotations

import re
from datetime import date

from django.utils.dates import MONTHS

NUMBERS = re.compile(r"(\d{1,4})[-/.\s]+(\d{1,2})[-/.\s]+(\d{2,4})$")
DAY = r"\d{1,2})(?:st|nd|rd|th)?"
WITH_MONTH = re.compile(
    rf"(?:(?P<first>{DAY}\s+)?(?P<month>[^\W\d]{{3,}})\.?(?:\s+(?P<day>{DAY})?\s+(?P<year>\d{{4}})$"
)
ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def parse_date(text: str) -> date | None:
    """The date somebody meant, month first where both orders are possible; None when it is no date."""
    typed = " ".join(text.replace(",", " ").casefold().split())
    if match := NUMBERS.match(typed):
        return _from_numbers(*match.groups())
    if match := WITH_MONTH.match(typed):
        day = match["first"] or match["day"]
        month = _month(match["month"])
        return _date(int(match["year"]), month, int(day)) if day and month else None
    return None


def _from_numbers(first: str, second: str, third: str) -> date | None:
    if len(first) == 4:
        return _date(int(first), int(second), int(third))
    if len(third) != 4 or len(first) > 2:
        return None
    return _date(int(third), int(first), int(second)) or _date(int(third), int(second), int(first))


def _month(word: str) -> int | None:
    for number in range(1, 13):
        names = (ENGLISH[number - 1], str(MONTHS[number]).casefold())
        if any(name.startswith(word) for name in names):
            return number
    return None


def _date(year: int, month: int | None, day: int) -> date | None:
    try:
        return date(year, month or 0, day)
    except ValueError:
        return None
