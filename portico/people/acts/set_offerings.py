from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.foundation.acts import act
from portico.foundation.locks import lock
from portico.people.models import Offering, Staff
from portico.practices.models import Service
from portico.trail.recording import record


@act
def set_offerings(*, actor: Actor, now: datetime, provider: Staff, services: Collection[Service] | None) -> None:
    """Which services ``provider`` offers; None means every one, also those to come. Raises ValidationError for none."""
    if services is not None and not services:
        raise ValidationError(_("%(name)s must offer at least one service.") % {"name": provider.name})
    (provider,) = lock(provider)
    rows = Offering.objects.filter(provider=provider)
    before = set(rows.values_list("service_id", flat=True))
    after = {service.pk for service in services or ()}
    if before == after:
        return
    rows.exclude(service_id__in=after).delete()
    for service_id in sorted(after - before, key=str):
        Offering.objects.create(provider=provider, service_id=service_id)
    changes = {"services": [sorted(map(str, before)), sorted(map(str, after))]}
    record(actor=actor, act="people.offerings_set", now=now, about=provider, changes=changes)
