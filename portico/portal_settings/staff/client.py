from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.people.overview import portal_state
from portico.portal_settings.abilities import Ability, abilities
from portico.portal_settings.levels import BUILT_IN, CLIENT, PRACTICE, PROVIDER, REQUIREMENT
from portico.portal_settings.phrases import phrase
from portico.portal_settings.staff.scope import Scope, anchor
from portico.portal_settings.targets import Target
from portico.practices.words import words
from portico.trail.recording import viewed


@require_safe
@staff_page("clients_view")
def portal(request: HttpRequest, client: UUID) -> HttpResponse:
    """A client's record: what the portal lets them do, and who decided it."""
    found = get_object_or_404(request.actor.clients(), pk=client)
    now, said = clock.now(), words(request.practice)
    viewed(actor=request.actor, now=now, client=found, page="portal")
    scope = Scope(Target(CLIENT, found))
    parts = [
        {"section": section, "lines": [drawn(line, scope, said) for line in lines]}
        for section, lines in abilities(practice=request.practice, client=found)
    ]
    context = {
        "client": found,
        "parts": parts,
        "portal_state": portal_state(found, now=now),
        "may_change": request.actor.may("clients") or request.actor.may("portal_settings"),
    }
    return render(request, "portal_settings/staff/client.html", context)


def drawn(line: Ability, scope: Scope, said: Any) -> dict[str, Any]:
    label = phrase(line.field.label, said)
    if line.provider is not None:
        label = _("%(setting)s, with %(provider)s") % {"setting": label, "provider": line.provider.short_name}
    return {
        "label": label,
        "now": phrase(line.answer.shown, said),
        "source": source(line, scope.target),
        "own": line.answer.decided_at == CLIENT,
        "aside": any(step.level == CLIENT and step.result.startswith("set aside") for step in line.answer.trace),
        "unready": line.answer.decided_at == REQUIREMENT,
        "url": scope.page(line.field.section.page, anchor(line.field)),
    }


def source(line: Ability, target: Target) -> str:
    """Where the value comes from, in the console's fixed words."""
    answer = line.answer
    if answer.decided_at == REQUIREMENT:
        return answer.because
    if answer.decided_at == CLIENT:
        return _("own value for %(name)s") % {"name": target.name}
    if answer.decided_at == PROVIDER:
        return answer.settings.name_at(PROVIDER)
    return {BUILT_IN: _("practice default"), PRACTICE: _("practice default")}[answer.decided_at]
