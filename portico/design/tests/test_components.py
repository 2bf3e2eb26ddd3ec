"""Component tags refuse what they do not know, and draw what they promise."""

import re
from collections.abc import Callable

import pytest
from django import forms
from django.template import TemplateSyntaxError

from portico.design.specimens import Specimen

Draw = Callable[..., str]


class Two(forms.Form):
    number = forms.IntegerField(label="How many", help_text="A number.")
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{% button "Save" colour="red" %}', "button does not know 'colour'; accepted: {% button label kind=… "),
        ('{% button "Save" kind="huge" %}', 'button has no kind "huge"; .*kind is one of main, quiet, danger, link'),
        ("{% button %}", "button needs label"),
        ('{% button "Save" label="Save" %}', "button got 'label' twice"),
        ('{% back "/" "Back" "again" %}', "back got too many values"),
        (
            "{% sheet %}{% slot footer %}x{% endslot %}{% endsheet %}",
            "slot 'footer' is not open in sheet; .*slots: actions",
        ),
        (
            "{% sheet %}{% slot actions %}x{% endslot %}{% slot actions %}y{% endslot %}{% endsheet %}",
            "slot 'actions' is not open in sheet",
        ),
        ("{% sheet %}{% slot %}x{% endslot %}{% endsheet %}", "slot takes one name"),
    ],
)
def test_unknown_parts_are_compile_errors(draw: Draw, source: str, complaint: str) -> None:
    with pytest.raises(TemplateSyntaxError, match=complaint.replace("{% ", r"\{% ")):
        draw(source)


def test_a_choice_from_the_context_is_checked_when_drawn(draw: Draw) -> None:
    with pytest.raises(TemplateSyntaxError, match="kind='huge' in button"):
        draw('{% button "Save" kind=kind %}', kind="huge")


def test_nothing_of_the_page_leaks_into_a_component(draw: Draw) -> None:
    assert "outer" not in draw("{% notice %}x{% endnotice %}", title="outer")


def test_values_are_escaped(draw: Draw) -> None:
    assert "<script>" not in draw(
        "{% button name %}{% status name %}{% sheet title=name %}{{ name|bdi }}{% endsheet %}", name="<script>"
    )


def test_slot_content_sees_the_page(draw: Draw) -> None:
    html = draw("{% sheet title='T' %}{{ a }}{% slot actions %}{{ b }}{% endslot %}{% endsheet %}", a="one", b="two")
    assert '<div class="actions">two</div>' in html
    assert html.count("two") == 1


def test_form_carries_token_and_a_new_key(draw: Draw) -> None:
    source = "{% form action='/x/' %}{% endform %}"
    keys = {re.search(r'name="once" value="([0-9a-f]{32})"', draw(source, csrf_token="t")).group(1) for _ in range(3)}
    assert len(keys) == 3
    assert 'name="csrfmiddlewaretoken" value="t"' in draw(source, csrf_token="t")


def test_form_keeps_its_key_when_it_comes_back_unless_it_is_fresh(draw: Draw) -> None:
    assert 'name="once" value="kept"' in draw("{% form %}{% endform %}", once_key="kept")
    assert "kept" not in draw("{% form fresh=True %}{% endform %}", once_key="kept")
    assert draw("{% once %}", once_key="kept") == '<input type="hidden" name="once" value="kept">'


def test_get_form_carries_neither(draw: Draw) -> None:
    assert "hidden" not in draw("{% form method='get' %}{% endform %}", csrf_token="t", once_key="kept")


def test_field_ties_help_and_error_to_the_input_and_keeps_what_was_typed(draw: Draw) -> None:
    html = draw("{% field form.number unit='hours' %}", form=Two({"number": "soon"}))
    assert 'aria-describedby="id_number_help id_number_unit id_number_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'value="soon"' in html
    assert 'type="text"' in html


def test_radios_are_a_fieldset_with_legend(draw: Draw) -> None:
    html = draw("{% field form.kind %}", form=Two({}))
    assert '<fieldset class="field has-error" id="id_kind" aria-describedby="id_kind_error">' in html
    assert html.count('type="radio"') == 2


def test_error_summary_leads_to_each_field(draw: Draw) -> None:
    html = draw("{% error_summary form %}", form=Two({"number": "soon"}))
    assert '<a href="#id_number">How many: Enter a whole number.</a>' in html
    assert '<a href="#id_kind_0">Kind: Please fill this in.</a>' in html


def test_error_summary_is_absent_without_errors_and_the_title_says_error_with_them(draw: Draw) -> None:
    assert draw("{% error_summary form %}{% error_prefix %}", form=Two()) == ""
    assert draw("{% error_prefix %}", form=Two({})) == "Error:"


def test_date_parts_keep_an_impossible_date_as_typed(draw: Draw) -> None:
    form = Specimen({"born_month": "13", "born_day": "40", "born_year": "1985"})
    html = draw("{% field form.born %}", form=form)
    assert [re.search(rf'name="born_{part}" value="(\d+)"', html).group(1) for part in ("month", "day", "year")] == [
        "13",
        "40",
        "1985",
    ]
    assert "Enter a valid date." in html


def test_date_parts_understand_a_date() -> None:
    form = Specimen({"born_month": "3", "born_day": "7", "born_year": "1985"})
    form.is_valid()
    assert form.cleaned_data["born"].isoformat() == "1985-03-07"


def test_an_unknown_icon_lists_the_set(draw: Draw) -> None:
    with pytest.raises(KeyError, match="no icon 'unicorn'; there are account, add"):
        draw("{% icon 'unicorn' %}")
