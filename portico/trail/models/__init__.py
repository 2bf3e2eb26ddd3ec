from portico.trail.models.entry import AppendOnly, Entry

__all__ = ["AppendOnly", "Entry"]
