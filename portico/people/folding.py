import unicodedata


def fold(text: str) -> str:
    """Text as search compares it: without accents, case or doubled spaces (``Núñez`` is found by ``nunez``)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())
