"""What a setting may need before it counts. Each has a name (stable: traces hold it), a reason and a way to fix it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from portico.portal_settings.resolver import Resolved


@dataclass(frozen=True)
class Requirement(ABC):
    @property
    @abstractmethod
    def name(self) -> str: ...

    @abstractmethod
    def met(self, settings: Resolved) -> bool: ...

    @abstractmethod
    def reason(self) -> str:
        """What is missing, as a sentence for staff."""

    def fix(self) -> tuple[str, str, tuple[Any, ...]] | None:
        """Words, url name and arguments of the page where it is put right."""
        return None


@dataclass(frozen=True)
class Subscribed(Requirement):
    """The practice has this product (a self-hosted installation has them all)."""

    product: str

    @property
    def name(self) -> str:
        return f"{self.product} subscription"

    def met(self, settings: Resolved) -> bool:
        return settings.facts.subscribed(self.product)

    def reason(self) -> str:
        return _("The practice’s subscription does not include this (%(product)s).") % {"product": self.product}


@dataclass(frozen=True)
class Seated(Requirement):
    """The provider asked about has a seat of this product; without a provider in the question it holds."""

    product: str

    @property
    def name(self) -> str:
        return f"{self.product} seat"

    def met(self, settings: Resolved) -> bool:
        return settings.facts.seated(self.product, settings.provider_id)

    def reason(self) -> str:
        return _("This provider has no seat for this (%(product)s).") % {"product": self.product}


@dataclass(frozen=True)
class Setting(Requirement):
    """Another setting has this value, for the same people."""

    key: str
    value: Any = True

    @property
    def name(self) -> str:
        return self.key

    def met(self, settings: Resolved) -> bool:
        return settings[self.key] == self.value

    def reason(self) -> str:
        from portico.portal_settings.registry import registry

        field = registry[self.key]
        return _("This needs “%(label)s” to be: %(value)s.") % {"label": field.label, "value": field.show(self.value)}

    def fix(self) -> tuple[str, str, tuple[Any, ...]] | None:
        return _("Show that setting"), "portal_settings:setting", (self.key,)
