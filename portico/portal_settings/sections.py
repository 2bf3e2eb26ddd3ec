from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from portico.portal_settings.fields import Field
from portico.portal_settings.registry import registry


class Section:
    """Settings of one topic, declared in the slice that obeys them. The class statement registers them.

    ``page`` groups sections on one page of the console (``pages.py`` names the pages), ``prefix`` begins the keys.
    """

    title: ClassVar[Any]
    page: ClassVar[str]
    prefix: ClassVar[str]
    order: ClassVar[int]
    help: ClassVar[Any]
    fields: ClassVar[dict[str, Field]]

    def __init_subclass__(
        cls,
        *,
        title: Any,
        page: str,
        prefix: str,
        order: int = 100,
        help: Any = "",
        register: bool = True,
    ) -> None:
        super().__init_subclass__()
        cls.title, cls.page, cls.prefix, cls.order, cls.help = title, page, prefix, order, help
        cls.fields = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        for name, field in cls.fields.items():
            field.belongs(section=cls, prefix=prefix, name=name)
        if register:
            registry.add(cls)

    @staticmethod
    def warnings(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:  # noqa: ARG004
        """Pairs of key and sentence about values (by key) that are allowed but hardly meant. Sections override this."""
        return ()

    @staticmethod
    def problems(values: Mapping[str, Any]) -> Iterable[tuple[str, str]]:  # noqa: ARG004
        """The same for values that cannot stand together: nothing is saved. Sections override this."""
        return ()
