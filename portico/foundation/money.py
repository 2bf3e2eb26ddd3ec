"""Money is an integer number of cents; a practice has one currency."""

SIGNS = {"USD": "$", "CAD": "CA$", "GBP": "£", "EUR": "€"}


def show(cents: int, currency: str = "USD") -> str:
    """The amount as a person reads it: ``12050`` becomes ``$120.50``."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{SIGNS.get(currency, currency + ' ')}{whole:,}.{rest:02d}"
