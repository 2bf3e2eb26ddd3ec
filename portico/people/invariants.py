"""What must hold of people in every practice."""

from portico.foundation.invariants import invariant
from portico.people.folding import fold
from portico.people.models import Assignment, Client
from portico.people.queries import administrators


@invariant("people: somebody administrates")
def somebody_administrates() -> list[str]:
    return [] if administrators().exists() else ["no administrator works here"]


@invariant("people: assignments name providers")
def assignments_name_providers() -> list[str]:
    stray = Assignment.objects.filter(ended_at=None, provider__left_at__isnull=False)
    return [f"assignment {pk} names somebody who has left" for pk in stray.values_list("pk", flat=True)]


@invariant("people: every client can be found")
def clients_can_be_found() -> list[str]:
    missing = Client.objects.filter(search_text="").only("pk", "given_name", "family_name")
    return [f"client {client.pk} is not in the search" for client in missing if fold(client.name)]
