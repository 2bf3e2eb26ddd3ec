"""When a provider sees people: their weekly hours, hours on single dates, and time away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.locks import lock
from portico.people.models import Staff
from portico.practices.models import Location
from portico.scheduling.models import HoursOnDate, TimeOff, WeeklyHours
from portico.scheduling.models.availability import Offered
from portico.trail.recording import record


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One stretch of weekly hours, in the provider's wall time: weekday 0 is Monday, minutes from midnight."""

    weekday: int
    start_minute: int
    end_minute: int
    location: Location | None = None
    format: str = Offered.BOTH
    every_weeks: int = 1
    effective_from: date | None = None
    effective_until: date | None = None


@act
def set_weekly_hours(*, actor: Actor, now: datetime, provider: Staff, rows: Iterable[Row]) -> list[WeeklyHours]:
    """Replace all weekly hours of ``provider``. Raises ValidationError for hours that cannot be."""
    provider = _theirs(actor, provider)
    fresh = [WeeklyHours(practice=actor.practice, provider=provider, **_fields(row)) for row in rows]
    for hours in fresh:
        _check(hours)
    before = WeeklyHours.objects.filter(provider_id=provider.pk).count()
    WeeklyHours.objects.filter(provider_id=provider.pk).delete()
    WeeklyHours.objects.bulk_create(fresh)
    _record(actor, now, provider, "availability.weekly_hours_set", {"rows": [before, len(fresh)]})
    return fresh


def _fields(row: Row) -> dict[str, object]:
    return {name: getattr(row, name) for name in Row.__dataclass_fields__}


def _check(hours: WeeklyHours | HoursOnDate) -> None:
    hours.clean_fields(exclude=["provider", "practice", "location"])
    if hours.end_minute <= hours.start_minute:
        raise ValidationError({"end_minute": _("The end must come after the beginning.")})
    if getattr(hours, "every_weeks", 1) > 1 and hours.effective_from is None:
        raise ValidationError({"effective_from": _("Say from which day on, so that the weeks can be counted.")})
    until = getattr(hours, "effective_until", None)
    if until and hours.effective_from and until < hours.effective_from:
        raise ValidationError({"effective_until": _("The last day must not come before the first.")})


@act
def add_hours_on_date(
    *,
    actor: Actor,
    now: datetime,
    provider: Staff,
    day: date,
    start_minute: int,
    end_minute: int,
    location: Location | None = None,
    format: str = Offered.BOTH,
) -> HoursOnDate:
    """Hours on one date besides the weekly ones. Raises ValidationError for hours that cannot be."""
    provider = _theirs(actor, provider)
    hours = HoursOnDate(
        practice=actor.practice, provider=provider, day=day, start_minute=start_minute, end_minute=end_minute,
        location=location, format=format,
    )  # fmt: skip
    _check(hours)
    hours.save()
    _record(
        actor,
        now,
        provider,
        "availability.hours_added",
        {"day": day.isoformat(), "minutes": [start_minute, end_minute]},
    )
    return hours


@act
def remove_hours_on_date(*, actor: Actor, now: datetime, hours: HoursOnDate) -> None:
    provider = _theirs(actor, hours.provider)
    hours.delete()
    _record(actor, now, provider, "availability.hours_removed", {"day": hours.day.isoformat()})


@act
def take_time_off(
    *, actor: Actor, now: datetime, provider: Staff, starts_at: datetime, ends_at: datetime, reason: str = ""
) -> TimeOff:
    """Nothing is offered from ``starts_at`` until ``ends_at``; what is booked there stays. Raises ValidationError."""
    provider = _theirs(actor, provider)
    away = TimeOff(practice=actor.practice, provider=provider, starts_at=starts_at, ends_at=ends_at, reason=reason)
    away.clean_fields(exclude=["provider", "practice"])
    if ends_at <= starts_at:
        raise ValidationError({"ends_at": _("The end must come after the beginning.")})
    away.save()
    _record(
        actor,
        now,
        provider,
        "availability.time_off_taken",
        {"from": starts_at.isoformat(), "until": ends_at.isoformat()},
    )
    return away


@act
def end_time_off(*, actor: Actor, now: datetime, time_off: TimeOff) -> None:
    """Take the absence back."""
    provider = _theirs(actor, time_off.provider)
    facts = {"from": time_off.starts_at.isoformat(), "until": time_off.ends_at.isoformat()}
    time_off.delete()
    _record(actor, now, provider, "availability.time_off_ended", facts)


def _theirs(actor: Actor, provider: Staff) -> Staff:
    """The provider, locked, so that a booking sees the hours before or after the change and nothing between."""
    own = actor.staff is not None and actor.staff.pk == provider.pk and actor.may("own_availability")
    if not own and not actor.may("availability"):
        raise PermissionDenied("availability")
    (provider,) = lock(provider)
    return provider


def _record(actor: Actor, now: datetime, provider: Staff, act_name: str, changes: dict[str, object]) -> None:
    record(actor=actor, act=act_name, now=now, about=provider, changes=changes)
