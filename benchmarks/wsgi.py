"""Portico as it is served, and one address more: the bare view that is the ceiling."""

from django.urls import path

from portico.config.wsgi import application

__all__ = ["application"]

from benchmarks import bare
from portico.config import practice_urls

practice_urls.urlpatterns.append(path("bare/<uuid:provider>", bare.appointments))
