import pytest
from django.db import IntegrityError, connection, transaction
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError

from portico.foundation.row_security import tenant_models
from portico.foundation.tenancy import Tenanted, WrongPractice, current_practice, each_practice, practice_scope
from portico.people.models import Assignment, Client


def test_without_an_open_practice_no_query_runs(jo):
    with pytest.raises(ScopeError):
        list(Client.objects.all())
    with pytest.raises(LookupError):
        current_practice()


def test_inside_a_practice_only_its_rows_are_there(juniper, harbor, jo, ben):
    with practice_scope(juniper):
        assert list(Client.objects.all()) == [jo]
    with practice_scope(harbor):
        assert list(Client.objects.all()) == [ben]


def test_a_row_is_written_for_the_open_practice_and_for_no_other(juniper, harbor):
    with practice_scope(juniper):
        assert Client.objects.create(number="1", given_name="A").practice == juniper
        with pytest.raises(WrongPractice):
            Client(practice=harbor, number="2", given_name="B").save()


def test_the_outer_practice_is_open_again_afterwards(juniper, harbor, jo, ben):
    with practice_scope(juniper):
        with practice_scope(harbor):
            assert list(Client.objects.all()) == [ben]
        assert list(Client.objects.all()) == [jo]


def test_each_practice_is_opened_in_turn(juniper, harbor, jo, ben):
    seen = {practice.slug: [client.name for client in Client.objects.all()] for practice in each_practice()}
    assert seen == {"harbor": ["Ben Hale"], "juniper": ["Jo Abara"]}


def test_every_table_with_a_practice_is_tenanted():
    unscoped = [
        model.__name__
        for model in tenant_models()
        if not hasattr(model.objects, "get_queryset") or model._meta.pk.name != "id"
    ]
    assert unscoped == []
    assert len(tenant_models()) > 20
    assert all(issubclass(model, Tenanted) for model in tenant_models())


@pytest.fixture
def as_application(db):
    """Web and worker on PostgreSQL: neither owner nor superuser, and not past the policies."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE portico_app")
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False,)
        yield cursor
        cursor.execute("RESET ROLE")


@pytest.mark.postgres_only
def test_the_database_shows_nothing_without_a_practice(jo, as_application):
    with scopes_disabled():
        assert list(Client.objects.all()) == []
    as_application.execute("SELECT count(*) FROM people_client")
    assert as_application.fetchone() == (0,)


@pytest.mark.postgres_only
def test_the_database_shows_one_practice_even_to_raw_queries(juniper, jo, ben, as_application):
    with practice_scope(juniper):
        as_application.execute("SELECT given_name FROM people_client")
        assert as_application.fetchall() == [("Jo",)]
        as_application.execute("UPDATE people_client SET given_name = 'X'")
        assert as_application.rowcount == 1


@pytest.mark.postgres_only
def test_the_database_takes_no_row_for_another_practice(juniper, harbor, jo, as_application):
    from django.db.utils import ProgrammingError

    with practice_scope(juniper), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        as_application.execute("UPDATE people_client SET practice_id = %s", [harbor.pk])


@pytest.mark.postgres_only
def test_every_tenant_table_has_its_wall(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        walled = {name for (name,) in cursor.fetchall()}
    assert {model._meta.db_table for model in tenant_models()} <= walled


@pytest.mark.postgres_only
def test_a_row_cannot_point_into_another_practice(juniper, jo, ruth, ben):
    with practice_scope(juniper), transaction.atomic(), connection.cursor() as cursor:
        Assignment.objects.create(client=ben, provider=ruth, since=jo.created_at)
        with pytest.raises(IntegrityError):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        transaction.set_rollback(True)
