from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet

from portico.foundation.actors import Actor
from portico.notices.models import Delivery, Task
from portico.people.models import Client

SHOWN_AS_FAILED = timedelta(days=7)


def client_mail(*, client: Client) -> QuerySet[Delivery]:
    """Every mail that was promised to a client, newest first."""
    return Delivery.objects.filter(client=client).order_by("-created_at", "-pk")


def mail_log(*, state: str = "", before: datetime | None = None) -> QuerySet[Delivery]:
    """Every mail of the practice, newest first, or those in one state (``open``: not yet sent)."""
    found = Delivery.objects.select_related("client", "staff").order_by("-created_at", "-pk")
    if state:
        found = found.filter(state__in=Delivery.OPEN if state == "open" else [state])
    return found.filter(created_at__lt=before) if before else found


def failed_lately(*, now: datetime) -> QuerySet[Delivery]:
    """Mails given up in the last week that nobody has sent again."""
    return Delivery.objects.filter(state=Delivery.State.FAILED, created_at__gt=now - SHOWN_AS_FAILED)


def tasks_of(*, actor: Actor, mine: bool) -> QuerySet[Task]:
    """Tasks ``actor`` is asked to do, or everybody's for who may see all clients; done ones too."""
    if mine or not actor.may("all_clients"):
        return Task.objects.filter(for_staff__staff=actor.staff)
    return Task.objects.all()


def open_tasks(*, actor: Actor, mine: bool) -> QuerySet[Task]:
    """Those of them that are not done, oldest first."""
    return tasks_of(actor=actor, mine=mine).filter(done_at=None).order_by("created_at", "pk")
