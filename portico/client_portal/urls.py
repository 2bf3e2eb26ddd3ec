"""The client portal's addresses. Slices spell what is theirs; this says where it hangs."""

from django.urls import include, path

from portico.client_portal import views

urlpatterns = [
    path("", include(([path("", views.home, name="home")], "client_portal"))),
    path("appointments/", include("portico.scheduling.client.urls")),
    path("settings/", include("portico.access.client.urls")),
]
