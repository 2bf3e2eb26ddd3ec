from __future__ import annotations

from datetime import datetime, timedelta

from portico.access.kept_forms import KEPT_FOR
from portico.access.models import KeptForm, KnownDevice, Session, SignInAttempt
from portico.access.throttle import WINDOW
from portico.foundation.tenancy import each_practice
from portico.jobs import periodic

DEVICE_FORGOTTEN_AFTER = timedelta(days=365)


@periodic("access.sweep", every=timedelta(hours=1))
def sweep(*, now: datetime) -> None:
    """Delete what has lost its meaning: ended sessions, old counts and kept forms, browsers not seen for a year."""
    Session.objects.filter(expire_date__lt=now).delete()
    for _practice in each_practice():
        SignInAttempt.objects.filter(since__lt=now - WINDOW).delete()
        KeptForm.objects.filter(kept_at__lt=now - KEPT_FOR).delete()
        KnownDevice.objects.filter(last_seen_at__lt=now - DEVICE_FORGOTTEN_AFTER).delete()
