"""One question, one answer object: may this person do this now, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to remove the reason: words for the link and its address inside the practice."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of a decision.

    ``code`` is stable (API, reports); ``ok`` is ``None`` when it could not be asked yet; ``staff`` and ``client`` are
    sentences (``client`` empty where the client needs none); ``setting`` is the key whose trace explains it.
    """

    code: str
    ok: bool | None
    staff: str
    client: str = ""
    fix: Fix | None = None
    setting: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, with every check in its fixed order, also those after the first "no"."""

    action: str
    allowed: bool
    mode: str
    checks: tuple[Check, ...]

    @classmethod
    def of(cls, action: str, checks: Iterable[Check], *, mode: str = "") -> Decision:
        checks = tuple(checks)
        return cls(action, all(check.ok is not False for check in checks), mode, checks)

    @property
    def failed(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if check.ok is False)

    @property
    def codes(self) -> list[str]:
        return [check.code for check in self.failed]

    @property
    def client_sentence(self) -> str:
        """What the client reads: the first reason that has words for them."""
        return next((check.client for check in self.failed if check.client), "")


class Refused(Exception):
    """An act was refused; ``decision`` says why. Views show the client's sentence, the API answers 403 or 409.

    ``aftermath`` is done once, when the outermost transaction has been rolled back (see ``acts.settle``).
    """

    def __init__(self, decision: Decision):
        super().__init__(", ".join(decision.codes))
        self.decision = decision
        self.aftermath: list[Callable[[], object]] = []
