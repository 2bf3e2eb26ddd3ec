"""The staff console's addresses. Slices spell what is theirs; this says where it hangs."""

from django.urls import include, path

from portico.staff_console import views

urlpatterns = [
    path("", include(([path("", views.today, name="today")], "staff_console"))),
    path("", include("portico.people.staff.urls")),
    path("practice/", include("portico.practices.staff.urls")),
    path("", include("portico.scheduling.staff.urls")),
    path("", include("portico.portal_settings.staff.urls")),
    path("", include("portico.access.staff.urls")),
    path("trail/", include("portico.trail.staff.urls")),
    path("", include("portico.notices.staff.urls")),
]
