from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.foundation.entry import staff_page
from portico.people.folding import fold
from portico.portal_settings.fields import Field
from portico.portal_settings.pages import PAGES
from portico.portal_settings.permissions import denials_recorded
from portico.portal_settings.phrases import phrase
from portico.portal_settings.registry import registry
from portico.portal_settings.staff.rows import sections_at
from portico.portal_settings.staff.scope import Scope, anchor, home_scope
from portico.practices.words import words

ENTRY = "portal_settings|own_settings|clients"


@dataclass(frozen=True)
class Found:
    label: str
    help: str
    page: Any
    url: str


@require_safe
@denials_recorded
@staff_page(ENTRY)
def index(request: HttpRequest) -> HttpResponse:
    """All pages of settings, and *Find setting*."""
    scope = home_scope(request)
    asked = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    context = {
        "scope": scope,
        "asked": asked,
        "found": find_settings(asked, scope, words(request.practice)) if asked else None,
        "pages": offered(scope),
    }
    return render(request, "portal_settings/staff/index.html", context)


def offered(scope: Scope) -> list[dict[str, Any]]:
    """Pages with something to set at this scope, and the sections of each."""
    pages = []
    for page in PAGES.values():
        sections = [section for section, _ in sections_at(page.slug, scope.target.level)]
        if sections:
            pages.append({"page": page, "sections": sections, "url": scope.page(page.slug)})
    return pages


def find_settings(asked: str, scope: Scope, said: Any) -> list[Found]:
    """Settings whose name, help, values or other names hold every word that was typed."""
    wanted = fold(asked).replace("-", " ").split()
    return [
        Found(
            phrase(field.label, said),
            phrase(field.help, said),
            PAGES[field.section.page],
            scope.page(field.section.page, anchor(field)),
        )
        for field in registry.values()
        if scope.target.level in field.at and all(word in haystack(field, said) for word in wanted)
    ]


def haystack(field: Field, said: Any) -> str:
    values = getattr(field, "values", {}).values()
    parts = (field.label, field.help, field.key, field.section.title, *field.also, *values)
    return fold(" ".join(phrase(part, said) for part in parts)).replace("-", " ")
