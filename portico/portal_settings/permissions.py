"""Who may change a setting, and the trail entry of those who tried without."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from portico.foundation import clock
from portico.foundation.actors import Actor
from portico.portal_settings.chain import Row, delegation_in_force
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import FIXED, PRACTICE, PROVIDER
from portico.portal_settings.targets import Target
from portico.trail import recording as trail


class NotAllowed(PermissionDenied):
    """This actor may not change this setting at this level."""

    def __init__(self, field: Field, target: Target):
        super().__init__(f"{field.key} at {target.level}")
        self.tried = {"setting": field.key, "level": target.level, "target": str(target.id)}


def may_enter(actor: Actor, target: Target, *, seen: bool = False) -> bool:
    """Whether the actor may change anything at this level for this target; ``seen`` when it was found through them."""
    if actor.may("portal_settings"):
        return seen or target.client is None or can_see(actor, target)
    if target.level == PRACTICE:
        return False
    if target.level == PROVIDER:
        return actor.may("own_settings") and actor.staff is not None and actor.staff.pk == target.id
    return actor.may("clients") and (seen or can_see(actor, target))


def can_see(actor: Actor, target: Target) -> bool:
    return actor.clients().filter(pk=target.client.pk).exists()


def locked(field: Field, practice: Row | None, level: str) -> bool:
    """Whether the practice keeps this level from setting it."""
    if level == PRACTICE:
        return False
    who = practice.who if practice is not None else None
    return delegation_in_force(field, practice) == FIXED or (who is not None and level not in who)


def demand(*, actor: Actor, field: Field, target: Target, practice: Row | None, entered: bool | None = None) -> None:
    """Raise ``NotAllowed`` unless the actor may change this setting there. Administrators may also store a value that
    a lock sets aside; nobody else may."""
    entered = may_enter(actor, target) if entered is None else entered
    if not entered or (locked(field, practice, target.level) and not actor.may("portal_settings")):
        raise NotAllowed(field, target)


def denials_recorded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Write a trail entry when the view refuses somebody. Outermost, because the refused transaction is rolled back."""

    @functools.wraps(view)
    def watched(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with recording_denials(request):
            return view(request, *args, **kwargs)

    return watched


@contextmanager
def recording_denials(request: HttpRequest) -> Iterator[None]:
    """The same for a part of a view. Not inside a transaction, which the refusal would roll back."""
    try:
        yield
    except PermissionDenied as denied:
        tried = getattr(denied, "tried", {"permission": str(denied)})
        trail.record(actor=request.actor, act="settings.denied", now=clock.now(), changes=tried)
        raise
