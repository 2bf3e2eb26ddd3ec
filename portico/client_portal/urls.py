"""The client portal's addresses. Slices spell what is theirs; this says where it hangs."""

from django.urls import URLResolver, include, path

from portico.client_portal import views


def _slice(prefix: str, urls: str) -> list[URLResolver]:
    try:
        return [path(prefix, include(urls))]
    except ImportError:  # while the slices are being written
        return []


urlpatterns = [
    path("", include(([path("", views.home, name="home")], "client_portal"))),
    *_slice("appointments/", "portico.scheduling.client.urls"),
    *_slice("settings/", "portico.access.client.urls"),
]
