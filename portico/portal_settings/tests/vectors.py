"""The decided cases, and fields and rows built from them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portico.portal_settings import NOT_SET, Choice, Count, Field, Requirement, Toggle
from portico.portal_settings.chain import Row

FILE = json.loads((Path(__file__).parent / "vectors.json").read_text())
CASES: list[dict[str, Any]] = FILE["cases"]


@dataclass(frozen=True)
class Given(Requirement):
    """A requirement whose name is a fact that a case gives or does not."""

    fact: str

    @property
    def name(self) -> str:
        return self.fact

    def met(self, settings: Any) -> bool:
        return self.fact in settings.facts

    def reason(self) -> str:
        return f"missing: {self.fact}"


def field_of(key: str) -> Field:
    said = FILE["settings"][key]
    common: dict[str, Any] = {
        "label": key,
        "at": tuple(said["levels"]),
        "delegation": said["start"],
        "loosest": said["loosest"],
        "requires": tuple(Given(fact) for fact in said.get("requires", ())),
        "when_unmet": said.get("when_unmet", NOT_SET),
    }
    if said["type"] == "bool":
        return named(key, Toggle(said["default"], **common))
    if said["type"] == "choice":
        return named(key, Choice(said["default"], ladder={value: value for value in said["ladder"]}, **common))
    return named(key, Count(said["default"], restricts=said["restricts"], maximum=720, no_limit=True, **common))


def named(key: str, field: Field) -> Field:
    prefix, _, name = key.rpartition(".")
    field.belongs(section=None, prefix=prefix, name=name)  # type: ignore[arg-type]
    return field


def row_of(said: dict[str, Any]) -> Row:
    return Row(said.get("value", NOT_SET), said.get("delegation", ""), said.get("who"))
