from portico.jobs.models.heartbeat import Heartbeat
from portico.jobs.models.periodic import Periodic

__all__ = ["Heartbeat", "Periodic"]
