"""One search box: names in any order, birth dates, e-mail, phone, number."""

from datetime import date

import pytest

from portico.people.dates import parse_date
from portico.people.folding import LONGEST, fold, search_words, typed_words
from portico.people.models import Client
from portico.people.queries import find_clients, next_number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2016-05-14", date(2016, 5, 14)),
        ("5/14/2016", date(2016, 5, 14)),
        ("14/5/2016", date(2016, 5, 14)),
        ("3/4/2016", date(2016, 3, 4)),
        ("14 May 2016", date(2016, 5, 14)),
        ("May 14, 2016", date(2016, 5, 14)),
        ("14th may 2016", date(2016, 5, 14)),
        ("14.05.2016", date(2016, 5, 14)),
        ("14 sept 2016", date(2016, 9, 14)),
        ("2016-02-30", None),
        ("May 2016", None),
        ("Reyes", None),
        ("312-555-0111", None),
        ("5/14/16", None),
    ],
)
def test_dates_as_people_type_them(typed, meant):
    assert parse_date(typed) == meant


def test_folding():
    assert fold("  NÚÑEZ  Garcı\u202ea ") == "nunez garcia"
    assert search_words("Ana", "O'Brien-Løw") == " ana obrienlow o brien low"
    assert typed_words("O’Brien, ana") == ["obrien", "ana"]
    assert len(search_words("\ufdfa" * 240).encode()) <= LONGEST


@pytest.fixture
def people(in_juniper):
    rows = [
        ("1", "José", "Núñez Ortega", "Pepe", date(2016, 5, 14), "jose@mail.example", "+13125550111"),
        ("2", "Mary-Ann", "O'Brien", "", date(1990, 1, 2), "", "+442079460018"),
        ("A-77", "Łukasz", "", "", None, "Luk@Mail.example", ""),
        ("10045", "محمد", "Ali", "", date(2016, 5, 14), "", ""),
    ]
    for number, given, family, used, born, email, phone in rows:
        Client.objects.create(
            number=number,
            given_name=given,
            family_name=family,
            name_used=used,
            birth_date=born,
            email=email,
            phone=phone,
        )


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("jose", {"1"}),
        ("nunez josé", {"1"}),
        ("ORTEGA, jos", {"1"}),
        ("pepe", {"1"}),
        ("obrien", {"2"}),
        ("o'brien", {"2"}),
        ("o’brien", {"2"}),
        ("brien", {"2"}),
        ("maryann", {"2"}),
        ("mary", {"2"}),
        ("lukasz", {"A-77"}),
        ("محمد", {"10045"}),
        ("2016-05-14", {"1", "10045"}),
        ("5/14/2016", {"1", "10045"}),
        ("14 May 2016", {"1", "10045"}),
        ("jose@mail.example", {"1"}),
        ("LUK@mail", {"A-77"}),
        ("(312) 555-0111", {"1"}),
        ("+1 312 555 0111", {"1"}),
        ("555-0111", {"1"}),
        ("+44 20 7946 0018", {"2"}),
        ("10045", {"10045"}),
        ("a-77", {"A-77"}),
        ("ose", set()),
        ("%", set()),
        ("_", set()),
        ("'", set()),
        ("", {"1", "2", "A-77", "10045"}),
        ("null", set()),
        ("x" * 5000, set()),
        ("jose\x00", {"1"}),
        ("=cmd|x", set()),
    ],
)
def test_the_search_box_finds(typed, numbers, people):
    assert set(find_clients(Client.objects.all(), typed).values_list("number", flat=True)) == numbers


def test_the_next_number(in_juniper):
    assert next_number() == "1001"
    for number in ("0042", "1001", "1002", "²", "A9999"):
        Client.objects.create(number=number, given_name="X")
    assert next_number() == "1003"


def test_many_clients_are_searched_through_an_index(in_juniper, django_assert_num_queries):
    made = [
        Client(practice=in_juniper, number=str(n), given_name=f"Given{n}", family_name=f"Family{n % 100}")
        for n in range(3000)
    ]
    for client in made:
        client.search_text = client.searched_as()
    Client.objects.bulk_create(made)
    with django_assert_num_queries(1):
        found = list(find_clients(Client.objects.all(), "family42 given42"))
    assert [client.number for client in found] == ["42"]
    plan = find_clients(Client.objects.all(), "family42").explain()
    assert "SCAN people_client" not in plan or "USING" in plan
