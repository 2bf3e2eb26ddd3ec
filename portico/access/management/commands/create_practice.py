from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from portico.access.actors import SystemActor
from portico.access.acts.invitations import invite_staff
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.people.roles import Role
from portico.practices.models import Practice
from portico.practices.models.practice import RESERVED_SLUGS
from portico.trail.recording import record


class Command(BaseCommand):
    help = "Make a practice with its first administrator; prints the link with which they choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--slug", required=True, help="short name for its addresses, for example juniper")
        parser.add_argument("--name", required=True, help="the practice's name")
        parser.add_argument("--zone", required=True, help="its time zone, for example America/Chicago")
        parser.add_argument("--email", required=True, help="the administrator's e-mail address")
        parser.add_argument("--given", required=True, help="the administrator's given name")
        parser.add_argument("--family", required=True, help="the administrator's family name")

    @transaction.atomic
    def handle(self, *args: object, slug: str, name: str, zone: str, **admin: str) -> None:
        if slug in RESERVED_SLUGS:
            raise CommandError(f"slug: {slug} is an address that Portico needs itself")
        practice = Practice(slug=slug, name=name, time_zone=zone)
        staff = Staff(
            given_name=admin["given"], family_name=admin["family"], email=admin["email"], role=Role.ADMINISTRATOR
        )
        with _told_plainly():
            practice.full_clean()
        practice.save()
        with practice_scope(practice):
            staff.practice = practice
            with _told_plainly():
                staff.full_clean()
            staff.save()
            actor = SystemActor(practice, "command line")
            record(actor=actor, act="practices.created", now=clock.now(), about=staff, changes={"slug": slug})
            self.stdout.write(invite_staff(actor=actor, now=clock.now(), staff=staff).link)


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        problems = [f"{field}: {text}" for field, texts in error.message_dict.items() for text in texts]
        raise CommandError("; ".join(problems)) from error
