from portico.portal_settings.fields.base import Field
from portico.portal_settings.fields.choice import Choice
from portico.portal_settings.fields.number import Count, Days, Hours, Minutes, Number
from portico.portal_settings.fields.staff import StaffList
from portico.portal_settings.fields.text import Text
from portico.portal_settings.fields.toggle import Toggle

__all__ = ["Choice", "Count", "Days", "Field", "Hours", "Minutes", "Number", "StaffList", "Text", "Toggle"]
