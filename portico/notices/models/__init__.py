from portico.notices.models.delivery import Delivery
from portico.notices.models.task import Task, TaskFor

__all__ = ["Delivery", "Task", "TaskFor"]
