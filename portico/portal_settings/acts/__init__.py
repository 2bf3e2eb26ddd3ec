from portico.portal_settings.acts.clear_rows import clear_rows
from portico.portal_settings.acts.clear_value import clear_value
from portico.portal_settings.acts.revert import revert
from portico.portal_settings.acts.save_page import Conflict, save_page
from portico.portal_settings.acts.set_delegation import set_delegation
from portico.portal_settings.acts.set_value import set_value

__all__ = ["Conflict", "clear_rows", "clear_value", "revert", "save_page", "set_delegation", "set_value"]
