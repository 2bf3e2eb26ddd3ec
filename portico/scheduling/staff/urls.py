from django.urls import path

from portico.scheduling.staff import (
    appointment,
    availability,
    booking,
    calendar,
    client_visits,
    dates,
    request,
    requests,
    time_off,
    weekly,
    why,
)

app_name = "scheduling_staff"
urlpatterns = [
    path("requests/", requests.requests, name="requests"),
    path("requests/<uuid:appointment>/", request.request_page, name="request"),
    path("appointments/new/", booking.new, name="new"),
    path("appointments/<uuid:appointment>/", appointment.appointment, name="appointment"),
    path("appointments/<uuid:appointment>/cancel/", appointment.cancellation, name="cancel"),
    path("appointments/<uuid:appointment>/delete/", appointment.deletion, name="delete"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("availability/", availability.availability, name="availability"),
    path("availability/<uuid:provider>/", availability.provider, name="provider_availability"),
    path("availability/<uuid:provider>/weekly/", weekly.weekly_hours, name="weekly_hours"),
    path("availability/<uuid:provider>/dates/", dates.hours_on_date, name="hours_on_date"),
    path("availability/<uuid:provider>/dates/<uuid:hours>/remove/", dates.remove, name="remove_hours_on_date"),
    path("availability/<uuid:provider>/time-off/", time_off.take, name="time_off"),
    path("availability/<uuid:provider>/time-off/<uuid:away>/remove/", time_off.remove, name="remove_time_off"),
    path("clients/<uuid:client>/appointments/", client_visits.visits, name="client_appointments"),
    path("clients/<uuid:client>/why/", why.why, name="why"),
]
