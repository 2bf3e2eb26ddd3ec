from django.utils.translation import gettext_lazy as _

from portico.design import navigation

navigation.nav("client", label=_("Home"), url="client_portal:home", icon="home", order=10)
