"""What pages, API and worker ask about appointments. Everything of a person is fetched through the actor."""

from portico.scheduling.queries.appointments import appointments_for, upcoming_of, waiting_requests
from portico.scheduling.queries.choices import bookable_providers, bookable_services
from portico.scheduling.queries.slots import OpenSlots, open_slots

__all__ = [
    "OpenSlots",
    "appointments_for",
    "bookable_providers",
    "bookable_services",
    "open_slots",
    "upcoming_of",
    "waiting_requests",
]
