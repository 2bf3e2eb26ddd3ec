from django.utils.translation import gettext_lazy as _

from portico.design import navigation

navigation.nav(
    "staff",
    label=_("Who did what"),
    url="trail_staff:entries",
    icon="history",
    order=900,
    visible=lambda request: request.actor.may("trail"),
)
