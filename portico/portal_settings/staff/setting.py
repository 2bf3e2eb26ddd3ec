from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.portal_settings.acts import clear_value
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.registry import registry
from portico.portal_settings.staff.history import changes_of, lines
from portico.portal_settings.staff.index import ENTRY
from portico.portal_settings.staff.rows import Rows
from portico.portal_settings.staff.scope import Scope, home_scope, settings_for
from portico.practices.words import words


def field_or_404(key: str, scope: Scope) -> Field:
    if key not in registry or scope.target.level not in registry[key].at:
        raise Http404
    return registry[key]


@require_safe
@denials_recorded
@staff_page(ENTRY)
def setting(request: HttpRequest, key: str) -> HttpResponse:
    """One setting at one scope: what holds, how it came to it, its history, and the way back to above."""
    scope = home_scope(request)
    field, said = field_or_404(key, scope), words(request.practice)
    settings = settings_for(request, scope.target)
    history = Paginator(changes_of(field, scope.target), 25).get_page(request.GET.get("page"))
    context = {
        "field": field,
        "page": PAGES[field.section.page],
        "scope": scope,
        "row": Rows(target=scope.target, settings=settings, words=said, fields=[field]).row(field),
        "answer": settings.answer(key),
        "history": history,
        "lines": lines(request, field, history.object_list),
        "at_practice": scope.target.level == PRACTICE,
        "has_lower": len(field.at) > 1,
        "manages": request.actor.may("portal_settings"),
    }
    return render(request, "portal_settings/staff/setting.html", context)


@require_POST
@denials_recorded
@staff_page(ENTRY)
def reset(request: HttpRequest, key: str) -> HttpResponse:
    """Remove the value stored at this scope, so that the one above counts."""
    scope = home_scope(request)
    field = field_or_404(key, scope)

    def do() -> str:
        reason = request.POST.get("reason", "")
        clear_value(actor=request.actor, now=clock.now(), key=field.key, target=scope.target, reason=reason)
        return scope.setting(field.key)

    try:
        response = post_once(request, do)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return setting_again(scope, field)
    messages.success(request, _("The value from above counts again."))
    return response


def setting_again(scope: Scope, field: Field) -> HttpResponse:
    return HttpResponse(status=303, headers={"Location": scope.setting(field.key)})
