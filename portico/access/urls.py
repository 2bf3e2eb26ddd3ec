from django.urls import path

from portico.access import views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in_page, name="sign_in"),
    path("sign-in/second-step/", views.second_step, name="second_step"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("stay/", views.stay, name="stay"),
    path("kept/<uuid:key>/", views.kept, name="kept"),
]
