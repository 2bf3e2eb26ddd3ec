from portico.practices.models.hours import Closure, WorkingHours
from portico.practices.models.location import Location
from portico.practices.models.practice import Practice
from portico.practices.models.service import Service
from portico.practices.models.subscription import Seat, Subscription

__all__ = ["Closure", "Location", "Practice", "Seat", "Service", "Subscription", "WorkingHours"]
