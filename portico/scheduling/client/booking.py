"""The way to a visit: what for, with whom, how, when, check. A step with one possible answer is passed over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.foundation import clock
from portico.foundation.decisions import Refused
from portico.foundation.entry import client_page
from portico.foundation.posting import first_answer, post_once
from portico.scheduling.acts.book import book
from portico.scheduling.client.choosing import Choosing, way_id
from portico.scheduling.client.forms import NoteForm
from portico.scheduling.client.times import TimePage
from portico.scheduling.policies import decide

STEPS = 4


def _page(request: HttpRequest, name: str, choosing: Choosing, n: int, **context: object) -> HttpResponse:
    context |= {"choosing": choosing, "n": n, "of": STEPS, "asks": _asks(choosing)}
    return render(request, f"scheduling/client/{name}.html", context)


def _asks(choosing: Choosing) -> bool | None:
    """Whether this leads to a request (True), a booking (False), or that depends on whom they choose (None)."""
    modes = {door.asks for door in ([choosing.door] if choosing.door else choosing.providers)}
    return modes.pop() if len(modes) == 1 else None


def _closed(request: HttpRequest, choosing: Choosing) -> HttpResponse | None:
    """The page that says why there is nothing to choose, or None when there is."""
    if choosing.open and choosing.services:
        return None
    return render(
        request, "scheduling/client/closed.html", {"decision": choosing.closed if not choosing.open else None}
    )


@client_page
def service(request: HttpRequest) -> HttpResponse:
    choosing = Choosing(request, request.GET)
    if closed := _closed(request, choosing):
        return closed
    if len(choosing.services) == 1:
        return HttpResponseRedirect(choosing.address("provider", service=str(choosing.services[0].pk)))
    choices = [
        (one, choosing.address("provider", service=str(one.pk)), choosing.minutes_of(one)) for one in choosing.services
    ]
    return _page(request, "service", choosing, 1, choices=choices)


@client_page
def provider(request: HttpRequest) -> HttpResponse:
    choosing = Choosing(request, request.GET)
    if closed := _closed(request, choosing):
        return closed
    if choosing.service is None:
        return HttpResponseRedirect(reverse("scheduling_client:new"))
    if len(choosing.providers) == 1:
        return HttpResponseRedirect(choosing.address("way", provider=str(choosing.providers[0].provider.pk)))
    choices = [(door, choosing.address("way", provider=str(door.provider.pk))) for door in choosing.providers]
    return _page(request, "provider", choosing, 2, choices=choices, up=choosing.before("provider"))


@client_page
def way(request: HttpRequest) -> HttpResponse:
    choosing = Choosing(request, request.GET)
    if closed := _closed(request, choosing):
        return closed
    if choosing.service is None or choosing.provider is None:
        return HttpResponseRedirect(choosing.address("provider"))
    if len(choosing.ways) == 1:
        return HttpResponseRedirect(choosing.address("time", way=way_id(choosing.ways[0])))
    choices = [
        (one, choosing.address("time", way=way_id(one)), one[1].address_for(confirmed=False) if one[1] else "")
        for one in choosing.ways
    ]
    return _page(request, "way", choosing, 2, choices=choices, up=choosing.before("way"))


@client_page
def time(request: HttpRequest) -> HttpResponse:
    choosing = Choosing(request, request.GET)
    if closed := _closed(request, choosing):
        return closed
    if choosing.service is None or choosing.provider is None or choosing.way is None:
        return HttpResponseRedirect(choosing.address("way"))
    missing = "start" in request.GET or request.GET.get("go") == "1"
    up = choosing.before("time")
    return _page(request, "time", choosing, 3, page=TimePage(choosing), missing=missing, error=missing, up=up)


@client_page
def check(request: HttpRequest) -> HttpResponse:
    posted = request.method == "POST"
    choosing = Choosing(request, request.POST if posted else request.GET)
    if posted:
        return _send(request, choosing)
    if closed := _closed(request, choosing):
        return closed
    if choosing.service is None or choosing.provider is None or choosing.way is None:
        return HttpResponseRedirect(choosing.address("way"))
    if choosing.start is None:
        return HttpResponseRedirect(choosing.address("time", go="1"))
    return _check_page(request, choosing, NoteForm())


def _check_page(request: HttpRequest, choosing: Choosing, form: NoteForm, *, status: int = 200) -> HttpResponse:
    decision = _decide(choosing)
    if not decision.allowed:
        return _not_that_time(request, choosing, decision)
    start, place = choosing.start.astimezone(UTC), choosing.way[1]
    response = _page(
        request, "check", choosing, 4, form=form, start=start, end=start + timedelta(minutes=choosing.minutes),
        minutes=choosing.minutes, zone=choosing.zone, way_id=way_id(choosing.way), once_key=request.POST.get("once"),
        address=place.address_for(confirmed=False) if place else "", cancel_rule=_cancel_rule(choosing),
        time_url=choosing.address("time", way=way_id(choosing.way), day=str(start.astimezone(choosing.zone).date())),
    )  # fmt: skip
    response.status_code = status
    return response


def _cancel_rule(choosing: Choosing) -> str:
    settings = choosing.settings
    if not settings["scheduling.client_can_cancel"]:
        return _("Please call us.")
    hours = settings["scheduling.cancel_notice_hours"]
    if not hours:
        return _("You can cancel here at any time before.")
    return ngettext(
        "You can cancel here until %(n)s hour before.", "You can cancel here until %(n)s hours before.", hours
    ) % {"n": hours}


def _decide(choosing: Choosing):
    how, location = choosing.way
    return decide(
        actor=choosing.actor, action="book", client=choosing.client, now=choosing.now, provider=choosing.provider,
        service=choosing.service, starts_at=choosing.start, location=location, format=how,
        settings=choosing.settings,
    )  # fmt: skip


def _not_that_time(request: HttpRequest, choosing: Choosing, decision) -> HttpResponse:
    """The refusal, in the client's words, with what can be chosen instead."""
    about_time = {"no_overlap", "booking_notice", "horizon", "in_hours", "on_grid", "slot_free"}
    if not set(decision.codes) <= about_time:
        response = render(request, "scheduling/client/closed.html", {"decision": decision})
    else:
        response = _page(
            request,
            "time",
            choosing,
            3,
            page=TimePage(choosing),
            refused=decision.client_sentence,
            error=True,
            up=choosing.before("time"),
        )
    response.status_code = 409
    return response


def _send(request: HttpRequest, choosing: Choosing) -> HttpResponse:
    form = NoteForm(request.POST)
    start = choosing.start
    if start is None or not all(request.POST.get(key) for key in ("service", "provider", "way")):
        return HttpResponseRedirect(reverse("scheduling_client:new"))
    if first := first_answer(request):
        return first
    if closed := _closed(request, choosing):
        closed.status_code = 409
        return closed
    if not form.is_valid():
        return _check_page(request, choosing, form, status=422)
    return _make(request, choosing, form, start)


def _make(request: HttpRequest, choosing: Choosing, form: NoteForm, start: datetime) -> HttpResponse:
    how, location = choosing.way

    def do() -> str:
        made = book(
            actor=request.actor, now=clock.now(), client=choosing.client, provider=choosing.provider,
            service=choosing.service, starts_at=start.astimezone(UTC), location=location, format=how,
            note=form.cleaned_data["note"],
        )  # fmt: skip
        return reverse("scheduling_client:appointment", args=[made.pk]) + "?new=1"

    try:
        return post_once(request, do)
    except Refused as refused:
        return _not_that_time(request, choosing, refused.decision)
