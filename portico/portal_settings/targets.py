from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.translation import gettext as _

from portico.foundation.actors import Actor
from portico.people.models import Staff
from portico.portal_settings.levels import CLIENT, CONTACT, PRACTICE, PROVIDER


class NoSuchTarget(ObjectDoesNotExist):
    """Nobody of that id whom this actor can see at that level: nonexistent and foreign are the same."""


@dataclass(frozen=True)
class Target:
    """Whom a stored setting is about: the practice, a provider, a client or a grant."""

    level: str
    about: Any

    @property
    def id(self) -> UUID:
        return self.about.pk

    @property
    def practice_id(self) -> UUID:
        return self.about.pk if self.level == PRACTICE else self.about.practice_id

    @property
    def link(self) -> dict[str, Any]:
        """The foreign key of a row about it."""
        return {} if self.level == PRACTICE else {self.level: self.about}

    @property
    def client(self) -> Any:
        """The client whose record this concerns, if any."""
        return {CLIENT: self.about, CONTACT: getattr(self.about, "client", None)}.get(self.level)

    @property
    def asked(self) -> dict[str, Any]:
        """The arguments of ``resolve`` for it."""
        return {} if self.level == PRACTICE else {self.level: self.about}

    @property
    def name(self) -> str:
        return name_of(self.level, self.about)


def name_of(level: str, about: Any) -> str:
    """Somebody's name as settings pages say it."""
    if level == PRACTICE:
        return _("the practice")
    if level == PROVIDER:
        return about.short_name
    if level == CLIENT:
        return about.name
    who = about.contact.name if about.contact_id else about.client.name
    return _("%(contact)s for %(name)s") % {"contact": who, "name": about.client.name}


def find(*, actor: Actor, level: str, id: UUID | str | None = None) -> Target:
    """The target a page or an API call names. Raises ``NoSuchTarget``."""
    if level == PRACTICE:
        return Target(PRACTICE, actor.practice)
    if id is None:
        raise NoSuchTarget(level)
    people = {
        PROVIDER: lambda: Staff.objects.filter(is_provider=True),
        CLIENT: lambda: actor.clients(),
        CONTACT: lambda: (
            apps.get_model("access.Grant")
            .objects.filter(client__in=actor.clients())
            .select_related("client", "contact")
        ),
    }
    try:
        return Target(level, people[level]().get(pk=id))
    except (KeyError, ObjectDoesNotExist, ValidationError) as error:  # an id that is no id fails its field's validation
        raise NoSuchTarget(level) from error
