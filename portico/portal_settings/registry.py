from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from portico.portal_settings.pages import PAGES

if TYPE_CHECKING:
    from portico.portal_settings.fields import Field
    from portico.portal_settings.sections import Section


class UnknownSetting(KeyError, AttributeError):
    """No setting has this key."""

    def __str__(self) -> str:
        return f"no setting is called {self.args[0]!r}"


class Registry:
    """Every declared setting, by key."""

    def __init__(self) -> None:
        self.sections: list[type[Section]] = []
        self.fields: dict[str, Field] = {}
        self.prefixes: set[str] = set()

    def add(self, section: type[Section]) -> None:
        """Take in a section. A key declared twice is left to the system check, which can name both."""
        self.sections.append(section)
        for field in section.fields.values():
            self.fields[field.key] = field
            parts = field.key.split(".")
            self.prefixes.update(".".join(parts[:end]) for end in range(1, len(parts)))

    def __getitem__(self, key: str) -> Field:
        try:
            return self.fields[key]
        except KeyError:
            raise UnknownSetting(key) from None

    def __contains__(self, key: object) -> bool:
        return key in self.fields

    def __iter__(self) -> Iterator[str]:
        return (field.key for field in self.values())

    def values(self) -> list[Field]:
        """Every setting, in the order of the pages."""
        return [field for section in self.in_order() for field in section.fields.values()]

    def __len__(self) -> int:
        return len(self.fields)

    def in_order(self, page: str | None = None) -> list[type[Section]]:
        """Sections as the pages show them."""
        chosen = [section for section in self.sections if page in (None, section.page)]
        pages = list(PAGES)
        return sorted(
            chosen,
            key=lambda one: (
                pages.index(one.page) if one.page in PAGES else len(pages),
                one.order,
                one.prefix,
                one.__name__,
            ),
        )

    @contextmanager
    def only(self, *sections: type[Section]) -> Iterator[Registry]:
        """Tests: these sections and no others."""
        before = self.__dict__.copy()
        self.__init__()  # type: ignore[misc]
        for section in sections:
            self.add(section)
        try:
            yield self
        finally:
            self.__dict__.update(before)


registry = Registry()
