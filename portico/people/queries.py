from __future__ import annotations

from datetime import date, datetime
from functools import reduce
from operator import and_
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, Q, QuerySet
from django.db.models.functions import Length

from portico.foundation.actors import Actor
from portico.people.dates import parse_date
from portico.people.folding import typed_words
from portico.people.models import Assignment, Client, Contact, Staff
from portico.people.roles import Role

FEWEST_DIGITS = 4
FIRST_NUMBER = 1001


def find_clients(clients: QuerySet[Client], text: str) -> QuerySet[Client]:
    """Those of ``clients`` that one search box means: name in any order, birth date, e-mail, phone or number."""
    text = text.replace("\x00", "").strip()[:120]
    if not text:
        return clients
    born = parse_date(text)
    if born:
        return clients.filter(birth_date=born)
    clients = clients.filter(search_text__gt="")  # lets SQLite read the index of words alone, not every row
    if "@" in text:
        return clients.filter(search_text__contains=f" {text.lower()}")
    if digits := _only_digits(text):
        return clients.filter(search_text__contains=digits)
    words = typed_words(text)
    if not words:
        return clients.none()
    return clients.filter(reduce(and_, (Q(search_text__contains=f" {word}") for word in words)))


def _only_digits(text: str) -> str:
    """The digits of something that looks like a phone number, without the country's leading 1 or 00."""
    rest = text.translate({ord(sign): None for sign in " +()-./\u00a0"})
    if not (rest.isascii() and rest.isdecimal() and len(rest) >= FEWEST_DIGITS):
        return ""
    return rest.lstrip("0") or rest


def with_providers(clients: QuerySet[Client]) -> QuerySet[Client]:
    """Each client with ``assigned``, their present assignments (provider included): two more queries in all."""
    present = Assignment.objects.filter(ended_at=None).select_related("provider").order_by("since")
    return clients.prefetch_related(Prefetch("assignments", queryset=present, to_attr="assigned"))


def assigned_to(clients: QuerySet[Client], provider_id: UUID) -> QuerySet[Client]:
    mine = Assignment.objects.filter(provider_id=provider_id, ended_at=None).values("client_id")
    return clients.filter(pk__in=mine)


def staff_here() -> QuerySet[Staff]:
    """Staff who have not left."""
    return Staff.objects.filter(left_at=None)


def providers() -> QuerySet[Staff]:
    return staff_here().filter(is_provider=True)


def administrators() -> QuerySet[Staff]:
    return staff_here().filter(role=Role.ADMINISTRATOR)


def contacts_of(client: Client, *, now: datetime) -> QuerySet[Contact]:
    """People who help this client now; their grants say how they are related."""
    present = Q(grants__client=client, grants__kind="contact") & (Q(grants__ends_at=None) | Q(grants__ends_at__gt=now))
    return Contact.objects.filter(present).distinct()


def next_number() -> str:
    """A free client number: one more than the highest that is only digits."""
    longest = Client.objects.alias(long=Length("number")).order_by("-long", "-number").values_list("number", flat=True)
    taken = [int(number) for number in longest[:50] if number.isascii() and number.isdecimal()]
    number = max(taken, default=FIRST_NUMBER - 1) + 1
    while Client.objects.filter(number=str(number)).exists():
        number += 1
    return str(number)


def lookalikes(
    *,
    given_name: str = "",
    family_name: str = "",
    birth_date: date | None = None,
    email: str = "",
    phone: str = "",
    besides: UUID | None = None,
) -> QuerySet[Client]:
    """Clients who may be the same person: same name and birth date, same e-mail address, or same phone number."""
    same = Q(pk__in=[])
    if email:
        same |= Q(email=email.lower())
    if phone:
        same |= Q(phone=phone)
    if birth_date:
        names = typed_words(f"{given_name} {family_name}")
        same |= reduce(and_, (Q(search_text__contains=f" {word}") for word in names), Q(birth_date=birth_date))
    return Client.objects.filter(same).exclude(pk=besides).order_by("family_name", "given_name")


def email_belongs_to_someone_else(actor: Actor, *, email: str, client: Client | None, now: datetime) -> str:
    """Why ``client`` cannot have this address: ``contact`` (their own helper's), ``sign_in`` (another's) or nothing."""
    email = email.lower()
    if client is not None and contacts_of(client, now=now).filter(email__iexact=email).exists():
        return "contact"
    accounts = get_user_model().objects.within(actor.practice).filter(email=email)
    if client is not None:
        accounts = accounts.exclude(grants__client=client, grants__kind="self")
    if accounts.exists() or staff_here().filter(email__iexact=email).exists():
        return "sign_in"
    return ""


def staff_email_taken(actor: Actor, *, email: str, staff: Staff) -> bool:
    """Whether another member of staff has this address, or another person here signs in with it."""
    others = get_user_model().objects.within(actor.practice).filter(email=email).exclude(pk=staff.account_id)
    return others.exists() or staff_here().filter(email__iexact=email).exclude(pk=staff.pk).exists()
