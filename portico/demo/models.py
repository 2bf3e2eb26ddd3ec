from django.db import models


class Origin(models.Model):
    """One row, in a database that the demo made: the demo uses no other, and throws no other away.

    Written before the data is built and finished after, so that an interrupted start is seen and made anew.
    """

    made_at = models.DateTimeField()
    finished = models.BooleanField(default=False)
    welcome = models.JSONField(default=list)  # lines to print at each start; ``{address}`` stands for ours
