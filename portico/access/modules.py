"""Which parts of the portal exist for a client."""

from __future__ import annotations

from portico.foundation.actors import Actor
from portico.portal_settings import Resolved, resolve

# The part of the portal below which a module's pages live. A module without pages yet is not listed.
PATHS = {"appointments": "/me/appointments/"}


def settings_of(actor: Actor) -> Resolved:
    """The settings in force for the client who is signed in, or for the practice."""
    return resolve(practice=actor.practice, client=actor.client)


def portal_on(settings: Resolved) -> bool:
    """Whether there is a portal at all."""
    return settings["portal.enabled"]


def module_on(settings: Resolved, name: str) -> bool:
    """Whether a module exists for the client whose ``settings`` these are: navigation, routes and acts ask this."""
    return settings["portal.enabled"] and settings[f"portal.module.{name}"]


def path_on(settings: Resolved, path: str) -> bool:
    """Whether the module to which a path inside the practice belongs is on; other paths belong to none."""
    return all(module_on(settings, name) for name, start in PATHS.items() if path.startswith(start))
