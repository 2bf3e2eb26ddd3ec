from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.actors import Actor
from portico.foundation.entry import staff_page
from portico.trail import queries, words
from portico.trail.models import Entry
from portico.trail.staff.forms import Filters

ON_A_PAGE = 50


@require_safe
@staff_page("trail")
def entries(request: HttpRequest) -> HttpResponse:
    """The trail, newest first, in sentences."""
    form = Filters(request.GET)
    found = _found(request, form.cleaned_data) if form.is_valid() else []
    page = found[:ON_A_PAGE]
    context = {
        "form": form,
        "lines": _lines(request.actor, page),
        "earlier": _address(request, page[-1]) if len(found) > ON_A_PAGE else "",
        "filtered": any(request.GET.get(name) for name in ("person", "client", "act", "day", "about", "before")),
    }
    return render(request, "trail/staff/entries.html", context, status=200 if form.is_valid() else 422)


def _found(request: HttpRequest, wanted: dict) -> list[Entry]:
    chosen = _clients(request.actor, wanted["client"], wanted["about"])
    found = queries.entries(
        person=wanted["person"], clients=chosen, act=wanted["act"], day=wanted["day"], zone=request.practice.zone,
        before=wanted["before"],
    )  # fmt: skip
    return list(found[: ON_A_PAGE + 1])


def _clients(actor: Actor, text: str, key: object) -> QuerySet | None:
    if key:
        return actor.clients().filter(pk=key).order_by()
    if not text:
        return None
    by_name = Q()
    for word in text.split():
        by_name &= Q(given_name__icontains=word) | Q(family_name__icontains=word)
    return actor.clients().filter(Q(number__iexact=text.strip()) | by_name).order_by()


def _lines(actor: Actor, page: list[Entry]) -> list[dict]:
    names = {one.pk: one for one in actor.clients().filter(pk__in={e.client_id for e in page if e.client_id})}
    return [{"entry": entry, "phrase": words.phrase(entry.act), "client": names.get(entry.client_id)} for entry in page]


def _address(request: HttpRequest, last: Entry) -> str:
    kept = {key: value for key, value in request.GET.items() if key != "before"}
    return "?" + urlencode({**kept, "before": f"{last.at.isoformat()}~{last.pk}"})
