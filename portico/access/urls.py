from django.urls import path

from portico.access import invitation_page, views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in_page, name="sign_in"),
    path("sign-in/second-step/", views.second_step, name="second_step"),
    path("sign-in/passkey/", views.passkey_sign_in, name="passkey_sign_in"),
    path("sign-in/passkey/options/", views.passkey_options, name="passkey_options"),
    path("invitation/<str:token>/", invitation_page.invitation, name="invitation"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("stay/", views.stay, name="stay"),
    path("kept/<uuid:key>/", views.kept, name="kept"),
]
