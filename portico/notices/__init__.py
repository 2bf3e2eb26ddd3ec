"""Mail and tasks. Everything is a row first, written in the transaction of the act; the worker sends.

Acts call (all keyword-only)::

    tell_client(event, client, practice, now, appointment=None, starts_at=None, ends_at=None, zone=None,
                provider=None, settings=None, not_before=None) -> Delivery
        event: created, cancelled, rescheduled, deleted, staff_changed, request_confirmed, request_declined,
               decision_undone; and request_expired, which obeys the switch of request_declined
    tell_staff(event, practice, now, appointment, client=None, provider=None, made_by=None, settings=None,
               not_before=None) -> list[Delivery]
        event: request_in, request_late, request_escalated, appointment_made, appointment_cancelled, appointment_moved
    tell_account(change, practice, now, to, client=None, staff=None) -> Delivery
        change: password, email, second_factor, passkey, new_device, signed_out
    invite(practice, now, to, link, expires_at, client=None, staff=None, contact_of=None, sent_by="") -> Delivery
    enqueue(kind, practice, now, to, values=None, …) -> Delivery        any other kind of ``kinds.KINDS``
    withdraw(about, kinds=None, now) -> int                             not yet sent mails about an object
    open_task(kind, practice, now, about, staff, client=None) / close_tasks(about, now, kinds=None, by=None)
    client_mail(client) -> QuerySet[Delivery]                           a client's mail log, newest first

``settings`` is ``portal_settings.resolve(...)`` for this client, where the caller has it already.
"""

from importlib import import_module

_HOMES = {
    "enqueue": "portico.notices.promises",
    "withdraw": "portico.notices.promises",
    "tell_client": "portico.notices.clients",
    "tell_staff": "portico.notices.staff_told",
    "tell_account": "portico.notices.accounts",
    "invite": "portico.notices.accounts",
    "open_task": "portico.notices.asking",
    "close_tasks": "portico.notices.asking",
    "finish_task": "portico.notices.acts.finish_task",
    "client_mail": "portico.notices.queries",
}
__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    # Looked up when used: Django imports this package before models can be.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(name)
