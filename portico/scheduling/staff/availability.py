"""When providers see people: the list of them, and one provider's hours, exceptions, absences and what clients see."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portico.design import moments
from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.models import Staff
from portico.people.queries import providers
from portico.practices.clock_times import show_span
from portico.practices.models import Service
from portico.practices.queries import offered_services
from portico.scheduling.models import HoursOnDate, TimeOff, WeeklyHours
from portico.scheduling.queries import open_slots
from portico.scheduling.staff.days import span_of
from portico.scheduling.timing import instant

MAY = "availability|own_availability"
PREVIEW = timedelta(days=14)


@require_safe
@staff_page(MAY)
def availability(request: HttpRequest) -> HttpResponse:
    """Everybody who sees people, with their week in words; who may only change their own goes there at once."""
    if not request.actor.may("availability"):
        if not request.actor.staff.is_provider:
            raise PermissionDenied("availability")
        return HttpResponseRedirect(reverse("scheduling_staff:provider_availability", args=[request.actor.staff.pk]))
    everybody = list(providers().order_by("family_name", "given_name"))
    weeks: dict[UUID, list[WeeklyHours]] = defaultdict(list)
    for row in WeeklyHours.objects.order_by("weekday", "start_minute"):
        weeks[row.provider_id].append(row)
    rows = [(one, _days_in_words(weeks[one.pk])) for one in everybody]
    return render(request, "scheduling/staff/availability.html", {"rows": rows})


def _days_in_words(rows: list[WeeklyHours]) -> str:
    return ", ".join(str(WEEKDAYS[day]) for day in sorted({row.weekday for row in rows}))


def theirs(request: HttpRequest, provider: UUID) -> Staff:
    """The provider whose hours this actor may change: a 404 for nobody, a 403 for somebody else's."""
    found = get_object_or_404(providers(), pk=provider)
    if not request.actor.may("availability") and found.pk != request.actor.staff.pk:
        raise PermissionDenied("availability")
    found.practice = request.practice
    return found


@require_safe
@staff_page(MAY)
def provider(request: HttpRequest, provider: UUID) -> HttpResponse:
    found, now = theirs(request, provider), clock.now()
    today = now.astimezone(found.zone).date()
    services = list(offered_services().filter(bookable=True).order_by("name"))
    service = _chosen(services, request.GET.get("service", ""))
    context = {
        "provider": found, "zone": found.zone, "own": found.pk == request.actor.staff.pk,
        "week": _week(found), "dates": [_date_row(row) for row in _coming_dates(found, today)],
        "away": [_away_row(row, found) for row in TimeOff.objects.filter(provider=found, ends_at__gt=now)],
        "services": services, "service": service, "preview": _preview(found, service, today, now) if service else [],
        "others": request.actor.may("availability"),
    }  # fmt: skip
    return render(request, "scheduling/staff/provider_availability.html", context)


def _chosen(services: list[Service], wanted: str) -> Service | None:
    if not wanted:
        return services[0] if services else None
    found = next((one for one in services if str(one.pk) == wanted), None)
    if found is None:
        raise Http404
    return found


def _week(provider: Staff) -> list[dict[str, Any]]:
    rows = defaultdict(list)
    for row in WeeklyHours.objects.filter(provider=provider).select_related("location"):
        rows[row.weekday].append(
            {"hours": show_span(row.start_minute, row.end_minute), "where": where(row), "when": _when(row)}
        )
    return [{"name": WEEKDAYS[day], "rows": rows[day]} for day in range(7)]


def where(row: WeeklyHours | HoursOnDate) -> str:
    """Place and format in words, and that a closed place takes the hours off the list."""
    words = str(row.get_format_display())
    if row.location is None:
        return words
    place = _("%(place)s (closed: not on offer)") if row.location.closed_at else "%(place)s"
    return f"{place % {'place': row.location.name}}, {words}"


def _when(row: WeeklyHours) -> str:
    """Every how many weeks, from and until which day; empty for always."""
    words = [_("every %(n)s weeks") % {"n": row.every_weeks}] if row.every_weeks > 1 else []
    if row.effective_from:
        words.append(_("from %(day)s") % {"day": moments.full_date(row.effective_from)})
    if row.effective_until:
        words.append(_("until %(day)s") % {"day": moments.full_date(row.effective_until)})
    return ", ".join(words)


def _coming_dates(provider: Staff, today: date) -> Any:
    return HoursOnDate.objects.filter(provider=provider, day__gte=today).select_related("location")[:100]


def _date_row(row: HoursOnDate) -> dict[str, Any]:
    return {"pk": row.pk, "day": row.day, "hours": show_span(row.start_minute, row.end_minute), "where": where(row)}


def _away_row(row: TimeOff, provider: Staff) -> dict[str, Any]:
    return {"pk": row.pk, "words": away_in_words(row, provider), "reason": row.reason}


def away_in_words(row: TimeOff, provider: Staff) -> str:
    """ "Tue 3 March", "Tue 3 March to Fri 6 March" or with the times where it is not whole days."""
    zone = provider.zone
    first, last = row.starts_at.astimezone(zone), (row.ends_at - timedelta(microseconds=1)).astimezone(zone)
    whole = row.starts_at == span_of(first.date(), zone)[0] and row.ends_at == span_of(last.date(), zone)[1]
    if first.date() == last.date():
        return moments.day(first, year=True) if whole else moments.when(row.starts_at, zone, row.ends_at, year=True)
    if whole:
        ends = {"start": moments.day(first, year=True), "end": moments.day(last, year=True)}
    else:
        ends = {
            "start": moments.when(row.starts_at, zone, year=True),
            "end": moments.when(row.ends_at, zone, year=True),
        }
    return _("%(start)s to %(end)s") % ends


def _preview(provider: Staff, service: Service, today: date, now: datetime) -> list[tuple[date, list[datetime]]]:
    """What anybody without own settings would be offered in the next days."""
    found = open_slots(
        practice=provider.practice, provider=provider, service=service, from_=today, until=today + PREVIEW, now=now
    )
    days: dict[date, list[datetime]] = {}
    for start in sorted({slot.start for slot in found.slots}):
        moment = instant(start)
        days.setdefault(moment.astimezone(provider.zone).date(), []).append(moment)
    return list(days.items())
