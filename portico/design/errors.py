"""Pages for when something is not as hoped. Each says what to do next; none blames."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.BAD_REQUEST)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.NOT_FOUND)


def conflict(request: HttpRequest, message: str = "") -> HttpResponse:
    """The thing changed while the page was open, or a form was sent twice with different content."""
    return _page(request, HTTPStatus.CONFLICT, message=message)


def stale_page(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the page was open for too long, or somebody signed in or out meanwhile."""
    return _page(request, HTTPStatus.FORBIDDEN, template="403_stale.html")


def unavailable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, HTTPStatus.SERVICE_UNAVAILABLE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Drawn without any context, because anything might be what has just failed."""
    return HttpResponse(loader.get_template("500.html").render(), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(request: HttpRequest, status: HTTPStatus, *, template: str = "", message: str = "") -> HttpResponse:
    return HttpResponse(render_to_string(template or f"{status}.html", {"message": message}, request), status=status)
