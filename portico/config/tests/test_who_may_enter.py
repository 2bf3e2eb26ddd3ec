"""Every address × everybody × own, foreign and nonexistent objects. An address the table misses fails the build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client as Browser
from django.urls import URLPattern, get_resolver

from portico.access.models import ApiToken, Passkey
from portico.config.tests.who_may_enter import (
    API,
    API_OPEN,
    ASKS_PASSWORD_FIRST,
    DECIDED_WITHIN,
    HOLDERS,
    OWN_ONLY,
    PAGES,
    UNSEEN,
)
from portico.foundation.tenancy import practice_scope
from portico.notices.models import Delivery, Task, TaskFor
from portico.people.models import Assignment, Client, Staff
from portico.portal_settings.acts.set_value import set_value
from portico.portal_settings.levels import PRACTICE
from portico.portal_settings.models import Change
from portico.portal_settings.targets import Target
from portico.practices.models import Closure, Location, Service
from portico.scheduling.acts.book import book
from portico.scheduling.models import HoursOnDate, TimeOff
from portico.testing.cast import NOW, account_of

NOTHING = uuid4()
LATER = NOW.replace(year=2060)
ANSWERS = {200, 302, 303, 400, 401, 405, 409, 422}
STRANGERS = ("anonymous", "contact", "other administrator", "disabled staff", "disabled client")
CLIENTS = ("client", "other client")
STAFF = ("provider not assigned", "front desk", "provider", "administrator")


def routes(patterns: list, prefix: str = "", spaces: tuple[str, ...] = ()) -> Iterator[tuple[str, str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield ":".join([*spaces, pattern.name or route]), route, pattern
        else:
            yield from routes(
                pattern.url_patterns, route, (*spaces, pattern.namespace) if pattern.namespace else spaces
            )


ROUTES = list(routes(get_resolver("portico.config.practice_urls").url_patterns))
PAGE_ROUTES = {name: route for name, route, _ in ROUTES if not route.startswith("api/")}


def test_every_address_is_in_the_table_and_every_line_of_the_table_is_an_address():
    assert set(PAGE_ROUTES) == set(PAGES)
    assert {name for name, route, _ in ROUTES if route.startswith("api/")} == set(API) | API_OPEN


def test_every_view_says_who_may_enter_as_the_table_does():
    said = {name: getattr(pattern.callback, "entry", None) for name, route, pattern in ROUTES if name in PAGES}
    assert said == PAGES


@pytest.fixture
def world(
    juniper,
    harbor,
    dana,
    kofi,
    ruth,
    dee,
    sam,
    mia,
    jo,
    tess,
    ana,
    ben,
    main_street,
    individual,
    acting,
    browse,
    client,
):
    """Objects of both practices by the name that addresses call them, and everybody in a browser of their own."""
    with practice_scope(harbor):
        pier = Location.objects.create(name="Pier")
        talk = Service.objects.create(name="Talk", minutes=50)
    here = objects(acting(dana), kofi, jo, main_street, individual)
    there = objects(acting(sam), mia, ben, pier, talk)
    gone, shut = _disabled(juniper, kofi, "left@juniper.example"), _disabled_client(juniper)
    people = {
        "anonymous": client, "client": browse(jo), "other client": browse(tess), "contact": browse(ana),
        "provider": browse(kofi), "provider not assigned": browse(ruth), "front desk": browse(dee),
        "administrator": browse(dana), "other administrator": browse(sam), "disabled staff": browse(gone),
        "disabled client": browse(shut),
    }  # fmt: skip
    for person in (gone, shut):
        account = account_of(person)
        account.is_active = False
        account.save()
    return here, there, people


def objects(actor, provider: Staff, client: Client, location: Location, service: Service) -> dict[str, object]:
    """One object for each name in an address."""
    practice = actor.practice
    with practice_scope(practice):
        set_value(actor=actor, now=NOW, key="scheduling.horizon_days", target=Target(PRACTICE, practice), value=90)
        made = book(
            actor=actor, now=NOW, client=client, provider=provider, service=service, starts_at=NOW.replace(day=5),
            rules="staff",
        )  # fmt: skip
        task = Task.objects.create(kind="request_in", about_id=made.pk, client=client, created_at=NOW)
        for staff in Staff.objects.all():
            TaskFor.objects.create(task=task, staff=staff)
        return {
            "client": client, "staff": provider, "provider": provider, "location": location, "service": service,
            "appointment": made, "assignment": Assignment.objects.get(client=client), "task": task,
            "change": Change.objects.get(), "mail": Delivery.objects.first(),
            "token": ApiToken.objects.create(staff=provider, name="t", digest=str(practice.pk), created_at=NOW),
            "closure": Closure.objects.create(first_day=LATER, last_day=LATER),
            "hours": HoursOnDate.objects.create(provider=provider, day=LATER, start_minute=1, end_minute=99),
            "away": TimeOff.objects.create(provider=provider, starts_at=LATER, ends_at=LATER.replace(hour=23)),
            "passkey": Passkey.objects.create(
                account=account_of(client), name="k", credential_id="x", credential="", added_at=NOW
            ),
        }  # fmt: skip


def _disabled(practice, like: Staff, email: str) -> Staff:
    from portico.testing.cast import staff

    return staff(practice, "Lou", "Gone", email, like.role)


def _disabled_client(practice) -> Client:
    from portico.testing.cast import client

    return client(practice, "1999", "Shut", "Out", "shut.out@mail.example")


def expected(who: str, name: str, which: str) -> set[int]:
    """By permission: what this person may be answered. Nobody learns whether a foreign object exists."""
    kind, permission = PAGES[name]
    if kind == "open":
        return ANSWERS | {404}
    if who in STRANGERS:
        return {302}
    if (who in CLIENTS) != (kind == "client"):
        return {404}
    if kind == "staff" and who not in HOLDERS[permission]:
        return {403}
    if name in OWN_ONLY and who == "provider not assigned" and which == "own":
        return {403}
    within = {403} if name in DECIDED_WITHIN and who != "administrator" else set()
    hidden = any(who in people for part, people in UNSEEN.items() if part in PAGE_ROUTES[name])
    if which != "own" or hidden:
        return {404} | ({303} if name in ASKS_PASSWORD_FIRST else set()) | within
    return ANSWERS | within


STRINGS = {"key": "scheduling.mode", "slug": "scheduling", "token": "a-token", "name": "x", "layout": "portal"}


def address(route: str, found: dict[str, object] | None) -> str:
    def fill(match: re.Match) -> str:
        kind, name = match.group(1) or "str", match.group(2)
        if kind != "uuid":
            return STRINGS[name] if found else "no-such-thing"
        return str(getattr(found.get(name), "pk", NOTHING) if found else NOTHING)

    return "/juniper/" + re.sub(r"<(?:(\w+):)?(\w+)>", fill, route)


def ask(browser, method: str, path: str):
    with transaction.atomic():
        answer = browser.get(path) if method == "GET" else browser.post(path, {})
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("name", sorted(PAGES))
def test_only_those_with_the_permission_get_an_answer(world, name):
    here, there, people = world
    route = PAGE_ROUTES[name]
    objects = {"own": here}
    if "<uuid" in route:
        objects |= {"foreign": there, "nonexistent": None}
    elif "<" in route:
        objects |= {"nonexistent": None}
    for who, browser in people.items():
        for method in ("GET", "POST"):
            bodies = {}
            for which, found in objects.items():
                answer = ask(browser, method, address(route, found))
                may = expected(who, name, which) | {405}  # a method that a page does not have tells nothing
                assert answer.status_code in may, (name, who, method, which)
                bodies[which] = (answer.status_code, re.sub(rb"[0-9a-f-]{36}|value=\"[^\"]+\"", b"", answer.content))
            if len(bodies) == 3:
                assert bodies["foreign"] == bodies["nonexistent"], (who, method)


BEARERS = ("nobody", "other administrator", "disabled staff", *STAFF)


@pytest.fixture
def bearers(world, dana, dee, kofi, ruth, sam):
    """A browser for each token: of staff here, of the other practice, of somebody whose account is shut, of nobody."""
    with practice_scope(dana.practice):
        gone = Staff.objects.get(family_name="Gone")
    owners = {
        "administrator": dana, "front desk": dee, "provider": kofi, "provider not assigned": ruth,
        "other administrator": sam, "disabled staff": gone,
    }  # fmt: skip
    found = {"nobody": Browser(headers={"Authorization": "Bearer made up"})}
    for who, owner in owners.items():
        with practice_scope(owner.practice):
            ApiToken.objects.create(staff=owner, name="m", digest=ApiToken.digest_of(who), created_at=NOW)
        found[who] = Browser(headers={"Authorization": f"Bearer {who}"})
    return found


def call(browser, name: str, found: dict[str, object] | None):
    method, _, named = API[name]
    route = next(route for one, route, _ in ROUTES if one == name)
    ids = {key: str(found[kind].pk if found else NOTHING) for key, kind in named.items()}
    more = {"from": "2060-03-01", "to": "2060-03-02", "action": "book", "start": "2060-03-01T15:00:00Z"}
    path = re.sub(r"<(?:\w+:)?appointment>", str(found["appointment"].pk if found else NOTHING), "/juniper/" + route)
    path = path.replace("<verb>", "accept").replace("<key>", "scheduling.horizon_days")
    with transaction.atomic():
        if method == "GET":
            answer = browser.get(path, more | ids)
        else:
            body = json.dumps(more | ids | {"value": 30})
            answer = browser.generic(method, path, body, "application/json")
        transaction.set_rollback(True)
    return answer


@pytest.mark.parametrize("name", sorted(API))
def test_tokens_open_what_their_owners_may(world, bearers, name):
    here, there, _people = world
    _method, permission, named = API[name]
    route = next(route for one, route, _ in ROUTES if one == name)
    about_somebody = bool(named) or "appointment>" in route
    hers = "client" in named or "appointment>" in route
    for who in BEARERS:
        answers = {
            which: call(bearers[who], name, found)
            for which, found in (("own", here), ("foreign", there), ("none", None))
        }
        codes = {which: answer.status_code for which, answer in answers.items()}
        if who in ("nobody", "other administrator", "disabled staff"):
            assert set(codes.values()) == {401}, (who, codes)
        elif who not in HOLDERS[permission]:
            assert set(codes.values()) == {403}, (who, codes)
        elif about_somebody:
            hidden = hers and who == "provider not assigned"
            assert codes["own"] in ({404} if hidden else {200, 201, 409}), (who, codes)
            assert (codes["foreign"], answers["foreign"].content) == (404, answers["none"].content), (who, codes)
        else:
            assert codes["own"] == 200, (who, codes)
