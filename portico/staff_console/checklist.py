"""First run: what a practice needs before a client can book, each with its reason and its door."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portico.people.models import Client
from portico.people.queries import providers
from portico.practices.models import WorkingHours
from portico.practices.queries import offered_services, open_locations
from portico.practices.words import words
from portico.scheduling.models import WeeklyHours


@dataclass(frozen=True, slots=True)
class Step:
    label: str
    why: str
    url: str
    done: bool


def steps(request: HttpRequest) -> list[Step]:
    """Nothing for who cannot set the practice up."""
    if not request.actor.may("practice"):
        return []
    practice = request.practice
    people = words(practice)
    reachable = bool(practice.phone and practice.email)
    return [
        _step(_("Say how to reach you"), _("Every page and mail gives your phone number."), "practices_staff:details", reachable),
        _step(
            _("Set your working hours"), _("Answer times and notice count them."), "practices_staff:hours",
            WorkingHours.objects.exists(),
        ),
        _step(
            _("Add a location"), _("People see where to come. Skip it if you work by video only."), "practices_staff:locations",
            open_locations().exists(),
        ),
        _step(_("Add a service"), _("Nothing can be booked without one."), "practices_staff:services", offered_services().exists()),
        _step(
            _("Add a provider"), _("Somebody must see the people who come."), "people_staff:staff", providers().exists(),
        ),
        _step(
            _("Set a provider’s weekly hours"), _("Times on offer come from them."), "scheduling_staff:availability",
            WeeklyHours.objects.filter(provider__left_at=None).exists(),
        ),
        _step(
            _("Add the first %(client)s") % {"client": people.client},
            _("Then invite them: they choose a password and can book."), "people_staff:clients", Client.objects.exists(),
        ),
    ]  # fmt: skip


def _step(label: str, why: str, url: str, done: bool) -> Step:
    return Step(label, why, reverse(url), done)
