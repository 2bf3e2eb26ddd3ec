"""Where the settings behind a decision come from: every level, what is stored there and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portico.design import moments
from portico.foundation.decisions import Check, Decision
from portico.portal_settings import NOT_SET, Resolved, registry
from portico.portal_settings.answers import Answer, Step
from portico.portal_settings.levels import BUILT_IN, CLIENT, CONTACT, PRACTICE, PROVIDER
from portico.portal_settings.phrases import phrase
from portico.practices.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One level of a trace in words."""

    level: str
    value: str
    result: str
    used: bool
    note: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting that a check asked: ``stops`` when that check stands in the way."""

    key: str
    label: str
    shown: str
    because: str
    lines: list[Line]
    stops: bool
    check: Check

    @property
    def set_by(self) -> list[Line]:
        """The levels where somebody set something, with who, when and why."""
        return [line for line in self.lines if line.note]


def origins(decision: Decision, settings: Resolved, words: Words) -> list[Origin]:
    """One for each setting that was asked, those that stop the decision first."""
    found: dict[str, Origin] = {}
    for check in decision.checks:
        if check.setting and (check.setting not in found or check.ok is False):
            found[check.setting] = _origin(check, settings, words)
    return sorted(found.values(), key=lambda origin: not origin.stops)


def _origin(check: Check, settings: Resolved, words: Words) -> Origin:
    answer = settings.answer(check.setting)
    lines = [_line(answer, step, settings, words) for step in _every_level(answer)]
    label = phrase(registry[check.setting].label, words)
    return Origin(
        check.setting, label, phrase(answer.shown, words), answer.because, lines, check.ok is False, check
    )  # fmt: skip


def _every_level(answer: Answer) -> list[Step]:
    """The trace; people also look for the practice where it has set nothing."""
    steps = list(answer.trace)
    if all(step.level != PRACTICE for step in steps):
        steps.insert(1, Step(PRACTICE, NOT_SET, "passes on"))
    return steps


def _line(answer: Answer, step: Step, settings: Resolved, words: Words) -> Line:
    is_set = step.value is not NOT_SET
    value = phrase(answer.field.show(step.value), words) if is_set else _("not set")
    return Line(
        _level(step.level, settings), value, _result(step.result, answer), step.result == "used", _note(step), is_set
    )


def _level(level: str, settings: Resolved) -> str:
    if level in (PROVIDER, CLIENT, CONTACT):
        return settings.name_at(level)
    return {BUILT_IN: _("Built-in"), PRACTICE: _("Practice")}[level]


def _result(result: str, answer: Answer) -> str:
    said = {
        "used": _("used"),
        "replaced": _("replaced"),
        "passes on": _("passes on"),
        "set aside: locked": _("set aside: only the practice decides this"),
        "set aside: not stricter": _("set aside: may only be stricter"),
    }
    if result in said:
        return said[result]
    return _("set aside: %(why)s") % {
        "why": answer.unmet.reason() if answer.unmet else result.removeprefix("set aside: ")
    }


def _note(step: Step) -> str:
    """``Set by Dana Lin on 12 Feb: “Keep to two.”``; empty for what nobody set."""
    if not step.set_by or step.set_at is None or step.value is NOT_SET:
        return ""
    facts = {"who": step.set_by, "day": moments.full_date(step.set_at), "why": step.reason}
    return (_("Set by %(who)s on %(day)s: “%(why)s”") if step.reason else _("Set by %(who)s on %(day)s.")) % facts
