"""Whose settings a page shows: the practice's, or ``?provider=``, ``?client=``, ``?contact=``."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from portico.portal_settings.fields import Field
from portico.portal_settings.levels import LEVELS, PRACTICE, PROVIDER
from portico.portal_settings.permissions import may_enter
from portico.portal_settings.registry import registry
from portico.portal_settings.resolver import Resolved, resolve
from portico.portal_settings.targets import NoSuchTarget, Target, find


@dataclass(frozen=True)
class Scope:
    """A target, as the addresses of pages carry it."""

    target: Target

    @property
    def query(self) -> str:
        """The part of an address after the path, "?" included; empty for the practice."""
        return "" if self.target.level == PRACTICE else "?" + urlencode({self.target.level: str(self.target.id)})

    def page(self, slug: str, anchor: str = "") -> str:
        return reverse("portal_settings:page", args=[slug]) + self.query + anchor

    def setting(self, key: str) -> str:
        return reverse("portal_settings:setting", args=[key]) + self.query


def anchor(field: Field) -> str:
    """The setting's place on its page."""
    return "#" + field.key.replace(".", "-")


def scope_of(request: HttpRequest) -> Scope:
    """Raises Http404 for people the actor cannot see, PermissionDenied for settings that are not theirs to change."""
    level = next((level for level in LEVELS if level in request.GET), PRACTICE)
    try:
        target = find(actor=request.actor, level=level, id=request.GET.get(level))
    except NoSuchTarget as error:
        raise Http404 from error
    if not may_enter(request.actor, target, seen=True):
        raise PermissionDenied(f"settings at {level}")
    return Scope(target)


def home_scope(request: HttpRequest) -> Scope:
    """The scope of an address that names none: the practice's, or for a provider who may not change that, their own."""
    if any(level in request.GET for level in LEVELS) or request.actor.may("portal_settings"):
        return scope_of(request)
    staff = request.actor.staff
    if staff.is_provider and request.actor.may("own_settings"):
        return Scope(Target(PROVIDER, staff))
    return scope_of(request)


def settings_for(request: HttpRequest, target: Target) -> Resolved:
    return resolve(practice=request.practice, **target.asked)


def levels_of_page(slug: str) -> set[str]:
    return {level for section in registry.in_order(slug) for field in section.fields.values() for level in field.at}
