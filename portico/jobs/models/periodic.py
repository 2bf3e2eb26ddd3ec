from django.db import models


class Periodic(models.Model):
    """When a periodic job is due next, and which worker has it in hand until when. Belongs to no practice."""

    name = models.CharField(max_length=80, primary_key=True)
    next_at = models.DateTimeField()
    holder = models.CharField(max_length=40, blank=True)
    lease_until = models.DateTimeField(null=True)
    failures = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
