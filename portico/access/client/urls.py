from django.urls import path

from portico.access.account.urls import account_urls
from portico.access.client import settings
from portico.foundation.entry import client_page

app_name = "access_client"
urlpatterns = [
    path("", settings.settings, name="settings"),
    *[path(f"security/{url.pattern}", url.callback, name=url.name) for url in account_urls(client_page)],
]
