"""What this slice offers to the shells."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portico.access.staff.overview import sign_in_state
from portico.design import navigation
from portico.people.overview import portal_sentence


def _may(permission: str):
    def visible(request: HttpRequest) -> bool:
        return request.actor.may(permission)

    return visible


def _client(request: HttpRequest) -> bool:
    return request.actor.kind == "client"


def _staff(request: HttpRequest) -> bool:
    return request.actor.kind == "staff"


navigation.nav(
    "account", label=_("My settings"), url="access_client:settings", icon="settings", order=10, visible=_client
)
navigation.nav(
    "account", label=_("Sign-in and security"), url="access_client:security", icon="lock", order=20, visible=_client
)
navigation.nav(
    "account", label=_("Sign-in and security"), url="access_staff:security", icon="lock", order=20, visible=_staff
)
navigation.nav(
    "account", label=_("Tokens for the API"), url="access_staff:tokens", icon="key", order=30, visible=_may("tokens")
)
navigation.client_tab(label=_("Sign-in"), url="access_staff:client_sign_in", order=40, visible=_may("clients"))

portal_sentence(name="sign_in", order=10, say=sign_in_state)
