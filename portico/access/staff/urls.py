from django.urls import path

from portico.access.account.urls import account_urls
from portico.access.staff import invitations, person_sign_in, tokens
from portico.foundation.entry import staff_page

app_name = "access_staff"
urlpatterns = [
    *[path(f"account/{url.pattern}", url.callback, name=url.name) for url in account_urls(staff_page())],
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<uuid:token>/revoke/", tokens.revoke, name="revoke_token"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("clients/<uuid:client>/sign-in/", person_sign_in.client_sign_in, name="client_sign_in"),
    path("staff/<uuid:staff>/sign-in/", person_sign_in.staff_sign_in, name="staff_sign_in"),
]
