from __future__ import annotations

from django.db.models import QuerySet

from portico.notices.models import Delivery
from portico.people.models import Client


def client_mail(*, client: Client) -> QuerySet[Delivery]:
    """Every mail that was promised to a client, newest first."""
    return Delivery.objects.filter(client=client).order_by("-created_at", "pk")
