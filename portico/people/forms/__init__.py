from portico.people.forms.client import ClientForm
from portico.people.forms.staff import OwnDetailsForm, StaffForm

__all__ = ["ClientForm", "OwnDetailsForm", "StaffForm"]
