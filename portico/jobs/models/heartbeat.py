from django.db import models


class Heartbeat(models.Model):
    """A worker's sign of life."""

    worker = models.CharField(max_length=40, primary_key=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
