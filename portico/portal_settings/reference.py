"""``docs/reference/portal-settings.md``, written from the declarations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.utils import translation

from portico.portal_settings.fields import Field, Text
from portico.portal_settings.levels import NOT_SET
from portico.portal_settings.pages import PAGES
from portico.portal_settings.phrases import phrase
from portico.portal_settings.registry import registry
from portico.practices.words import Words

FILE = Path(__file__).resolve().parents[2] / "docs/reference/portal-settings.md"
HEAD = """\
# Portal settings

Written by `portico settings-reference` from the declarations; do not edit. How a value is decided: the levels are
practice, provider, client and contact, outermost first. *Below* says what a lower level may do with the value from
above: nothing (`fixed`), only restrict it (`narrow`), or replace it (`free`). After an arrow stands the most that a
practice may allow under *Who can change this?*
"""


def markdown() -> str:
    """The whole page, in English and with the word *client*."""
    with translation.override("en"):
        return "\n".join([HEAD, *page_lines()]).rstrip() + "\n"


def page_lines() -> Iterator[str]:
    words = Words("client", "clients")
    for page in PAGES.values():
        sections = registry.in_order(page.slug)
        if not sections:
            continue
        yield f"## {phrase(page.title, words)}\n\n{phrase(page.help, words)}\n"
        for section in sections:
            yield f"### {phrase(section.title, words)}\n"
            if section.help:
                yield f"{phrase(section.help, words)}\n"
            for field in section.fields.values():
                yield from field_lines(field, words)


def field_lines(field: Field, words: Any) -> Iterator[str]:
    yield f"#### `{field.key}`\n"
    yield f"**{phrase(field.label, words)}.** {phrase(field.help, words)}".rstrip() + "\n"
    facts = [
        f"- Values: {field.range_in_words()}",
        f"- Built-in: {shown(field, field.built_in, words)}",
        f"- Levels: {', '.join(field.at)}",
    ]
    if len(field.at) > 1:
        arrow = f" → `{field.loosest}`" if field.loosest != field.delegation else ""
        facts.append(f"- Below: `{field.delegation}`{arrow}")
    if field.requires:
        names = ", ".join(one.name for one in field.requires)
        unmet = "" if field.when_unmet is NOT_SET else shown(field, field.when_unmet, words)
        facts.append(f"- Requires: {names}; else {unmet}")
    yield "\n".join(facts) + "\n"


def shown(field: Field, value: Any, words: Any) -> str:
    if isinstance(field, Text):
        return f"“{value}”" if value else "empty"
    said = phrase(field.show(value), words) if value != [] else "nobody"
    return f"{said} (`{value}`)" if isinstance(value, str) else said
