from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import set_script_prefix

from portico.foundation.tenancy import practice_scope, telling
from portico.practices.models import Practice
from portico.practices.models.practice import RESERVED_SLUGS


class PracticeMiddleware:
    """The first part of the path names the practice: open it, and let the addresses inside know nothing of it.

    An unknown practice is left to the root urls, where nothing answers: the same 404 as any other wrong address.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        slug, slash, rest = request.path_info.removeprefix("/").partition("/")
        practice = None
        if slash and slug and slug not in RESERVED_SLUGS and "\x00" not in slug:
            practice = Practice.objects.filter(slug=slug).annotate(**telling()).first()
        request.practice = practice
        if practice is None:
            return self.get_response(request)
        request.path_info = f"/{rest}"
        request.urlconf = "portico.config.practice_urls"
        set_script_prefix(f"/{slug}/")
        with practice_scope(practice, told=hasattr(practice, "told")):
            return self.get_response(request)
