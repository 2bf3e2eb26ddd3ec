from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from portico.portal_settings.levels import FIXED, NOT_SET, PRACTICE

if TYPE_CHECKING:
    from portico.portal_settings.requirements import Requirement
    from portico.portal_settings.sections import Section


@dataclass(frozen=True, eq=False)
class Field(ABC):
    """One setting, declared once and frozen: a keyword it does not know is a TypeError when the module is imported.

    ``at`` names the levels where it may be set, ``delegation`` what lower levels may do at first, ``loosest`` the most
    a practice may allow them (by default the same). ``when_unmet`` is in force while one of ``requires`` fails.
    ``label``, ``help`` and words may hold ``{client}``, ``{clients}``, ``{Client}`` and ``{Clients}``; ``also`` are
    other names people search for; ``under`` is the key of the setting this one is indented under.
    """

    default: Any
    label: Any = field(kw_only=True)
    help: Any = field(kw_only=True, default="")
    at: tuple[str, ...] = field(kw_only=True, default=(PRACTICE,))
    delegation: str = field(kw_only=True, default=FIXED)
    loosest: str = field(kw_only=True, default="")
    requires: tuple[Requirement, ...] = field(kw_only=True, default=())
    when_unmet: Any = field(kw_only=True, default=NOT_SET)
    also: tuple[str, ...] = field(kw_only=True, default=())
    under: str = field(kw_only=True, default="")
    key: str = field(init=False, default="")
    name: str = field(init=False, default="")
    section: type[Section] = field(init=False, default=None, repr=False)  # type: ignore[assignment]

    kind: ClassVar[str] = ""
    ordered: ClassVar[bool] = False

    def __post_init__(self) -> None:
        if not self.loosest:
            object.__setattr__(self, "loosest", self.delegation)

    @property
    def built_in(self) -> Any:
        """The default as JSON."""
        return self.default

    def belongs(self, *, section: type[Section] | None, prefix: str, name: str) -> None:
        """Give the field its key; the section's class statement calls this once."""
        for attribute, value in (("section", section), ("name", name), ("key", f"{prefix}.{name}")):
            object.__setattr__(self, attribute, value)

    @abstractmethod
    def clean(self, value: Any) -> Any:
        """The value as it is stored (JSON). Raises ValidationError with a sentence for the person who typed it."""

    def clean_here(self, value: Any) -> Any:
        """``clean``, and what only the open practice's rows can tell."""
        return self.clean(value)

    def typed(self, value: Any) -> Any:
        """The stored value as code reads it."""
        return value

    def rank(self, value: Any) -> float:
        """Where a value stands in the order of strictness; more is stricter."""
        raise TypeError(f"{self.key} has no order")

    def allows(self, lower: Any, above: Any) -> bool:
        """Whether ``lower`` is at most as permissive as ``above``."""
        return self.rank(lower) >= self.rank(above)

    def show(self, value: Any) -> str:
        """The value in words, on pages and in sentences."""
        return str(value)

    def range_in_words(self) -> str:
        """Which values there are, for the reference."""
        return ""
