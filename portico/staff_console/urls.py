"""The staff console's addresses. Slices spell what is theirs; this says where it hangs."""

from django.urls import URLResolver, include, path

from portico.staff_console import views


def _slice(prefix: str, urls: str) -> list[URLResolver]:
    try:
        return [path(prefix, include(urls))]
    except ImportError:  # while the slices are being written
        return []


urlpatterns = [
    path("", include(([path("", views.today, name="today")], "staff_console"))),
    *_slice("", "portico.people.staff.urls"),
    *_slice("practice/", "portico.practices.staff.urls"),
    *_slice("", "portico.scheduling.staff.urls"),
    *_slice("", "portico.portal_settings.staff.urls"),
    *_slice("", "portico.access.staff.urls"),
    *_slice("trail/", "portico.trail.staff.urls"),
    *_slice("", "portico.notices.staff.urls"),
]
