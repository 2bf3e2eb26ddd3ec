from portico.scheduling.models.appointment import Appointment
from portico.scheduling.models.attendee import Attendee
from portico.scheduling.models.availability import HoursOnDate, TimeOff, WeeklyHours
from portico.scheduling.models.place import Place

__all__ = ["Appointment", "Attendee", "HoursOnDate", "Place", "TimeOff", "WeeklyHours"]
