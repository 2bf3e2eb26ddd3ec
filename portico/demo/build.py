"""Two practices with a believable history: twelve weeks back, six ahead."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from portico.demo import cast
from portico.demo.history import ask_for_times, live_through, settle_mails
from portico.demo.settling import furnish_harbor, furnish_juniper
from portico.foundation.tenancy import practice_scope
from portico.practices.models import Practice


def build(*, now: datetime) -> list[str]:
    """Fill an empty, migrated database; returns the lines to print at every start (``{address}`` stands for ours)."""
    with transaction.atomic():
        for slug, name, outside, zone, furnish in (
            ("juniper", "Juniper Counselling", "Juniper", "America/Chicago", furnish_juniper),
            ("harbor", "Harbor Autism Center", "Harbor", "America/New_York", furnish_harbor),
        ):
            practice = Practice.objects.create(slug=slug, name=name, outside_name=outside, time_zone=zone)
            with practice_scope(practice):
                house = furnish(practice=practice, now=now)
                live_through(house=house, now=now)
                if slug == "juniper":
                    ask_for_times(house=house, now=now)
                settle_mails(now=now)
    return WELCOME


WELCOME = [
    "",
    "Portico is running with two demo practices.",
    "",
    "  Juniper Counselling    {address}/juniper/",
    "    administrator        dana.lin@juniper.example",
    "    providers            kofi.osei@juniper.example, ruth.lee@juniper.example",
    "    front desk           desk@juniper.example",
    "    clients              jo.abara@mail.example, tess.wu@mail.example",
    "  Harbor Autism Center   {address}/harbor/",
    "    administrator        sam.ortiz@harbor.example",
    "",
    f"  One password for all:  {cast.PASSWORD}",
    "  The demo's mails:      {address}/demo/mail/",
    "",
    "  Ctrl-C stops everything.",
]
