from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.portal_settings.acts import Conflict, save_page
from portico.portal_settings.fields import Field
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.staff.index import ENTRY
from portico.portal_settings.staff.posted import Posted, read
from portico.portal_settings.staff.review import conflict, review
from portico.portal_settings.staff.rows import Rows, sections_at
from portico.portal_settings.staff.scope import Scope, home_scope, settings_for
from portico.portal_settings.staff.tabs import tabs
from portico.practices.words import words


@require_http_methods(["GET", "HEAD", "POST"])
@denials_recorded
@staff_page(ENTRY)
def page(request: HttpRequest, slug: str) -> HttpResponse:
    """One page of settings at one scope: look, then review, then save. Nothing is saved before that."""
    if slug not in PAGES:
        raise Http404
    scope = home_scope(request)
    sections = sections_at(slug, scope.target.level)
    if not sections:
        raise Http404
    if request.method != "POST":
        return draw(request, scope, slug)
    fields = [field for _section, fields in sections for field in fields]
    return answer(request, scope, slug, fields)


def answer(request: HttpRequest, scope: Scope, slug: str, fields: list[Field]) -> HttpResponse:
    """What a posted form leads to: the page again, the review, somebody else's change, or saved."""
    posted = read(request.POST, fields)
    step = request.POST.get("step", "review")
    if posted.errors:
        return draw(request, scope, slug, posted, status=422)
    if step == "edit":
        return draw(request, scope, slug, posted)
    try:
        if step == "save":
            return save(request, scope, slug, posted)
        return review(request, scope, slug, posted) or unchanged(request, scope, slug)
    except ValidationError as error:
        posted.errors = error.message_dict
        if list(posted.errors) == ["reason"]:
            return review(request, scope, slug, posted) or unchanged(request, scope, slug)
        return draw(request, scope, slug, posted, status=422)
    except Conflict as stopped:
        return conflict(request, scope, slug, stopped)


def save(request: HttpRequest, scope: Scope, slug: str, posted: Posted) -> HttpResponse:
    saved: list[int] = []

    def do() -> str:
        changes = save_page(
            actor=request.actor,
            now=clock.now(),
            target=scope.target,
            wanted=posted.wanted,
            seen=posted.seen,
            reason=request.POST.get("reason", ""),
            also_clear_below=request.POST.getlist("clear_below"),
        )
        saved.append(len(changes))
        return scope.page(slug)

    response = post_once(request, do)
    for n in saved:
        messages.success(request, ngettext("Saved %(n)d change.", "Saved %(n)d changes.", n) % {"n": n})
    return response


def unchanged(request: HttpRequest, scope: Scope, slug: str) -> HttpResponse:
    messages.info(request, _("There was nothing to change."))
    return HttpResponseRedirect(scope.page(slug), status=303)


def draw(
    request: HttpRequest, scope: Scope, slug: str, posted: Posted | None = None, *, status: int = 200
) -> HttpResponse:
    """The page; with ``posted`` as it was typed, and with what is wrong beside it."""
    said = words(request.practice)
    posted = posted or Posted()
    settings = settings_for(request, scope.target)
    sections = sections_at(slug, scope.target.level)
    rows = Rows(
        target=scope.target, settings=settings, words=said, fields=[f for _s, fields in sections for f in fields]
    )
    shown: list[dict[str, Any]] = []
    for section, fields in sections:
        warnings = dict(section.warnings({field.key: settings[field.key] for field in section.fields.values()}))
        drawn = [rows.row(f, typed=posted.typed.get(f.key), errors=posted.errors.get(f.key)) for f in fields]
        for row in drawn:
            row.warning = warnings.get(row.field.key, "")
            # What was seen when the page was opened stays what was seen, or the other's change would be lost.
            row.version = posted.seen.get(row.field.key, row.version)
        shown.append({"section": section, "rows": drawn, "id": section.__name__.lower()})
    context = {
        "page": PAGES[slug],
        "scope": scope,
        "tabs": tabs(request, scope, slug),
        "sections": shown,
        "manages": request.actor.may("portal_settings"),
        "wrong": [row for part in shown for row in part["rows"] if row.errors],
        "once_key": request.POST.get("once"),
    }
    return render(request, "portal_settings/staff/page.html", context, status=status)
