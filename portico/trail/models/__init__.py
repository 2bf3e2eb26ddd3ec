from portico.trail.models.entry import Entry

__all__ = ["Entry"]
