from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portico.foundation import clock
from portico.foundation.entry import staff_page
from portico.foundation.posting import post_once
from portico.portal_settings.acts import revert
from portico.portal_settings.chain import Row
from portico.portal_settings.delegating import chosen
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import CLIENT, LEVELS, NOT_SET, PRACTICE
from portico.portal_settings.models import Change
from portico.portal_settings.permissions import denials_recorded, may_enter
from portico.portal_settings.phrases import phrase
from portico.portal_settings.registry import registry
from portico.portal_settings.staff.index import ENTRY
from portico.portal_settings.staff.scope import Scope
from portico.portal_settings.targets import Target, name_of
from portico.practices.words import words


@dataclass(frozen=True)
class Line:
    """One change as the history shows it; ``back`` says what reverting would bring, empty when it cannot be."""

    change: Change
    whom: str
    old: str
    new: str
    who_old: str
    who_new: str
    back: str


def changes_of(field: Field, target: Target) -> QuerySet[Change]:
    """A setting's history: at the practice that of every level, else of this target only."""
    changes = Change.objects.filter(key=field.key).select_related(
        "provider", "client", "contact__contact", "contact__client"
    )
    return changes if target.level == PRACTICE else changes.filter(target=target.id, level=target.level)


def lines(request: HttpRequest, field: Field, changes: Any) -> list[Line]:
    said = words(request.practice)
    return [line(field, change, said) for change in changes]


def line(field: Field, change: Change, said: Any) -> Line:
    old, new = (value_in_words(field, state, change.level, said) for state in (change.old, change.new))
    who_old, who_new = (who_in_words(field, state, said) for state in (change.old, change.new))
    return Line(
        change=change,
        whom="" if change.level == PRACTICE else name_of(change.level, change.about),
        old=old if change.about_value else "",
        new=new if change.about_value else "",
        who_old=who_old if change.about_delegation else "",
        who_new=who_new if change.about_delegation else "",
        back=old if change.about_value else who_old,
    )


def value_in_words(field: Field, state: dict[str, Any], level: str, said: Any) -> str:
    if "value" not in state:
        return _("built-in value") if level == PRACTICE else _("practice default")
    try:
        field.clean(state["value"])
        return phrase(field.show(state["value"]), said)
    except ValidationError:
        return str(state["value"])


def who_in_words(field: Field, state: dict[str, Any], said: Any) -> str:
    row = Row(NOT_SET, state.get("delegation") or "", state.get("who"))
    return phrase(chosen(field, row).label, said)


@require_POST
@denials_recorded
@staff_page(ENTRY)
def revert_change(request: HttpRequest, change: UUID) -> HttpResponse:
    """Put back what one change replaced."""
    found = Change.objects.select_related("provider", "client", "contact__client").filter(pk=change).first()
    if found is None or found.key not in registry or not visible(request, found):
        raise Http404
    scope = Scope(Target(found.level, found.about))
    back = scope.setting(found.key)
    if found.level != PRACTICE and request.POST.get("from") == PRACTICE:
        back = reverse("portal_settings:setting", args=[found.key])

    def do() -> str:
        revert(actor=request.actor, now=clock.now(), change=found, reason=request.POST.get("reason", ""))
        return back

    try:
        response = post_once(request, do)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponse(status=303, headers={"Location": back})
    messages.success(request, _("Set back."))
    return response


def visible(request: HttpRequest, change: Change) -> bool:
    """Whether the actor can see what the change is about; else it does not exist for them."""
    if change.level in (PRACTICE, *LEVELS[1:2]):
        return True
    client = change.client if change.level == CLIENT else change.contact.client
    return request.actor.clients().filter(pk=client.pk).exists() and may_enter(
        request.actor, Target(change.level, change.about)
    )
