from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID


class Facts:
    """What requirements ask about besides settings: at most one query, and only when asked."""

    def __init__(self, practice: Any):
        self.practice = practice

    @cached_property
    def products(self) -> dict[str, tuple[bool, bool, set[UUID]]]:
        """Product to: active, sold by seat, providers with a seat. A product without a row is included."""
        from portico.practices.models import Subscription

        products: dict[str, tuple[bool, bool, set[UUID]]] = {}
        rows = Subscription.objects.values_list("product", "active", "by_seat", "seats__provider_id")
        for product, active, by_seat, provider in rows:
            products.setdefault(product, (active, by_seat, set()))[2].add(provider)
        return products

    def subscribed(self, product: str) -> bool:
        return product not in self.products or self.products[product][0]

    def seated(self, product: str, provider_id: UUID | None) -> bool:
        if product not in self.products:
            return True
        active, by_seat, seated = self.products[product]
        return active and (not by_seat or provider_id is None or provider_id in seated)
