from django.utils.translation import gettext_lazy as _

from portico.design import navigation

navigation.nav("staff", label=_("Today"), url="staff_console:today", icon="home", order=10)
