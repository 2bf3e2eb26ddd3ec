"""The people and machines that act: implementations of ``foundation.actors.Actor``."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from portico.access.models import Account, Grant
from portico.people.models import Client, Staff
from portico.practices.models import Practice


@dataclass(frozen=True)
class Anonymous:
    """Nobody has signed in."""

    practice: Practice
    kind = "anonymous"
    id = None
    account = None
    staff = None
    client = None

    @property
    def name(self) -> str:
        return _("a visitor")

    def may(self, permission: str) -> bool:
        return False

    def clients(self) -> QuerySet[Client]:
        return Client.objects.none()


@dataclass(frozen=True)
class StaffActor:
    """A member of staff, at the console or through a token of theirs (``through`` says which)."""

    practice: Practice
    staff: Staff
    account: Account | None = None
    through: str = "console"
    kind = "staff"
    client = None

    @property
    def id(self) -> UUID:
        return self.staff.pk

    @property
    def name(self) -> str:
        return self.staff.name

    def may(self, permission: str) -> bool:
        return permission in self.staff.permissions

    def clients(self) -> QuerySet[Client]:
        """All clients, or the assigned ones for who may not see all."""
        if not self.may("clients_view"):
            return Client.objects.none()
        if self.may("all_clients"):
            return Client.objects.all()
        return Client.objects.filter(assignments__provider=self.staff, assignments__ended_at=None)


@dataclass(frozen=True)
class ClientActor:
    """Somebody in the client portal, acting for ``client`` under ``grant``."""

    practice: Practice
    account: Account
    grant: Grant
    client: Client
    kind = "client"
    staff = None

    @property
    def id(self) -> UUID:
        return self.account.pk

    @property
    def name(self) -> str:
        return self.grant.contact.name if self.grant.contact_id else self.client.name

    def may(self, permission: str) -> bool:
        return False

    def clients(self) -> QuerySet[Client]:
        return Client.objects.filter(pk=self.client.pk)


@dataclass(frozen=True)
class SystemActor:
    """The worker or the command line, under a name that says which (``name``)."""

    practice: Practice
    name: str = "Portico"
    kind = "system"
    id = None
    account = None
    staff = None
    client = None

    def may(self, permission: str) -> bool:
        return True

    def clients(self) -> QuerySet[Client]:
        return Client.objects.all()
