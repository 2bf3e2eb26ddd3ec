from django.urls import path

from portico.public_site import views

app_name = "public_site"
urlpatterns = [
    path("", views.practice, name="practice"),
    path("invited/", views.invited, name="invited"),
    path("help-now/", views.help_now, name="help_now"),
]
