from django.utils.translation import gettext_lazy as _

from portico.design import navigation

navigation.nav(
    "staff", label=_("Practice"), url="practices_staff:practice", icon="place", order=80,
    visible=lambda request: request.actor.may("practice"),
)  # fmt: skip
