from django.db.models import Count
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from portico.design import navigation
from portico.people.overview import portal_sentence
from portico.portal_settings.levels import CLIENT
from portico.portal_settings.models import Override
from portico.portal_settings.registry import registry

navigation.nav(
    "staff", label=_("Settings"), url="portal_settings:index", icon="settings", order=90,
    visible=lambda request: request.actor.may("portal_settings") or request.actor.may("own_settings"),
)  # fmt: skip
navigation.client_tab(label=_("Portal"), url="portal_settings:client", order=30)


def own_settings(*, client, now) -> str:
    """How many settings differ for this client."""
    rows = Override.objects.filter(level=CLIENT, client=client, has_value=True, key__in=list(registry))
    n = rows.aggregate(n=Count("pk"))["n"]
    return ngettext("%(n)d own setting.", "%(n)d own settings.", n) % {"n": n} if n else _now("No own settings.")


portal_sentence(name="own_settings", order=50, say=own_settings)
