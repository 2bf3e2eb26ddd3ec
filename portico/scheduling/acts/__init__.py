"""Everything that changes an appointment or a provider's availability. One verb, one function, one transaction."""

from portico.scheduling.acts.accept import accept
from portico.scheduling.acts.availability import (
    Row,
    add_hours_on_date,
    end_time_off,
    remove_hours_on_date,
    set_weekly_hours,
    take_time_off,
)
from portico.scheduling.acts.book import book
from portico.scheduling.acts.cancel import cancel
from portico.scheduling.acts.decline import decline
from portico.scheduling.acts.delete import delete
from portico.scheduling.acts.expire import expire
from portico.scheduling.acts.remind import remind
from portico.scheduling.acts.undo import undo

__all__ = [
    "Row", "accept", "add_hours_on_date", "book", "cancel", "decline", "delete", "end_time_off", "expire",
    "remind", "remove_hours_on_date", "set_weekly_hours", "take_time_off", "undo",
]  # fmt: skip
