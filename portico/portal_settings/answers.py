from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _

from portico.portal_settings import chain
from portico.portal_settings.levels import BUILT_IN, NOT_SET, PRACTICE, REQUIREMENT
from portico.portal_settings.phrases import phrase

if TYPE_CHECKING:
    from portico.portal_settings.fields import Field
    from portico.portal_settings.requirements import Requirement
    from portico.portal_settings.resolver import Resolved


class Step(NamedTuple):
    """One level of a trace: what is stored there (or ``NOT_SET``) and what became of it."""

    level: str
    value: Any
    result: str
    set_by: str = ""
    set_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True)
class Answer:
    """A setting's value in force and why. What explains it is worked out when asked for."""

    settings: Resolved
    field: Field
    verdict: chain.Verdict
    unmet: Requirement | None

    @property
    def key(self) -> str:
        return self.field.key

    @property
    def stored(self) -> Any:
        """The value as JSON."""
        return self.verdict.value

    @property
    def value(self) -> Any:
        return self.field.typed(self.verdict.value)

    @property
    def decided_at(self) -> str:
        return self.verdict.decided_at

    @property
    def shown(self) -> str:
        return self.field.show(self.verdict.value)

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        rows = self.settings.rows_of(self.key)
        return tuple(self._step(level, result, rows.get(level)) for level, result in self.verdict.results.items())

    def _step(self, level: str, result: str, row: chain.Row | None) -> Step:
        if level == BUILT_IN:
            return Step(level, self.field.built_in, result)
        if row is None:
            return Step(level, NOT_SET, result)
        return Step(level, row.value, result, row.set_by, row.set_at, row.reason)

    @cached_property
    def beneath(self) -> Any:
        """The value that would be in force if the deciding level had none."""
        rows = {level: row for level, row in self.settings.rows_of(self.key).items() if level != self.decided_at}
        practice = self.settings.rows_of(self.key).get(PRACTICE)
        if self.decided_at == PRACTICE and practice is not None:
            rows[PRACTICE] = practice._replace(value=NOT_SET)
        verdict = chain.work_out(
            self.field, rows, self.settings.levels_of(self.field), self.unmet.name if self.unmet else ""
        )
        return self.field.typed(verdict.value)

    @cached_property
    def because(self) -> str:
        """One sentence: who decided."""
        if self.decided_at == REQUIREMENT and self.unmet is not None:
            from portico.practices.words import words  # models, which load after declarations

            return _("Not ready: %(reason)s") % {
                "reason": phrase(self.unmet.reason(), words(self.settings.facts.practice))
            }
        if self.decided_at == BUILT_IN:
            return _("Nobody has set it: the built-in value.")
        row = self.settings.rows_of(self.key)[self.decided_at]
        if self.decided_at == PRACTICE:
            return _("Practice default, set by %(name)s.") % {"name": row.set_by}
        whose = self.settings.name_at(self.decided_at)
        return _("Own value for %(whose)s, set by %(name)s.") % {"whose": whose, "name": row.set_by}
