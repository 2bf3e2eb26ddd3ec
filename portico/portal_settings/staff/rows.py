"""A settings page's rows, ready to be drawn. Nothing here asks the database per row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portico.people.queries import staff_here
from portico.portal_settings import chain
from portico.portal_settings.answers import Answer
from portico.portal_settings.delegating import chosen
from portico.portal_settings.fields import Choice, Field, Number, StaffList, Text, Toggle
from portico.portal_settings.levels import CLIENT, NOT_SET, PRACTICE, PROVIDER
from portico.portal_settings.permissions import locked
from portico.portal_settings.phrases import phrase
from portico.portal_settings.registry import registry
from portico.portal_settings.requirements import Requirement
from portico.portal_settings.resolver import Resolved
from portico.portal_settings.sections import Section
from portico.portal_settings.staff.counts import CHANGES, counts
from portico.portal_settings.staff.posted import INHERIT, NO_LIMIT, OWN
from portico.portal_settings.targets import Target


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    checked: bool
    disabled: bool = False


@dataclass
class Row:
    """One setting at one target. ``own`` says what is stored there, ``state`` what became of it:
    ``above``, ``own``, ``same``, ``aside``."""

    field: Field
    label: str
    help: str
    state: str
    locked: bool
    unmet: Requirement | None
    now: str
    above: str
    own: str = ""
    refusal: str = ""
    set_by: str = ""
    set_at: Any = None
    reason: str = ""
    only_practice: bool = False
    options: list[Option] = field(default_factory=list)
    typed: Any = ""
    version: str = ""
    below: str = ""
    changes: int = 0
    errors: list[str] = field(default_factory=list)
    warning: str = ""

    @property
    def id(self) -> str:
        return self.field.key.replace(".", "-")

    @property
    def closed(self) -> bool:
        """Whether there is nothing to choose here."""
        return self.locked or self.unmet is not None

    @property
    def kind(self) -> str:
        return self.field.kind

    @property
    def unit(self) -> str:
        return self.field.unit() if isinstance(self.field, Number) else ""

    @property
    def fix(self) -> dict[str, Any] | None:
        found = self.unmet.fix() if self.unmet else None
        return {"label": found[0], "url": found[1], "args": found[2]} if found else None


class Rows:
    """Builds the rows of a page: what is the same for all of them is read once."""

    def __init__(self, *, target: Target, settings: Resolved, words: Any, fields: list[Field]):
        self.target, self.settings, self.words = target, settings, words
        keys = [one.key for one in fields]
        self.counts = counts(target, keys)
        self.people = list(staff_here().exclude(email="")) if any(isinstance(f, StaffList) for f in fields) else []

    def row(self, one: Field, *, typed: tuple[str, Any] | None = None, errors: list[str] | None = None) -> Row:
        stored, answer = self.settings.rows_of(one.key).get(self.target.level), self.settings.answer(one.key)
        above = self.above(one)
        mine = stored.value if stored is not None else NOT_SET
        practice = self.settings.rows_of(one.key).get(PRACTICE)
        row = Row(
            field=one,
            label=self.say(one.label),
            help=self.say(one.help),
            state=self.state(one, mine, above),
            locked=locked(one, practice, self.target.level),
            unmet=answer.unmet,
            now=self.show(one, answer.stored),
            above=self.show(one, above.stored),
            only_practice=len(one.at) > 1 and chosen(one, practice).code == PRACTICE,
            version=str(UUID(str(stored.version))) if stored is not None else "",
            below=self.below_in_words(one.key),
            changes=self.counts.get(one.key, {}).get(CHANGES, 0),
            errors=errors or [],
        )
        if mine is not NOT_SET:
            row.own, row.refusal = self.show(one, mine), self.refusal(one, practice, mine, above)
            row.set_by, row.set_at, row.reason = stored.set_by, stored.set_at, stored.reason
        row.options, row.typed = self.control(row, mine, above, typed)
        return row

    def above(self, one: Field) -> Answer:
        """What would be in force without anything stored here."""
        rows = {level: row for level, row in self.settings.rows_of(one.key).items() if level != self.target.level}
        if self.target.level == PRACTICE:
            rows = {}
        return self.settings.with_rows(one.key, rows).answer(one.key)

    def state(self, one: Field, mine: Any, above: Answer) -> str:
        if mine is NOT_SET:
            return "above"
        results = chain.work_out(one, self.settings.rows_of(one.key), self.settings.levels_of(one)).results
        if results.get(self.target.level, "").startswith("set aside"):
            return "aside"
        return "same" if mine == above.stored and self.target.level != PRACTICE else "own"

    def refusal(self, one: Field, practice: chain.Row | None, mine: Any, above: Answer) -> str:
        if self.target.level == PRACTICE:
            return ""
        why = chain.set_aside(one, practice, self.target.level, mine, above.stored)
        if why == chain.LOCKED:
            return _("the practice sets this for everyone.")
        return (
            _("the practice allows only something stricter than %(value)s.") % {"value": self.show(one, above.stored)}
            if why
            else ""
        )

    def control(self, row: Row, mine: Any, above: Answer, typed: tuple[str, Any] | None) -> tuple[list[Option], Any]:
        """The radios of a row, and what stands in its input."""
        one, lower = row.field, self.target.level != PRACTICE
        how, text = typed if typed is not None else self.as_typed(one, mine)
        options = []
        if lower:
            label = _("Practice default (%(value)s)") % {"value": row.above}
            options.append(Option(INHERIT, label, how == INHERIT, row.closed))
        if isinstance(one, Toggle | Choice):
            values = {"on": True, "off": False} if isinstance(one, Toggle) else {value: value for value in one.values}
            narrow = self.narrows(row)
            for code, value in values.items():
                barred = narrow and not one.allows(value, above.stored)
                options.append(
                    Option(f"{OWN}:{code}", self.show(one, value), how == f"{OWN}:{code}", row.closed or barred)
                )
        elif lower or (isinstance(one, Number) and one.no_limit):
            options.append(Option(OWN, _("Own value") if lower else _("At most"), how == OWN, row.closed))
            if isinstance(one, Number) and one.no_limit:
                options.append(Option(NO_LIMIT, _("No limit"), how == NO_LIMIT, row.closed))
        if isinstance(one, StaffList):
            picked = set(map(str, text or ()))
            options = [Option(str(p.pk), f"{p.name} ({p.email})", str(p.pk) in picked) for p in self.people]
        return options, text

    def narrows(self, row: Row) -> bool:
        practice = self.settings.rows_of(row.field.key).get(PRACTICE)
        return self.target.level != PRACTICE and chain.delegation_in_force(row.field, practice) == chain.NARROW

    def as_typed(self, one: Field, mine: Any) -> tuple[str, Any]:
        """The form's answer that says what is stored now."""
        shown = one.built_in if mine is NOT_SET else mine
        if mine is NOT_SET and self.target.level != PRACTICE:
            return INHERIT, "" if isinstance(one, Text) else self.above(one).stored if isinstance(
                one, Number
            ) else shown
        if isinstance(one, Toggle):
            return f"{OWN}:{'on' if shown else 'off'}", None
        if isinstance(one, Choice):
            return f"{OWN}:{shown}", None
        return (NO_LIMIT, "") if shown is None else (OWN, shown)

    def below_in_words(self, key: str) -> str:
        counts = {level: n for level, n in self.counts.get(key, {}).items() if level != CHANGES}
        words = [
            ngettext("%(n)d provider", "%(n)d providers", counts[PROVIDER]) % {"n": counts[PROVIDER]}
            if counts.get(PROVIDER) else "",
            f"{counts[CLIENT]} {self.words.client if counts[CLIENT] == 1 else self.words.clients}"
            if counts.get(CLIENT) else "",
        ]  # fmt: skip
        words = [word for word in words if word]
        if not words:
            return ""
        total = sum(counts.values())
        return ngettext("%(who)s has an own value.", "%(who)s have an own value.", total) % {
            "who": _(" and ").join(words)
        }

    def say(self, text: Any) -> str:
        return phrase(text, self.words)

    def show(self, one: Field, value: Any) -> str:
        if isinstance(one, StaffList):
            return ", ".join(p.name for p in self.people if str(p.pk) in set(value)) or _("nobody")
        return self.say(one.show(value)) if not isinstance(one, Text) else one.show(value)


def sections_at(page: str, level: str) -> list[tuple[type[Section], list[Field]]]:
    """A page's sections with the settings that exist at this level."""
    found = [(section, [f for f in section.fields.values() if level in f.at]) for section in registry.in_order(page)]
    return [(section, fields) for section, fields in found if fields]
