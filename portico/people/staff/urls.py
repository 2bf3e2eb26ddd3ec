from django.urls import path

from portico.people.staff import (
    assignments,
    client,
    client_list,
    client_record,
    colleague,
    colleagues,
    offerings,
    profile,
)

app_name = "people_staff"
urlpatterns = [
    path("clients/", client_list.clients, name="clients"),
    path("clients/add/", client_record.add, name="add_client"),
    path("clients/<uuid:client>/", client.overview, name="client"),
    path("clients/<uuid:client>/edit/", client_record.change, name="edit_client"),
    path("clients/<uuid:client>/archive/", client_record.archive, name="archive_client"),
    path("clients/<uuid:client>/restore/", client_record.restore, name="restore_client"),
    path("clients/<uuid:client>/assign/", assignments.assign, name="assign"),
    path("clients/<uuid:client>/assignments/<uuid:assignment>/end/", assignments.end, name="end_assignment"),
    path("staff/", colleagues.staff, name="staff"),
    path("staff/add/", colleagues.add, name="add_staff"),
    path("staff/me/", profile.own_details, name="own_details"),
    path("staff/<uuid:staff>/", colleague.colleague, name="colleague"),
    path("staff/<uuid:staff>/edit/", colleague.change, name="edit_staff"),
    path("staff/<uuid:staff>/leave/", colleague.leave, name="end_staff"),
    path("staff/<uuid:staff>/return/", colleague.bring_back, name="bring_back_staff"),
    path("staff/<uuid:staff>/clients/", assignments.of_provider, name="provider_clients"),
    path("practice/services/<uuid:service>/providers/", offerings.service_providers, name="service_providers"),
]
