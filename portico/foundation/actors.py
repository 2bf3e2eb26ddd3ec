from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from uuid import UUID

if TYPE_CHECKING:
    from django.db.models import QuerySet


class Actor(Protocol):
    """Who is doing something, in one practice. ``access`` supplies the implementations.

    ``kind`` is ``anonymous``, ``staff``, ``client`` or ``system``; ``id`` identifies the person (or ``None``) and
    ``name`` is what the trail writes.
    """

    practice: object
    kind: str
    id: UUID | None
    name: str
    account: object | None
    staff: object | None
    client: object | None

    def may(self, permission: str) -> bool:
        """Whether this actor holds a staff permission (see ``people.roles``)."""

    def clients(self) -> QuerySet:
        """The clients this actor may see; everything about a client is fetched through it."""
