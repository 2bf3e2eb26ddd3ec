from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.portal_settings import writing
from portico.portal_settings.acts import set_delegation
from portico.portal_settings.delegating import Option, chosen, options
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import resolve
from portico.portal_settings.setting_aside import would_be_set_aside
from portico.portal_settings.staff.scope import Scope, anchor
from portico.portal_settings.targets import Target
from portico.portal_settings.validation import REASON_LIMIT


@require_http_methods(["GET", "HEAD", "POST"])
@denials_recorded
@staff_page("portal_settings")
def who(request: HttpRequest, key: str) -> HttpResponse:
    """*Who can change this?* Says for each answer how many own values it would set aside."""
    if key not in registry or len(registry[key].at) < 2:
        raise Http404
    field = registry[key]
    if request.method != "POST":
        return draw(request, field)
    picked = next((one for one in options(field) if one.code == request.POST.get("who")), None)
    if picked is None:
        return draw(request, field, error=_("Choose who can change this."), status=422)
    if len(request.POST.get("reason", "")) > REASON_LIMIT or "\x00" in request.POST.get("reason", ""):
        text = _("Use at most %(most)s plain characters.") % {"most": REASON_LIMIT}
        return draw(request, field, picked=picked, reason_error=text, status=422)
    return save(request, field, picked)


def save(request: HttpRequest, field: Field, picked: Option) -> HttpResponse:
    def do() -> str:
        set_delegation(
            actor=request.actor, now=clock.now(), key=field.key, delegation=picked.delegation,
            who=None if picked.who == field.at or picked.code == PRACTICE else picked.who,
            reason=request.POST.get("reason", ""),
        )  # fmt: skip
        target = Target(PRACTICE, request.practice)
        return Scope(target).page(field.section.page, anchor(field))

    response = post_once(request, do)
    messages.success(request, _("Saved."))
    return response


def draw(
    request: HttpRequest, field: Field, *, picked: Option | None = None, error: str = "", reason_error: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    practice = writing.practice_rows(request.practice, [field.key]).get(field.key)
    now = chosen(field, practice)
    shown = [now] if now not in options(field) else []
    offered = [*options(field), *shown]
    aside = would_be_set_aside(field=field, settings=resolve(practice=request.practice), offered=offered)
    context = {
        "field": field,
        "page": PAGES[field.section.page],
        "options": [
            {"option": one, "aside": aside[one.code], "checked": one == (picked or now)} for one in offered
        ],
        "now": now,
        "error": error,
        "reason_error": reason_error,
        "reason": request.POST.get("reason", ""),
        "once_key": request.POST.get("once"),
    }  # fmt: skip
    return render(request, "portal_settings/staff/who.html", context, status=status)
