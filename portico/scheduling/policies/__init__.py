"""May this person do this now, and why: the one place that decides about appointments."""

from portico.scheduling.policies.deciding import contribute, decide
from portico.scheduling.policies.question import Question

__all__ = ["Question", "contribute", "decide"]
