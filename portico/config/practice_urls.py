"""Addresses inside a practice; the practice itself has been taken off the path (see ``practices.middleware``)."""

from django.urls import include, path

urlpatterns = [
    path("", include("portico.public_site.urls")),
    path("", include("portico.access.urls")),
    path("me/", include("portico.client_portal.urls")),
    path("desk/", include("portico.staff_console.urls")),
    path("api/v1/", include("portico.api.urls")),
    path("design/", include("portico.design.urls")),
]

# As outside a practice. Django's own would read the posted form once more, which may be what could not be read.
handler400 = "portico.design.errors.bad_request"
handler403 = "portico.design.errors.forbidden"
handler404 = "portico.design.errors.not_found"
handler500 = "portico.design.errors.server_error"
