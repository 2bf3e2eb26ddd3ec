from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from portico.people.models import Client, Staff
from portico.portal_settings import resolve
from portico.practices.models import Location, Practice, Service
from portico.scheduling.hours import windows_between
from portico.scheduling.reading import taken_between, visits_of
from portico.scheduling.slots import ANY, Rules, Slot, Window, day_span, local_day, slots
from portico.scheduling.timing import LONGEST_VISIT, instant, rules_of, seconds

#: Nobody looks further than this at once; it also keeps a hand-made range from costing much.
LONGEST_RANGE = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class OpenSlots:
    """What is on offer, in unix seconds, and the zone of the provider's clock."""

    time_zone: str
    slots: list[Slot]


def open_slots(
    *,
    practice: Practice,
    provider: Staff,
    service: Service | None,
    from_: datetime | date,
    until: datetime | date,
    now: datetime,
    client: Client | None = None,
    location: Location | None = None,
    format: str | None = None,
    settings: Any = None,
) -> OpenSlots:
    """The starts a client may choose, from ``from_`` up to ``until``.

    Datetimes are instants, ``until`` excluded; dates are days of the provider's calendar, ``until`` included. With a
    ``client`` their own settings hold and the times of their other visits are left out. ``settings`` where the
    caller has resolved them already.
    """
    provider.practice = practice
    zone = provider.zone
    settings = settings or resolve(practice=practice, provider=provider, client=client)
    wanted = location.pk if location else ANY
    rules = rules_of(practice=practice, settings=settings, service=service, now=now, location=wanted, format=format)
    formats = formats_of(service)
    since = max(_instant(from_, zone, end=False), rules.earliest)
    to = min(_instant(until, zone, end=True) - 1, rules.latest, since + int(LONGEST_RANGE.total_seconds()))
    if since > to:
        return OpenSlots(zone.key, [])
    found = _on_offer(provider, replace(rules, earliest=since, latest=to), formats)
    return OpenSlots(zone.key, _without_own(found, client) if client and found else found)


def formats_of(service: Service | None) -> tuple[str, ...]:
    """How a service can take place."""
    if service is None:
        return ("in_person", "video")
    return tuple(name for name in ("in_person", "video") if getattr(service, name))


def _on_offer(provider: Staff, rules: Rules, formats: tuple[str, ...]) -> list[Slot]:
    zone = provider.zone
    windows: list[Window] = windows_between(
        provider=provider, first=local_day(rules.earliest, zone), last=local_day(rules.latest, zone)
    )
    fitting = [window for window in windows if window.format in formats]
    if not fitting:
        return []
    taken = taken_between(provider_id=provider.pk, since=rules.earliest, until=rules.latest + rules.step)
    return slots(windows=fitting, taken=taken, rules=rules)


def _without_own(found: list[Slot], client: Client) -> list[Slot]:
    busy = visits_of(client_id=client.pk, since=instant(found[0].start - LONGEST_VISIT))
    return [slot for slot in found if not any(visit.start < slot.end and visit.end > slot.start for visit in busy)]


def _instant(moment: datetime | date, zone, *, end: bool) -> int:
    if isinstance(moment, datetime):
        return seconds(moment)
    try:
        return day_span(moment, zone)[end]
    except ValueError:
        return day_span(moment + timedelta(days=1), zone)[0]
