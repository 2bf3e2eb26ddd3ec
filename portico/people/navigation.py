"""What this slice offers to the shells and to a client's record."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portico.design import navigation
from portico.people.models import Client
from portico.people.overview import portal_sentence

navigation.nav(
    "staff", label=gettext_lazy("Clients"), url="people_staff:clients", icon="people", order=40,
    visible=lambda request: request.actor.may("clients_view"),
)  # fmt: skip
navigation.nav(
    "staff", label=gettext_lazy("Staff"), url="people_staff:staff", icon="account", order=70,
    visible=lambda request: request.actor.may("staff"),
)  # fmt: skip
navigation.nav(
    "account",
    label=gettext_lazy("My details"),
    url="people_staff:own_details",
    icon="edit",
    order=10,
    visible=lambda request: request.actor.kind == "staff",
)
navigation.client_tab(label=gettext_lazy("Overview"), url="people_staff:client", order=10)


def sign_in_state(*, client: Client, now: datetime) -> str:
    """Until ``access`` knows more: whether somebody can sign in as this client."""
    if client.archived_at:
        return _("The record is archived, so the portal is closed.")
    in_force = Q(kind="self", starts_at__lte=now) & (Q(ends_at=None) | Q(ends_at__gt=now))
    return _("Has a sign-in.") if client.grants.filter(in_force).exists() else _("Has no sign-in.")


portal_sentence(name="sign_in", order=10, say=sign_in_state)
