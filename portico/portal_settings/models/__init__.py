from portico.portal_settings.models.change import Change
from portico.portal_settings.models.override import Override

__all__ = ["Change", "Override"]
