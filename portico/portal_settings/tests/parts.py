"""A catalogue of the tests' own, and rows as other tests need them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from portico.portal_settings import (
    CLIENT,
    CONTACT,
    FREE,
    NARROW,
    PRACTICE,
    PROVIDER,
    Choice,
    Count,
    Hours,
    Seated,
    Section,
    Setting,
    Subscribed,
    Text,
    Toggle,
)
from portico.portal_settings.models import Change, Override
from portico.testing.cast import NOW

PVC = (PRACTICE, PROVIDER, CLIENT)


class Visits(Section, title="Visits of {clients}", page="scheduling", prefix="visits", register=False):
    mode = Choice(
        "request",
        label="How {clients} book",
        help="Asked or booked.",
        ladder={"make": "Book directly", "request": "Ask for a time", "view": "See only"},
        at=PVC,
        delegation=NARROW,
        loosest=FREE,
        requires=(Subscribed("portal"), Seated("scheduling")),
        when_unmet="view",
        also=("self scheduling",),
    )
    can_cancel = Toggle(True, label="{Clients} may cancel", at=PVC, delegation=NARROW, loosest=FREE)
    can_move = Toggle(
        True, label="{Clients} may move", at=PVC, delegation=NARROW, loosest=FREE, under="visits.can_cancel",
        requires=(Setting("visits.can_cancel"),), when_unmet=False,
    )  # fmt: skip
    notice_hours = Hours(24, label="Shortest notice", at=PVC, delegation=FREE, maximum=720, restricts="up")
    most = Count(
        5, label="Most at once", at=PVC, delegation=FREE, minimum=1, maximum=100, restricts="down", no_limit=True
    )
    late_hours = Hours(24, label="Late from", maximum=720)
    words = Text("Are you sure?", label="What is asked", at=(PRACTICE, PROVIDER), delegation=FREE, maximum=40)

    @staticmethod
    def warnings(values):
        if values["visits.late_hours"] < values["visits.notice_hours"]:
            yield "visits.late_hours", "This can never happen."


class Network(Section, title="Contacts", page="portal", prefix="network", register=False):
    contact_access = Toggle(False, label="Contacts act for {clients}", at=(PRACTICE, CLIENT), delegation=NARROW)
    sees_forms = Toggle(False, label="Sees forms", at=(PRACTICE, CLIENT, CONTACT), delegation=FREE)


def put(practice: Any, key: str, said: dict[str, Any], **about: Any) -> Override:
    """A stored row and its line of the history, without asking anybody."""
    level = next(iter(about), PRACTICE)
    shared = {"practice": practice, "key": key, "level": level, **about}
    change = Change.objects.create(
        **shared, old={}, new=said, by_name="Dana Lin", at=NOW, through="console", number=1, id=uuid4()
    )
    row = Override(**shared, set_by_name="Dana Lin", set_at=NOW, version=change.pk)
    row.state = said
    row.save()
    return row
