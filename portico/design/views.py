from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portico.design import specimens
from portico.design.palette import palette_css, palette_hash
from portico.foundation.entry import open_page

A_YEAR = 31_536_000  # seconds


@require_safe
@open_page
def brand(request: HttpRequest, name: str) -> HttpResponse:
    """The practice's palette. Kept for a year under its own name; an outdated name gets today's colours, unkept."""
    css = palette_css(request.practice.brand_color)
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    if name == palette_hash(request.practice.brand_color):
        response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


@open_page
def gallery(request: HttpRequest, layout: str = "portal") -> HttpResponse:
    """Every component in every state, for our eyes and for tests; not there in an installation."""
    if not (settings.DEBUG or getattr(settings, "DESIGN_GALLERY", False)) or layout not in specimens.PAGES:
        raise Http404
    return render(request, f"design/gallery/{layout}.html", specimens.context(request, layout))
