"""Availability, slots, requests and appointments. A place in a provider's time is taken only by ``acts.book``."""
