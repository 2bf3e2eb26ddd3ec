from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from portico.notices import wording
from portico.notices.kinds import KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_portico_brings_along_keeps_to_its_own_list(kind):
    wording.check(str(kind.subject), allowed=kind.placeholders, subject=True)
    wording.check(str(kind.body) + str(kind.detail), allowed=kind.placeholders)


def test_an_unknown_placeholder_is_named_with_those_that_can_be_used():
    with pytest.raises(ValidationError) as refused:
        wording.check("Your {diagnosis} with {practice_name}", allowed=wording.COMMON)
    assert refused.value.messages == [
        "{diagnosis} can’t be used here. You can use: {given_name}, {portal_link}, {practice_name}."
    ]


@pytest.mark.parametrize("name", ["given_name", "sender_name", "provider", "code", "service"])
def test_a_subject_names_nobody(name):
    with pytest.raises(ValidationError):
        wording.check(f"For {{{name}}}", allowed={name}, subject=True)


@pytest.mark.parametrize("template", ["{", "}", "{practice_name", "{{practice_name}}", "{}", "{practice_name.slug}"])
def test_brackets_that_mean_nothing_are_refused(template):
    with pytest.raises(ValidationError):
        wording.check(template, allowed=wording.COMMON)


def test_a_subject_is_one_line():
    with pytest.raises(ValidationError):
        wording.check("Hello\r\nBcc: everybody@example.org", allowed=wording.COMMON, subject=True)


@given(st.text())
def test_values_are_never_templates_and_never_break_the_line(value):
    filled = wording.fill("{given_name}|{practice_name}", {"given_name": value, "practice_name": "{given_name}"})
    assert filled.endswith("|{given_name}")
    assert len(filled.splitlines()) == 1
