import pytest

from portico.foundation.decisions import Check, Decision, Refused
from portico.foundation.idempotency import KeyReused, first_result, once
from portico.foundation.models import OnceKey

pytestmark = pytest.mark.usefixtures("in_juniper")


@pytest.fixture
def count():
    calls = []

    def do() -> dict:
        calls.append(1)
        return {"b": len(calls), "a": "first"}

    do.calls = calls
    return do


def test_the_same_key_does_it_once_and_answers_alike(dana, acting, count):
    results = [once(actor=acting(dana), key="k", content={"x": 1}, do=count) for _ in range(3)]
    assert results == [{"b": 1, "a": "first"}] * 3
    assert [list(result) for result in results] == [["b", "a"]] * 3
    assert len(count.calls) == 1


def test_the_same_key_with_other_content_is_refused(dana, acting, count):
    once(actor=acting(dana), key="k", content={"x": 1}, do=count)
    with pytest.raises(KeyReused):
        once(actor=acting(dana), key="k", content={"x": 2}, do=count)


def test_a_key_is_each_persons_own(dana, kofi, acting, count):
    for person in (dana, kofi):
        once(actor=acting(person), key="k", content={}, do=count)
    assert len(count.calls) == 2


def test_what_was_refused_leaves_the_key_free(dana, acting, count):
    def refuse() -> dict:
        raise Refused(Decision.of("book", [Check("no", False, "No.")]))

    with pytest.raises(Refused):
        once(actor=acting(dana), key="k", content={}, do=refuse)
    assert first_result(actor=acting(dana), key="k", content={}) is None
    assert once(actor=acting(dana), key="k", content={}, do=count)["b"] == 1


@pytest.mark.parametrize("key", ["x" * 5000, "with \x00 in it", "‮right to left", "😀"])
def test_any_text_can_be_a_key(dana, acting, count, key):
    for _ in range(2):
        once(actor=acting(dana), key=key, content={}, do=count)
    assert (len(count.calls), OnceKey.objects.count()) == (1, 1)
