from __future__ import annotations

import ast
from pathlib import Path

import pytest

from portico import trail
from portico.trail import words

SOURCE = Path(trail.__file__).parents[1]


def acts_recorded() -> set[str]:
    """Every literal ``act="…"`` that the product's code gives to a call."""
    found = set()
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts or "testing" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call):
                found |= {
                    word.value.value
                    for word in node.keywords
                    if word.arg == "act" and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str)
                }
    return found


@pytest.mark.parametrize("act", sorted(acts_recorded()))
def test_every_act_has_words(act):
    assert act in dict(words.known())
