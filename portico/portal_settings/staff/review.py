from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portico.portal_settings.acts.save_page import Conflict, clean_wanted, demand_all, validate_together
from portico.portal_settings.consequences import sentences
from portico.portal_settings.drafts import Difference, after, compare
from portico.portal_settings.effects import Effect, effects
from portico.portal_settings.fields import Field
from portico.portal_settings.levels import NOT_SET, PRACTICE
from portico.portal_settings.models import Change
from portico.portal_settings.pages import PAGES
from portico.portal_settings.phrases import phrase
from portico.portal_settings.staff.posted import Posted, carried
from portico.portal_settings.staff.scope import Scope, settings_for
from portico.practices.words import words

NAMED = 8


@dataclass(frozen=True)
class Planned:
    """A change as the review shows it."""

    label: str
    key: str
    before: str
    after: str
    own_before: bool
    own_after: bool
    effect: Effect
    named: list[str]
    more: int


def review(request: HttpRequest, scope: Scope, slug: str, posted: Posted) -> HttpResponse | None:
    """What saving would do; ``None`` when it would do nothing. Raises what saving would raise, and saves nothing."""
    target = scope.target
    wanted = clean_wanted(target, posted.wanted)
    differences, clashes = compare(target=target, wanted=wanted, seen=posted.seen)
    demand_all(request.actor, target, wanted, differences)
    settings = settings_for(request, target)
    validate_together(target, differences, settings)
    if clashes:
        raise Conflict(clashes)
    if not differences:
        return None
    said = words(request.practice)
    counted = effects(practice=request.practice, target=target, differences=differences)
    planned = [plan(one, effect, said) for one, effect in zip(differences, counted, strict=True)]
    then = after(settings, target, differences)
    sections = {one.field.section for one in differences}
    context = {
        "page": PAGES[slug],
        "scope": scope,
        "planned": planned,
        "for_many": target.level == PRACTICE or target.client is None,
        "carried": carried(request.POST),
        "warnings": [
            phrase(sentence, said)
            for section in sections
            for _key, sentence in section.warnings({field.key: then[field.key] for field in section.fields.values()})
        ],
        "consequences": sentences(practice=request.practice, target=target, differences=differences),
        "manages": request.actor.may("portal_settings"),
        "many_keep": any(one.effect.keepers for one in planned),
        "reason": request.POST.get("reason", ""),
        "reason_errors": posted.errors.get("reason"),
        "cleared": request.POST.getlist("clear_below"),
    }
    return render(request, "portal_settings/staff/review.html", context, status=422 if posted.errors else 200)


def plan(one: Difference, effect: Effect, said: Any) -> Planned:
    named = [f"{keeper.name} ({phrase(keeper.shown, said)})" for keeper in effect.keepers]
    return Planned(
        label=phrase(one.field.label, said),
        key=one.field.key,
        before=phrase(effect.before, said),
        after=phrase(effect.after, said),
        own_before=one.old is not NOT_SET,
        own_after=one.new is not NOT_SET,
        effect=effect,
        named=named[:NAMED],
        more=max(0, len(named) - NAMED),
    )


@dataclass(frozen=True)
class Rival:
    """Somebody else's change beside mine."""

    key: str
    label: str
    last: Change
    theirs: str
    mine: str
    version: str


def conflict(request: HttpRequest, scope: Scope, slug: str, stopped: Conflict) -> HttpResponse:
    """Others saved meanwhile: theirs and mine side by side. What was typed is carried along."""
    said = words(request.practice)

    def show(field: Field, value: Any) -> str:
        if value is NOT_SET:
            return ""
        return phrase(field.show(value), said)

    rivals = [
        Rival(
            c.field.key, phrase(c.field.label, said), c.last, show(c.field, c.theirs), show(c.field, c.mine), c.version
        )
        for c in stopped.clashes
    ]
    again = tuple(f"{part}.{one.key}" for one in rivals for part in ("keep", "newer"))
    context = {
        "page": PAGES[slug],
        "scope": scope,
        "rivals": rivals,
        "carried": carried(request.POST, without=again),
        "at_practice": scope.target.level == PRACTICE,
    }
    return render(request, "portal_settings/staff/conflict.html", context, status=409)
