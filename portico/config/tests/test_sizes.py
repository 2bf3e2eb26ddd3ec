"""Files and functions stay small enough to read at once (STYLE.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import portico

SOURCE = Path(portico.__file__).parent
SCREEN = 60


def modules() -> dict[str, int]:
    paths = (path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(SOURCE)): len(path.read_text().splitlines()) for path in paths}


def code() -> dict[str, int]:
    """Modules that do something: no tests, no empty ones."""
    return {name: lines for name, lines in modules().items() if lines and "/tests/" not in name}


def functions() -> Iterator[tuple[str, int]]:
    for name in code():
        for node in ast.walk(ast.parse((SOURCE / name).read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name}:{node.name}", node.end_lineno - node.lineno + 1


def over(sizes: dict[str, int], ceiling: int) -> dict[str, int]:
    return {name: lines for name, lines in sizes.items() if lines > ceiling}


def test_no_module_is_longer_than_400_lines():
    assert over(modules(), 400) == {}


def test_most_modules_are_short():
    sizes = list(code().values())
    assert median(sizes) <= 60
    assert quantiles(sizes, n=10)[8] <= 200


def test_no_function_is_longer_than_a_screen():
    assert over(dict(functions()), SCREEN) == {}


def test_most_functions_are_short():
    assert quantiles([lines for _, lines in functions()], n=10)[8] <= 30


def test_no_template_is_longer_than_120_lines():
    sizes = {str(path): len(path.read_text().splitlines()) for path in SOURCE.rglob("templates/**/*.*")}
    assert over(sizes, 120) == {}


def test_the_foundation_stays_small():
    written = [(SOURCE / name).read_text().splitlines() for name in code() if name.startswith("foundation/")]
    assert sum(1 for lines in written for line in lines if line.strip()) <= 600
