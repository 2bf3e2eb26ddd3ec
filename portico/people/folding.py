"""Text as search compares it."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a plain letter and a mark.
ALIKE = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
INSIDE_WORDS = re.compile(r"[-'’ʼ`´.·‐‑–]+")
LONGEST = 1600  # bytes: with e-mail and phone still within what an index row of PostgreSQL holds


def fold(text: str) -> str:
    """Without accents, case, invisible signs or doubled spaces (``Núñez`` is found by ``nunez``)."""
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in parts if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join(plain.casefold().translate(ALIKE).split())


def search_words(*texts: str) -> str:
    """The text that is searched: every word after a space, hyphenated ones whole and in parts (Smith-Jones)."""
    words: dict[str, None] = {}
    for word in fold(" ".join(texts)).split():
        parts = [part for part in INSIDE_WORDS.split(word) if part]
        words.update(dict.fromkeys(["".join(parts), *parts]))
    text = "".join(f" {word}" for word in words if word)
    return text.encode()[:LONGEST].decode(errors="ignore")


def typed_words(text: str) -> list[str]:
    """What somebody typed to search, word by word, comparable with ``search_words``."""
    words = (INSIDE_WORDS.sub("", word) for word in fold(text.replace(",", " ")).split())
    return [word for word in words if word]
