from django.urls import path

from portico.api.shell import api

urlpatterns = [path("", api.urls)]
