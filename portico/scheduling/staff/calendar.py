from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from portico.design import moments
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.models import Staff
from portico.people.queries import providers as providers_here
from portico.practices.models import Closure
from portico.scheduling.models import Appointment, TimeOff, WeeklyHours
from portico.scheduling.queries import appointments_for
from portico.scheduling.staff.days import span_of
from portico.scheduling.staff.visits import Visit, shown

WEEK = timedelta(days=7)


@dataclass
class Day:
    """A day of the agenda: what is on, who is away, and why the doors are closed."""

    day: date
    today: bool
    visits: list[Visit] = field(default_factory=list)
    away: list[dict[str, Any]] = field(default_factory=list)
    closures: list[Closure] = field(default_factory=list)


@require_safe
@staff_page("appointments_view")
def calendar(request: HttpRequest) -> HttpResponse:
    """One week as an agenda, for one provider or all; a provider begins with their own."""
    providers = list(providers_here().order_by("family_name", "given_name"))
    for one in providers:
        one.practice = request.practice
    chosen = _chosen(request, providers)
    zone = chosen.zone if chosen else request.practice.zone
    today = clock.now().astimezone(zone).date()
    monday = monday_of(request.GET.get("week", ""), today)
    days = {
        monday + timedelta(days=n): Day(monday + timedelta(days=n), monday + timedelta(days=n) == today)
        for n in range(7)
    }
    since, until = _edges(monday, zone)
    _fill(request, days, chosen, since, until, zone)
    context = {
        "days": list(days.values()), "providers": providers, "chosen": chosen, "zone": zone, "monday": monday,
        "sunday": monday + timedelta(days=6), "earlier": _address(monday - WEEK, chosen),
        "later": _address(monday + WEEK, chosen), "this_week": _address(today, chosen), "on_this_week": today in days,
        "clocks_change": since.astimezone(zone).utcoffset() != until.astimezone(zone).utcoffset(),
        "no_hours": chosen is not None and not WeeklyHours.objects.filter(provider=chosen).exists(),
        "may_book": request.actor.may("appointments"),
    }  # fmt: skip
    return render(request, "scheduling/staff/calendar.html", context)


def _chosen(request: HttpRequest, providers: list[Staff]) -> Staff | None:
    """The provider asked for; nothing means one's own calendar, ``all`` everybody's."""
    wanted = request.GET.get("provider", "")
    if wanted == "all":
        return None
    if not wanted:
        return next((one for one in providers if one.pk == request.actor.staff.pk), None)
    try:
        pk = UUID(wanted)
    except ValueError:
        raise Http404 from None
    found = next((one for one in providers if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def monday_of(text: str, today: date) -> date:
    """The Monday of the week that ``text`` names a day of; this week's when it names none near enough to matter."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    if abs((day - today).days) > 3660:
        day = today
    return day - timedelta(days=day.weekday())


def _edges(monday: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    return span_of(monday, zone)[0], span_of(monday + timedelta(days=6), zone)[1]


def _fill(
    request: HttpRequest, days: dict[date, Day], chosen: Staff | None, since: datetime, until: datetime, zone: ZoneInfo
) -> None:
    only = {"provider": chosen} if chosen else {}
    on = appointments_for(request.actor).filter(
        starts_at__gte=since, starts_at__lt=until, state__in=Appointment.ACTIVE, **only
    )
    on = on.select_related("provider", "service", "location", "place")
    for visit in shown(on.order_by("starts_at", "provider__family_name", "pk"), request.practice):
        days[visit.starts_at.astimezone(zone).date()].visits.append(visit)
    first, *_between, last = days
    for closure in Closure.objects.filter(first_day__lte=last, last_day__gte=first).select_related("location"):
        for day in days.values():
            if closure.first_day <= day.day <= closure.last_day:
                day.closures.append(closure)
    absences = TimeOff.objects.filter(starts_at__lt=until, ends_at__gt=since, **only).select_related("provider")
    for day, lines in _by_day(absences, zone).items():
        if day in days:
            days[day].away = lines


def _by_day(absences: Any, zone: ZoneInfo) -> dict[date, list[dict[str, Any]]]:
    """For each day the absences that touch it, with the hours of that day in words (none: all day)."""
    found: dict[date, list[dict[str, Any]]] = defaultdict(list)
    for away in absences:
        begin, end = away.starts_at.astimezone(zone), (away.ends_at - timedelta(microseconds=1)).astimezone(zone)
        for n in range(min((end.date() - begin.date()).days + 1, 800)):
            day = begin.date() + timedelta(days=n)
            whole = span_of(day, zone)
            start, stop = max(whole[0], away.starts_at), min(whole[1], away.ends_at)
            words = "" if (start, stop) == whole else moments.span(start, stop, zone)
            found[day].append({"who": away.provider.short_name, "why": away.reason, "hours": words})
    return found


def _address(day: date, chosen: Staff | None) -> str:
    return f"{reverse('scheduling_staff:calendar')}?week={day.isoformat()}&provider={chosen.pk if chosen else 'all'}"
