"""Every answer carries the headers that keep code, frames and caches out."""

import gzip
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template.loader import get_template
from django.test import RequestFactory

from portico.design import errors
from portico.design.middleware import SecurityHeaders
from portico.design.palette import DEFAULT_BRAND, palette_css, palette_hash
from portico.design.views import brand

STATIC = Path(__file__).parents[1] / "static/design"
INLINE = ("style=", "onclick=", "<script>", "<style", "javascript:")


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    response = SecurityHeaders(lambda request: HttpResponse("x"))(RequestFactory().get("/me/"))
    assert response["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in response


def test_https_is_remembered() -> None:
    response = SecurityHeaders(lambda request: HttpResponse("x"))(RequestFactory().get("/me/", secure=True))
    assert response["Strict-Transport-Security"] == "max-age=31536000"


def test_brand_is_kept_under_its_own_name_and_not_under_an_old_one(request_in_practice) -> None:
    view = SecurityHeaders(lambda request: brand(request, name))
    name = palette_hash(DEFAULT_BRAND)
    response = view(request_in_practice)
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert response.content.decode() == palette_css(DEFAULT_BRAND)
    name = "0" * 12
    assert view(request_in_practice)["Cache-Control"] == "no-store"


def test_tokens_hold_the_default_palette() -> None:
    tokens = (STATIC / "tokens.css").read_text()
    for line in palette_css(DEFAULT_BRAND).splitlines():
        assert line.rpartition("{")[2].rstrip("}") in tokens


def test_stylesheets_and_script_stay_small() -> None:
    assert sum(len(gzip.compress(path.read_bytes())) for path in STATIC.glob("*.css")) <= 15_000
    assert (STATIC / "portico.js").stat().st_size <= 6_144


def test_templates_hold_no_inline_code() -> None:
    for path in (Path(__file__).parents[1] / "templates").rglob("*.html"):
        assert not [mark for mark in INLINE if mark in path.read_text()], path


def test_the_page_for_our_own_failure_needs_no_context() -> None:
    html = get_template("500.html").render()
    assert "Something went wrong on our side" in html
    assert "{" not in html


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "We could not read that"),
        (errors.forbidden, 403, "This page is not open to you"),
        (errors.stale_page, 403, "Please send it again"),
        (errors.not_found, 404, "find this page"),
        (errors.conflict, 409, "This changed in the meantime"),
        (errors.unavailable, 503, "We are working on it"),
    ],
)
def test_error_pages_say_what_to_do_next(request_in_practice, view, status: int, words: str) -> None:
    response = view(request_in_practice)
    assert response.status_code == status
    assert words in response.content.decode()
    assert "Juniper Counselling" in response.content.decode()


def test_error_pages_do_without_a_practice() -> None:
    assert errors.not_found(RequestFactory().get("/nowhere")).status_code == 404
