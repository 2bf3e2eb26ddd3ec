from django.utils.translation import gettext_lazy as _

from portico.portal_settings import CLIENT, NARROW, PRACTICE, PROVIDER, Section, Subscribed, Toggle

NARROWED = {"at": (PRACTICE, PROVIDER, CLIENT), "delegation": NARROW}
FOR_A_CLIENT = {"at": (PRACTICE, CLIENT), "delegation": NARROW}


class Portal(Section, title=_("Portal"), page="portal", prefix="portal", order=10):
    enabled = Toggle(
        True,
        label=_("{Clients} have a portal"),
        help=_("When this is off, the portal is a page with your phone number and hours."),
        requires=(Subscribed("portal"),),
        when_unmet=False,
        also=("online access", "switch off"),
        **NARROWED,
    )


class Modules(Section, title=_("Parts of the portal"), page="portal", prefix="portal.module", order=20):
    """A part that is off does not exist for the client: no entry, page, count or search hit."""

    appointments = Toggle(
        True, label=_("Appointments"), under="portal.enabled", also=("visits", "booking"), **FOR_A_CLIENT
    )
    forms = Toggle(True, label=_("Forms"), under="portal.enabled", also=("questionnaires",), **FOR_A_CLIENT)
    documents = Toggle(True, label=_("Documents"), under="portal.enabled", also=("files",), **FOR_A_CLIENT)
    care_team = Toggle(True, label=_("Care team"), under="portal.enabled", **FOR_A_CLIENT)
    social_history = Toggle(False, label=_("Social history"), under="portal.enabled", **FOR_A_CLIENT)
    clinical = Toggle(False, label=_("Clinical record"), under="portal.enabled", **FOR_A_CLIENT)
