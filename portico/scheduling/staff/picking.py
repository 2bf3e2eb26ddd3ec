from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms


class PickField(forms.ChoiceField):
    """One of some rows, by id; the rows are fetched once, for the check and for the list."""

    def __init__(self, *, empty: Any, **kwargs: Any):
        super().__init__(**kwargs)
        self.empty, self.rows = empty, {}

    def offer(self, rows: Iterable[Any]) -> None:
        self.rows = {str(row.pk): row for row in rows}
        self.choices = [("", self.empty), *((key, str(row)) for key, row in self.rows.items())]

    def clean(self, value: Any) -> Any:
        return self.rows.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return str(value) if value else ""
