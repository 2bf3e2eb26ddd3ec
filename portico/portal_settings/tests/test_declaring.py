"""Declarations: what a typing mistake does, and what the system check finds."""

from __future__ import annotations

import dataclasses

import pytest

from portico.portal_settings import (
    CLIENT,
    FIXED,
    FREE,
    NARROW,
    PRACTICE,
    PROVIDER,
    Choice,
    Hours,
    Section,
    Setting,
    StaffList,
    Subscribed,
    Text,
    Toggle,
    registry,
)
from portico.portal_settings.checks import declarations

PC = (PRACTICE, CLIENT)


def problems(page: str = "scheduling", **fields) -> list[str]:
    """The ids of what the system check says about a section with these fields."""
    made = type("Made", (Section,), fields, title="Made", page=page, prefix="made", register=False)
    with registry.only(made):
        return sorted({message.id for message in declarations()})


def test_an_unknown_keyword_is_an_error_at_import() -> None:
    with pytest.raises(TypeError, match="lable"):
        Toggle(True, lable="On")
    with pytest.raises(TypeError, match="ladder"):
        Toggle(True, label="On", ladder={})
    with pytest.raises(TypeError, match="label"):
        Toggle(True)


def test_a_declaration_is_frozen() -> None:
    field = Toggle(True, label="On")
    with pytest.raises(dataclasses.FrozenInstanceError):
        field.default = False


@pytest.mark.parametrize(("problem", "fields"), [
    ("E001", {"a": Toggle(True, label="A"), "page": "scheduling", "twice": True}),
    ("E002", {"a": Toggle(True, label="A"), "page": "nowhere"}),
    ("E003", {"a": Toggle(True, label="A", at=(CLIENT,), delegation=NARROW)}),
    ("E003", {"a": Toggle(True, label="A", at=(PRACTICE, CLIENT, PROVIDER), delegation=NARROW)}),
    ("E003", {"a": Toggle(True, label="A", at=(PRACTICE, "house"), delegation=NARROW)}),
    ("E004", {"a": Toggle(True, label="A", at=PC, delegation="loose")}),
    ("E005", {"a": Toggle(True, label="A", at=PC, delegation=FREE, loosest=NARROW)}),
    ("E006", {"a": Toggle(True, label="A", delegation=FREE)}),
    ("E006", {"a": Toggle(True, label="A", at=PC, delegation=FIXED)}),
    ("E007", {"a": Text("", label="A", at=PC, delegation=NARROW)}),
    ("E007", {"a": Hours(1, label="A", at=PC, delegation=NARROW, maximum=9)}),
    ("E007", {"a": Choice("x", label="A", at=PC, delegation=NARROW, options={"x": "X"})}),
    ("E008", {"a": Hours(1, label="A", minimum=3, maximum=2)}),
    ("E008", {"a": Hours(1, label="A", maximum=2, restricts="left")}),
    ("E008", {"a": Choice("x", label="A", options={"x": "X"}, ladder={"x": "X"})}),
    ("E009", {"a": Hours(30, label="A", maximum=24)}),
    ("E009", {"a": Choice("z", label="A", ladder={"x": "X"})}),
    ("E009", {"a": Toggle(1, label="A")}),
    ("E009", {"a": Toggle(True, label="A", requires=(Subscribed("portal"),), when_unmet="off")}),
    ("E009", {"a": StaffList(("nobody",), label="A")}),
    ("E010", {"a": Toggle(True, label="A", requires=(Subscribed("portal"),))}),
    ("E010", {"a": Toggle(True, label="A", when_unmet=False)}),
    ("E011", {"a": Toggle(True, label="A", requires=(Setting("made.b"),), when_unmet=False)}),
    ("E011", {"a": Toggle(True, label="A", requires=(Setting("made.b", "x"),), when_unmet=False),
              "b": Toggle(True, label="B")}),
    ("E012", {"a": Toggle(True, label="A", under="made.b")}),
    ("E013", {"a": Toggle(True, label="A", requires=(Setting("made.b"),), when_unmet=False),
              "b": Toggle(True, label="B", requires=(Setting("made.a"),), when_unmet=False)}),
])  # fmt: skip
def test_what_the_system_check_finds(problem, fields) -> None:
    page, twice = fields.pop("page", "scheduling"), fields.pop("twice", False)
    if twice:
        sections = [type(n, (Section,), dict(fields), title=n, page=page, prefix="made", register=False) for n in "AB"]
        with registry.only(*sections):
            found = {message.id for message in declarations()}
    else:
        found = set(problems(page, **fields))
    assert f"portal_settings.{problem}" in found


def test_a_key_cannot_also_begin_others() -> None:
    one = type("One", (Section,), {"b": Toggle(True, label="B")}, title="", page="portal", prefix="a", register=False)
    two = type("Two", (Section,), {"c": Toggle(True, label="C")}, title="", page="portal", prefix="a.b", register=False)
    with registry.only(one, two):
        assert [message.id for message in declarations()] == ["portal_settings.E001"]


def test_a_sound_declaration_passes() -> None:
    assert problems(
        a=Toggle(True, label="A", at=PC, delegation=NARROW, loosest=FREE),
        b=Toggle(False, label="B", requires=(Setting("made.a"),), when_unmet=False, under="made.a"),
        c=StaffList((), label="C"),
    ) == []  # fmt: skip
