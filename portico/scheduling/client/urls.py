from django.urls import path

from portico.scheduling.client import appointments, booking, cancelling

app_name = "scheduling_client"
urlpatterns = [
    path("", appointments.appointments, name="appointments"),
    path("new/", booking.service, name="new"),
    path("new/provider/", booking.provider, name="provider"),
    path("new/way/", booking.way, name="way"),
    path("new/time/", booking.time, name="time"),
    path("new/check/", booking.check, name="check"),
    path("<uuid:appointment>/", appointments.appointment, name="appointment"),
    path("<uuid:appointment>/cancellation/", cancelling.cancellation, name="cancellation"),
]
