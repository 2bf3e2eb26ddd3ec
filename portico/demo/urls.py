from django.urls import path

from portico.demo import views

app_name = "demo"
urlpatterns = [
    path("mail/", views.mails, name="mails"),
    path("mail/<slug:name>/", views.mail, name="mail"),
]
