"""The time zones people may choose from."""

from __future__ import annotations

from functools import cache
from importlib import resources
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

NEAR = "America"


@cache
def zone_names() -> frozenset[str]:
    """Every zone this installation knows, old names included. Read from disk once."""
    return frozenset(available_timezones())


@cache
def zones_in_use() -> tuple[str, ...]:
    """One name for each zone in use today (about 300), without aliases."""
    table = resources.files("tzdata.zoneinfo").joinpath("zone1970.tab").read_text()
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(sorted(row[2].strip() for row in rows))


def zone_choices(*, also: str = "", blank: str = "") -> list[tuple[str, object]]:
    """Choices for a select, by part of the world; ``also`` is the value held now, ``blank`` the words for none."""
    names = sorted({*zones_in_use(), *([also] if also else [])})
    parts: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        part, _slash, place = name.partition("/")
        parts.setdefault(part, []).append((name, (place or name).replace("_", " ").replace("/", ", ")))
    groups = sorted(parts.items(), key=lambda group: (group[0] != NEAR, group[0]))
    first: list[tuple[str, object]] = [("", blank)] if blank else []
    return first + [(_part_in_words(part), places) for part, places in groups]


def _part_in_words(part: str) -> str:
    words = {
        "Africa": _("Africa"), "America": _("The Americas"), "Antarctica": _("Antarctica"), "Asia": _("Asia"),
        "Atlantic": _("Atlantic"), "Australia": _("Australia"), "Europe": _("Europe"), "Indian": _("Indian Ocean"),
        "Pacific": _("Pacific"),
    }  # fmt: skip
    return words.get(part, part)
