from django.urls import path

from portico.practices.staff import closures, hours, locations, practice, services

app_name = "practices_staff"
urlpatterns = [
    path("", practice.overview, name="practice"),
    path("details/", practice.details, name="details"),
    path("hours/", hours.working_hours, name="hours"),
    path("closures/", closures.closures, name="closures"),
    path("closures/<uuid:closure>/remove/", closures.remove, name="remove_closure"),
    path("locations/", locations.locations, name="locations"),
    path("locations/add/", locations.add, name="add_location"),
    path("locations/<uuid:location>/", locations.change, name="location"),
    path("locations/<uuid:location>/close/", locations.close, name="close_location"),
    path("locations/<uuid:location>/reopen/", locations.reopen, name="reopen_location"),
    path("services/", services.services, name="services"),
    path("services/add/", services.add, name="add_service"),
    path("services/<uuid:service>/", services.change, name="service"),
    path("services/<uuid:service>/retire/", services.retire, name="retire_service"),
    path("services/<uuid:service>/restore/", services.restore, name="restore_service"),
]
