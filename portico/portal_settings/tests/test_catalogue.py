"""Every declared setting, whoever declares it: its default, its levels, that it is obeyed and that a test shows it."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

import portico
from portico.portal_settings import CLIENT, CONTACT, FIXED, NOT_SET, PRACTICE, PROVIDER, registry, resolve
from portico.portal_settings.acts import clear_value, set_delegation, set_value
from portico.portal_settings.checks import declarations
from portico.portal_settings.fields import Choice, Field, Number, StaffList, Toggle
from portico.portal_settings.reference import FILE, markdown
from portico.portal_settings.targets import Target
from portico.testing.cast import NOW

SOURCE = Path(portico.__file__).parent
KEYS = sorted(registry)


def another(field: Field, staff) -> object:
    """A value other than the default, stricter where there is an order."""
    if isinstance(field, Toggle):
        return not field.default
    if isinstance(field, Choice):
        return next(value for value in reversed(list(field.values)) if value != field.default)
    if isinstance(field, Number):
        return field.maximum if field.restricts == "up" and field.default != field.maximum else field.minimum
    return [str(staff.pk)] if isinstance(field, StaffList) else "Other words"


@pytest.fixture
def targets(juniper, kofi, maya, ana, in_juniper) -> dict[str, Target]:
    grant = maya.grants.get()
    people = {PRACTICE: juniper, PROVIDER: kofi, CLIENT: maya, CONTACT: grant}
    return {level: Target(level, about) for level, about in people.items()}


def test_the_declarations_do_not_contradict_themselves() -> None:
    assert declarations() == []


@pytest.mark.parametrize("key", KEYS)
def test_the_default_is_a_value(key) -> None:
    field = registry[key]
    assert field.clean(field.built_in) == field.built_in
    if field.when_unmet is not NOT_SET:
        assert field.clean(field.when_unmet) == field.when_unmet
    assert field.show(field.built_in) if not isinstance(field, StaffList) else True


@pytest.mark.parametrize("key", KEYS)
def test_an_own_value_wins_at_each_level_and_reset_returns_the_one_above(key, juniper, dana, acting, targets) -> None:
    field, actor = registry[key], acting(dana)
    if field.loosest != FIXED:
        set_delegation(actor=actor, now=NOW, key=key, delegation=field.loosest)
    value = another(field, dana)
    for level in field.at:
        asked = targets[level].asked
        above = resolve(practice=juniper, **asked)[key]
        if isinstance(field, Toggle) and level != PRACTICE and field.loosest != "free":
            set_value(actor=actor, now=NOW, key=key, target=targets[PRACTICE], value=True)
            above, value = True, False
        set_value(actor=actor, now=NOW, key=key, target=targets[level], value=value)
        answer = resolve(practice=juniper, **asked).answer(key)
        if answer.decided_at != "requirement":
            assert (answer.stored, answer.decided_at) == (field.clean(value), level)
        clear_value(actor=actor, now=NOW, key=key, target=targets[level])
        assert resolve(practice=juniper, **asked)[key] == above


@pytest.mark.parametrize("key", KEYS)
def test_a_level_that_is_not_its_own_is_refused(key, dana, acting, targets) -> None:
    field = registry[key]
    for level in {PRACTICE, PROVIDER, CLIENT, CONTACT} - set(field.at):
        with pytest.raises(ValidationError):
            set_value(actor=acting(dana), now=NOW, key=key, target=targets[level], value=field.built_in)


@functools.cache
def sources() -> tuple[str, str]:
    """All code that could obey a setting, and all tests."""
    code, tests = [], []
    for path in [*SOURCE.rglob("*.py"), *SOURCE.rglob("*.html"), *(SOURCE.parent / "journeys").rglob("*.py")]:
        parts = path.relative_to(SOURCE.parent).parts
        if "tests" in parts or "journeys" in parts:
            tests.append(path.read_text())
        elif path.name not in ("portal_settings.py",) and parts[1] not in ("portal_settings", "demo", "testing"):
            code.append(path.read_text())
    return "\n".join(code), "\n".join(tests)


@pytest.mark.parametrize("key", KEYS)
def test_it_is_read_somewhere(key) -> None:
    code, _ = sources()
    prefix = key.rpartition(".")[0]
    ways = (rf'["\']{re.escape(key)}["\']', rf"\.{re.escape(key)}\b", rf'f["\']{re.escape(prefix)}\.\{{')
    assert any(re.search(way, code) for way in ways), f"nothing reads {key}"


@pytest.mark.parametrize("key", KEYS)
def test_a_behaviour_test_is_named_for_it(key) -> None:
    _, tests = sources()
    named = set(re.findall(r'"([^"]+)"', " ".join(re.findall(r"mark\.setting\(([^)]*)\)", tests))))
    families = {name.rpartition(".")[0] for name in named if name.endswith("}")}  # f"notice.client.{event}"
    assert key in named or key.rpartition(".")[0] in families, f"No behaviour test for {key}"


def test_the_reference_is_up_to_date() -> None:
    assert FILE.read_text() == markdown(), "run `portico settings-reference`"
