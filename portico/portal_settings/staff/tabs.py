"""The switch between the practice, its providers and one client, above a page of settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from portico.people.queries import providers
from portico.portal_settings.levels import CLIENT, PRACTICE, PROVIDER
from portico.portal_settings.models import Override
from portico.portal_settings.staff.scope import Scope, levels_of_page
from portico.portal_settings.targets import Target
from portico.practices.words import words

MOST_NAMED = 6


@dataclass(frozen=True)
class Tab:
    label: str
    url: str
    current: bool = False


def tabs(request: HttpRequest, scope: Scope, slug: str) -> list[Tab]:
    """With one provider in the practice that level is not offered; with many they are found on a page of their own."""
    here, levels = scope.target, levels_of_page(slug)
    shown = []
    if request.actor.may("portal_settings"):
        whole = Scope(Target(PRACTICE, request.practice))
        shown.append(Tab(_("Practice default"), whole.page(slug), here.level == PRACTICE))
        if PROVIDER in levels:
            shown += provider_tabs(here, slug)
    elif here.level == PROVIDER:
        shown.append(Tab(here.name, scope.page(slug), True))
    if here.client is not None:
        shown.append(Tab(here.name, scope.page(slug), True))
    if CLIENT in levels and request.actor.may("clients"):
        label = _("One %(client)s…") % {"client": words(request.practice).client}
        shown.append(Tab(label, reverse("portal_settings:choose", args=[slug])))
    return shown


def provider_tabs(here: Target, slug: str) -> list[Tab]:
    people = list(with_own_values())
    if len(people) < 2 and here.level != PROVIDER:
        return []
    if len(people) <= MOST_NAMED:
        return [Tab(label(one), address(one, slug), one.pk == here.id) for one in people]
    named = [Tab(label(one), address(one, slug), True) for one in people if one.pk == here.id]
    return [*named, Tab(_("One provider…"), reverse("portal_settings:choose", args=[slug]) + "?level=provider")]


def with_own_values() -> Any:
    """Providers with ``own``, how many own values each has. One query."""
    rows = (
        Override.objects.filter(level=PROVIDER, has_value=True, provider=OuterRef("pk")).order_by().values("provider")
    )
    return providers().annotate(own=Coalesce(Subquery(rows.annotate(n=Count("pk")).values("n")), 0))


def label(provider: Any) -> str:
    if not provider.own:
        return provider.short_name
    return _("%(name)s (%(n)d own)") % {"name": provider.short_name, "n": provider.own}


def address(provider: Any, slug: str) -> str:
    return Scope(Target(PROVIDER, provider)).page(slug)
