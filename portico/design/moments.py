"""Dates, times, zones and lengths in words: "Tue 18 March, 4:00 pm", "4:00 to 4:50 pm", "Chicago time".

Instants are aware datetimes; a zone is a `ZoneInfo` or its name. The patterns are translated as Django date formats.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

Zone = ZoneInfo | str


def local(start: datetime, zone: Zone) -> datetime:
    """The instant on the wall clock of a zone."""
    return start.astimezone(zone if isinstance(zone, ZoneInfo) else ZoneInfo(str(zone)))


def day(value: date | datetime, zone: Zone | None = None, *, long: bool = False, year: bool = False) -> str:
    """ "Tue 18 March", "Tuesday 18 March" or, with the year, "Tue 18 March 2025"."""
    if isinstance(value, datetime) and zone is not None:
        value = local(value, zone)
    pattern = pgettext("date format", "l j F") if long else pgettext("date format", "D j F")
    if year:
        pattern = pgettext("date format", "l j F Y") if long else pgettext("date format", "D j F Y")
    return date_format(value, pattern)


def full_date(value: date | datetime, zone: Zone | None = None) -> str:
    """ "18 March 2025"."""
    if isinstance(value, datetime) and zone is not None:
        value = local(value, zone)
    return date_format(value, pgettext("date format", "j F Y"))


def clock(start: datetime, zone: Zone) -> str:
    """ "4:00 pm"."""
    return _spoken(local(start, zone))


def span(start: datetime, end: datetime, zone: Zone) -> str:
    """ "4:00 to 4:50 pm" within one half of the day, else "11:30 am to 12:20 pm"."""
    first, last = local(start, zone), local(end, zone)
    begin = _spoken(first)
    if (first.hour < 12) == (last.hour < 12) and first.date() == last.date():
        begin = begin.removesuffix(" am").removesuffix(" pm")
    return _("%(start)s to %(end)s") % {"start": begin, "end": _spoken(last)}


def when(start: datetime, zone: Zone, end: datetime | None = None, *, year: bool = False) -> str:
    """ "Tue 18 March, 4:00 pm" or, with an end, "Tue 18 March, 4:00 to 4:50 pm"."""
    time = span(start, end, zone) if end is not None else clock(start, zone)
    return _("%(day)s, %(time)s") % {"day": day(start, zone, year=year), "time": time}


def zone_city(zone: Zone) -> str:
    """The zone as people name it, "Chicago time"; never an abbreviation."""
    key = zone.key if isinstance(zone, ZoneInfo) else str(zone)
    if "/" not in key:
        return key
    return _("%(city)s time") % {"city": key.rsplit("/", 1)[1].replace("_", " ")}


def minutes(amount: int) -> str:
    """ "50 minutes", "1 hour", "1 hour 20 minutes"; never "50m", which is read aloud as metres."""
    hours, rest = divmod(amount, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if rest or not hours:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", rest) % {"n": rest})
    return " ".join(parts)


def _spoken(moment: datetime) -> str:
    text = date_format(moment, pgettext("time format", "g:i a"))
    return text.replace("a.m.", "am").replace("p.m.", "pm")
