"""First run: what a practice needs before a client can book, each with its reason and its door."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from portico.design.templatetags.frame import address
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
    practice, people = request.practice, words(request.practice)
    hours = WeeklyHours.objects.filter(provider__left_at=None)
    asked = [
        (_("Say how to reach you"), _("Every page and mail gives your phone number."), "practices_staff:details"),
        (_("Set your working hours"), _("Answer times and notice count them."), "practices_staff:hours"),
        (_("Add a location"), _("So that people know where to come."), "practices_staff:locations"),
        (_("Add a service"), _("Nothing can be booked without one."), "practices_staff:services"),
        (_("Add a provider"), _("Somebody must see the people who come."), "people_staff:staff"),
        (_("Set a provider’s weekly hours"), _("Times on offer come from them."), "scheduling_staff:availability"),
        (_("Add the first %s") % people.client, _("Then invite them, so that they can book."), "people_staff:clients"),
    ]
    done = [
        bool(practice.phone and practice.email),
        WorkingHours.objects.exists(),
        open_locations().exists(),
        offered_services().exists(),
        providers().exists(),
        hours.exists(),
        Client.objects.exists(),
    ]
    return [Step(label, why, address(url), is_done) for (label, why, url), is_done in zip(asked, done, strict=True)]
