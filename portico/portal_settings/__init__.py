"""The engine of the portal's settings: what a practice, a provider, a client or a contact's grant decides.

Declare settings in the slice that obeys them, in ``<slice>/portal_settings.py``, and import that module in the
slice's ``AppConfig.ready()``::

    from django.utils.translation import gettext_lazy as _

    from portico.portal_settings import CLIENT, FREE, NARROW, PRACTICE, PROVIDER
    from portico.portal_settings import Choice, Count, Hours, Seated, Section, Setting, Subscribed, Text, Toggle

    class Booking(Section, title=_("Booking"), page="scheduling", prefix="scheduling", order=10):
        mode = Choice(
            "request",
            label=_("How {clients} book"),
            help=_("“Ask for a time” means you accept or decline each request."),
            ladder={"make": _("Book directly"), "request": _("Ask for a time"), "view": _("See appointments only")},
            at=(PRACTICE, PROVIDER, CLIENT),
            delegation=NARROW,
            loosest=FREE,
            requires=(Subscribed("portal"), Seated("scheduling")),
            when_unmet="view",
            also=("self scheduling", "online booking"),
        )
        max_upcoming = Count(
            5, label=_("Most visits planned at once"), minimum=1, maximum=100, no_limit=True, restricts="down",
            at=(PRACTICE, PROVIDER, CLIENT), delegation=FREE, under="scheduling.mode",
        )
        booking_notice_hours = Hours(24, label=_("Shortest notice to book"), maximum=720, restricts="up", …)
        cancellation_message = Text("", label=_("…"), maximum=1000, …)

Keys are ``prefix.name``: a prefix may have dots (``portal.module``). Kinds: ``Toggle`` (off is stricter), ``Choice``
(``ladder`` most permissive first, or ``options`` without order), ``Count``/``Minutes``/``Hours``/``Days``
(``restricts`` "down" or "up"; ``no_limit`` admits ``None``), ``Text``, ``StaffList`` (a tuple of staff ids).
``requires`` takes ``Subscribed(product)``, ``Seated(product)``, ``Setting(key, value=True)``; whoever requires says
``when_unmet``. An unknown keyword is a TypeError at import; contradictions fail Django's system check. Labels, help
and words may say ``{client}``, ``{clients}``, ``{Client}``, ``{Clients}``. Pages: see ``pages.py``. A section may
define ``@staticmethod warnings(values)`` giving ``(key, sentence)`` pairs.

Read them anywhere in an open practice, one query::

    settings = resolve(practice=practice, provider=provider, client=client, contact=grant)
    settings["scheduling.mode"]           # or settings.scheduling.mode; a misspelt name raises
    answer = settings.answer("scheduling.mode")
    answer.value, answer.decided_at, answer.because, answer.beneath, answer.trace  # (level, value, result, set_by, …)

``resolve_many(practice=, providers=[…], client=…)`` or ``(…, clients=[…], provider=…)`` answers for many by id in one
query. Each setting needs a behaviour test in its slice, marked ``@pytest.mark.setting("scheduling.mode")``.
"""

from portico.portal_settings.fields import Choice, Count, Days, Field, Hours, Minutes, Number, StaffList, Text, Toggle
from portico.portal_settings.levels import CLIENT, CONTACT, FIXED, FREE, NARROW, NOT_SET, PRACTICE, PROVIDER
from portico.portal_settings.registry import UnknownSetting, registry
from portico.portal_settings.requirements import Requirement, Seated, Setting, Subscribed
from portico.portal_settings.resolver import Resolved, resolve, resolve_many
from portico.portal_settings.sections import Section

__all__ = [
    "CLIENT", "CONTACT", "FIXED", "FREE", "NARROW", "NOT_SET", "PRACTICE", "PROVIDER",
    "Choice", "Count", "Days", "Field", "Hours", "Minutes", "Number", "Requirement", "Resolved", "Seated", "Section",
    "Setting", "StaffList", "Subscribed", "Text", "Toggle", "UnknownSetting", "registry", "resolve", "resolve_many",
]  # fmt: skip
