"""The web application, for any WSGI server; ``portico serve`` runs it."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portico.config.settings")

application = get_wsgi_application()
import_module("portico.config.practice_urls")  # else the first visitor would wait for every view to be loaded
