"""Declared words with the practice's own word for the people it serves."""

from __future__ import annotations

from typing import Any

NAMES = ("client", "clients", "Client", "Clients")


def phrase(text: Any, words: Any) -> str:
    """``text`` with ``{client}`` and the other three names replaced; other braces are left alone."""
    said = str(text)
    if "{" in said:
        for name in NAMES:
            said = said.replace(f"{{{name}}}", getattr(words, name))
    return said
