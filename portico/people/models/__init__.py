from portico.people.models.assignment import Assignment
from portico.people.models.client import Client
from portico.people.models.contact import Contact
from portico.people.models.offering import Offering
from portico.people.models.staff import Staff

__all__ = ["Assignment", "Client", "Contact", "Offering", "Staff"]
