"""The web application, for any WSGI server; ``portico serve`` runs it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portico.config.settings")

application = get_wsgi_application()
