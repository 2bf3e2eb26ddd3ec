"""Addresses outside any practice."""

from django.conf import settings
from django.urls import include, path

from portico.public_site import views

urlpatterns = [
    path("", views.front),
    path("healthz", views.healthz),
    path("readyz", views.readyz),
]
if settings.PORTICO_DEMO:
    urlpatterns.append(path("demo/", include("portico.demo.urls")))

handler400 = "portico.design.errors.bad_request"
handler403 = "portico.design.errors.forbidden"
handler404 = "portico.design.errors.not_found"
handler500 = "portico.design.errors.server_error"
