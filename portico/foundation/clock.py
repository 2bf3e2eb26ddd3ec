from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present instant, aware, in UTC. Only views, commands and the worker ask; acts and queries are told."""
    return timezone.now()
