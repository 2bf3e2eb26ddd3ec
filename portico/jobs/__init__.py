"""What happens without anybody asking: periodic jobs, and the loop of ``portico worker``.

In a slice's ``tasks.py``, imported by its ``AppConfig.ready()``::

    from datetime import datetime, timedelta
    from portico.foundation.tenancy import each_practice
    from portico.jobs import periodic

    @periodic("scheduling.expire", every=timedelta(minutes=1))
    def expire(*, now: datetime) -> None:
        for practice in each_practice():
            ...

One worker at a time runs a job; what it had begun when it was killed is begun again when its lease has run out.
A job that raises is logged and tried again, later each time, and never holds up another.
``portico.jobs.worker.alive(now=…)`` says whether a worker runs.
"""

from portico.jobs.registry import continuous, periodic

__all__ = ["continuous", "periodic"]
