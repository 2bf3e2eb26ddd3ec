import pytest

from portico.foundation.decisions import Check, Decision
from portico.foundation.money import show


def test_every_check_is_kept_also_after_a_no():
    checks = (
        Check("a", True, "A"),
        Check("b", False, "B", "Not b."),
        Check("c", False, "C", "Not c."),
        Check("d", None, "D"),
    )
    decision = Decision.of("book", checks, mode="ask")
    assert (decision.allowed, decision.codes, decision.client_sentence) == (False, ["b", "c"], "Not b.")
    assert [check.code for check in decision.checks] == ["a", "b", "c", "d"]


def test_what_was_not_asked_stands_in_nobodys_way():
    assert Decision.of("book", [Check("a", True, "A"), Check("b", None, "B")]).allowed


@pytest.mark.parametrize(
    ("cents", "currency", "shown"),
    [
        (0, "USD", "$0.00"),
        (12050, "USD", "$120.50"),
        (-5, "USD", "-$0.05"),
        (100000000, "EUR", "€1,000,000.00"),
        (5, "CHF", "CHF 0.05"),
    ],
)
def test_money_reads_as_people_write_it(cents, currency, shown):
    assert show(cents, currency) == shown
