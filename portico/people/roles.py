"""Roles and what they permit. A permission is a word; whoever needs to know asks ``actor.may("word")``."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("administrator")
    PROVIDER = "provider", _("provider")
    FRONT_DESK = "front_desk", _("front desk")
    BILLER = "biller", _("biller")
    READ_ONLY = "read_only", _("read only")


VIEW = frozenset({"clients_view", "appointments_view"})
PROVIDER = VIEW | {"clients", "appointments", "requests", "own_availability", "why", "own_settings"}
PERMISSIONS: dict[str, frozenset[str]] = {
    Role.ADMINISTRATOR: PROVIDER
    | {"all_clients", "assign", "availability", "portal_settings", "practice", "staff", "trail", "tokens"},
    Role.PROVIDER: PROVIDER,
    Role.FRONT_DESK: VIEW | {"all_clients", "assign", "clients", "appointments", "requests", "availability", "why"},
    Role.BILLER: VIEW | {"all_clients"},
    Role.READ_ONLY: VIEW | {"all_clients"},
}


def permissions(role: str, *, provider: bool = False, extra: frozenset[str] | set[str] = frozenset()) -> frozenset[str]:
    """What a member of staff may do: by role, as a provider besides, and by single permissions given to them."""
    return PERMISSIONS[role] | (PROVIDER if provider else frozenset()) | frozenset(extra)
