from __future__ import annotations

import csv
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.portal_settings.acts import clear_rows
from portico.portal_settings.exceptions import Exceptional, Filters, described, narrowed
from portico.portal_settings.levels import CLIENT, CONTACT, PRACTICE, PROVIDER
from portico.portal_settings.models import Override
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.phrases import phrase
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import resolve
from portico.portal_settings.staff.scope import Scope, anchor
from portico.portal_settings.targets import Target
from portico.practices.words import words

PAGE = 50
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@require_http_methods(["GET", "HEAD", "POST"])
@denials_recorded
@staff_page("portal_settings")
def differs(request: HttpRequest) -> HttpResponse:
    """*Where it differs*: every own value of a provider, client or contact, and the way back to the default."""
    if request.method == "POST":
        return use_default(request)
    return draw(request)


def draw(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    filters, settings, said = filters_of(request), resolve(practice=request.practice), words(request.practice)
    listed = Paginator(narrowed(filters, settings), PAGE).get_page(request.GET.get("page"))
    below = Override.objects.filter(has_value=True).exclude(level=PRACTICE).order_by()
    context = {
        "filters": filters,
        "listed": listed,
        "rows": [
            {
                "one": one,
                "url": Scope(Target(one.row.level, one.row.about)).page(one.field.section.page, anchor(one.field)),
            }
            for one in described(listed.object_list, settings)
        ],
        "settings": [(f.key, phrase(f.label, said)) for f in registry.values() if len(f.at) > 1],
        "levels": [(PROVIDER, _("Providers")), (CLIENT, said.Clients), (CONTACT, _("Contacts"))],
        "setters": sorted(set(below.values_list("set_by_name", flat=True).distinct())),
        "query": urlencode({name: value for name, value in request.GET.items() if name != "page"}),
        "error": error,
    }
    return render(request, "portal_settings/staff/differs.html", context, status=status)


def filters_of(request: HttpRequest) -> Filters:
    asked = {name: request.GET.get(name, "").replace("\x00", "") for name in ("setting", "level", "set_by")}
    return Filters(
        setting=asked["setting"] if asked["setting"] in registry else "",
        level=asked["level"] if asked["level"] in (PROVIDER, CLIENT, CONTACT) else "",
        set_by=asked["set_by"][:200],
        set_aside="set_aside" in request.GET,
    )


def use_default(request: HttpRequest) -> HttpResponse:
    """Remove the own values that were ticked."""
    wanted = list(dict.fromkeys(request.POST.getlist("row")))
    if not wanted:
        return draw(request, error=_("Tick the own values to remove first."), status=422)
    removed: list[int] = []

    def do() -> str:
        rows = found_or_404(wanted)
        changes = clear_rows(actor=request.actor, now=clock.now(), rows=rows, reason=request.POST.get("reason", ""))
        removed.append(len(changes))
        return reverse("portal_settings:differs") + (f"?{request.GET.urlencode()}" if request.GET else "")

    try:
        response = post_once(request, do)
    except ValidationError as error:
        return draw(request, error=" ".join(error.messages), status=422)
    for n in removed:
        messages.success(request, ngettext("Removed %(n)d own value.", "Removed %(n)d own values.", n) % {"n": n})
    return response


def found_or_404(wanted: list[str]) -> list[Override]:
    try:
        rows = list(Override.objects.filter(pk__in=wanted).exclude(level=PRACTICE).select_related("contact__client"))
    except ValidationError as error:
        raise Http404 from error
    if len(rows) != len(wanted):
        raise Http404
    return rows


@require_safe
@denials_recorded
@staff_page("portal_settings")
def export(request: HttpRequest) -> HttpResponse:
    """The register with the same filters, as a table for a spreadsheet."""
    settings, said = resolve(practice=request.practice), words(request.practice)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="where-it-differs.csv"'
    response.write("\ufeff")  # a spreadsheet else guesses the alphabet wrongly
    table = csv.writer(response)
    heads = (_("Setting"), _("Key"), _("Level"), _("Who"), _("Own value"), _("Default"), _("State"), _("Since"),
             _("Set by"), _("Why"))  # fmt: skip
    table.writerow(heads)
    for one in described(narrowed(filters_of(request), settings), settings):
        table.writerow([plain(cell) for cell in cells(one, said, request.practice.zone)])
    return response


def cells(one: Exceptional, said: Any, zone: Any) -> tuple[Any, ...]:
    row = one.row
    state = _("set aside") if one.refusal else _("same as default") if one.same else _("used")
    return (
        phrase(one.field.label, said), row.key, row.level, one.who, phrase(one.own, said), phrase(one.default, said),
        state, row.set_at.astimezone(zone).date().isoformat(), row.set_by_name, row.reason,
    )  # fmt: skip


def plain(cell: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
