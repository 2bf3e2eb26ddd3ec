from django.urls import path

from portico.trail.staff import views

app_name = "trail_staff"
urlpatterns = [path("", views.entries, name="entries")]
