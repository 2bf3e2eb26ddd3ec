"""What a client may choose from: providers and services."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from portico.people.models import Assignment, Client, Offering, Staff
from portico.practices.models import Service


def bookable_providers(*, client: Client, settings: Any, service: Service | None = None) -> QuerySet[Staff]:
    """The providers ``client`` may choose, by name: assigned ones, or all in the portal where ``settings`` let them.

    With a ``service`` only those who offer it (who has listed none offers every one).
    """
    found = Staff.objects.filter(is_provider=True, in_portal=True, left_at=None)
    if settings["scheduling.bookable_providers"] == "assigned":
        found = found.filter(
            Exists(Assignment.objects.filter(provider_id=OuterRef("pk"), client_id=client.pk, ended_at=None))
        )
    if service is not None:
        offers = Offering.objects.filter(provider_id=OuterRef("pk"))
        found = found.filter(Exists(offers.filter(service_id=service.pk)) | ~Exists(offers))
    return found.order_by("family_name", "given_name")


def bookable_services(*, client: Client, settings: Any, provider: Staff | None = None) -> QuerySet[Service]:
    """The services that can be chosen in the portal, by name, and that ``provider`` or any bookable one offers."""
    found = Service.objects.filter(bookable=True, retired_at=None).order_by("name")
    providers = bookable_providers(client=client, settings=settings)
    if provider is not None:
        providers = providers.filter(pk=provider.pk)
    offering = Offering.objects.filter(provider_id__in=providers.order_by().values("pk"))
    offers_all = providers.filter(~Exists(Offering.objects.filter(provider_id=OuterRef("pk"))))
    return found.filter(Q(pk__in=offering.values("service_id")) | Exists(offers_all.order_by()))
