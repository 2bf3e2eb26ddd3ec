from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from portico.access.actors import SystemActor
from portico.access.acts.tokens import create_token
from portico.foundation import clock
from portico.foundation.tenancy import practice_scope
from portico.people.models import Staff
from portico.practices.models import Practice


class Command(BaseCommand):
    help = "Make a bearer token for the API and print its secret, which is shown this once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--practice", required=True, help="the practice's short name, as in its addresses")
        parser.add_argument("--staff", required=True, help="e-mail address of the member of staff it acts for")
        parser.add_argument("--name", default="command line", help="what it is for (default: %(default)s)")

    def handle(self, *args: object, practice: str, staff: str, name: str, **options: object) -> None:
        place = Practice.objects.filter(slug=practice).first()
        if place is None:
            raise CommandError(f"There is no practice {practice!r}.")
        with practice_scope(place):
            person = Staff.objects.filter(email__iexact=staff.strip(), left_at=None).first()
            if person is None:
                raise CommandError(f"Nobody with the e-mail address {staff!r} works at {practice}.")
            actor = SystemActor(place, "command line")
            secret = create_token(actor=actor, now=clock.now(), staff=person, name=name[:80])
        self.stdout.write(secret)
