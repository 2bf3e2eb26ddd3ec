from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import UUID

from portico.portal_settings.rows import ask

# Past the ORM, as the settings' own rows: every request that resolves settings asks this.
SUBSCRIPTIONS = """
    SELECT s.product, s.active, s.by_seat, seat.provider_id
    FROM practices_subscription s LEFT JOIN practices_seat seat ON seat.subscription_id = s.id
    WHERE s.practice_id = %s
"""


class Facts:
    """What requirements ask about besides settings: at most one query, and only when asked."""

    def __init__(self, practice: Any):
        self.practice = practice

    @cached_property
    def products(self) -> dict[str, tuple[bool, bool, set[UUID]]]:
        """Product to: active, sold by seat, providers with a seat. A product without a row is included."""
        products: dict[str, tuple[bool, bool, set[UUID]]] = {}
        for product, active, by_seat, provider in ask(SUBSCRIPTIONS, self.practice):
            seats = products.setdefault(product, (bool(active), bool(by_seat), set()))[2]
            if provider is not None:
                seats.add(provider if isinstance(provider, UUID) else UUID(provider))
        return products

    def subscribed(self, product: str) -> bool:
        return product not in self.products or self.products[product][0]

    def seated(self, product: str, provider_id: UUID | None) -> bool:
        if product not in self.products:
            return True
        active, by_seat, seated = self.products[product]
        return active and (not by_seat or provider_id is None or provider_id in seated)
