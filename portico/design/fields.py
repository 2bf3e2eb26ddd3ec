"""What `{% field %}` and `{% error_summary %}` draw, worked out from Django's forms."""

from typing import Any

from django import forms
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet
from django.template import Context

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


def prepare_field(context: Context, *, bound: BoundField, **given: Any) -> dict[str, Any]:
    """The template's values for one bound field; `given` are the tag's other arguments."""
    if not isinstance(bound, BoundField):
        raise TypeError(f"field needs a form's field, not {bound!r}")
    widget = bound.field.widget
    if isinstance(widget, forms.NumberInput):
        _as_text(widget)
    values = {key: given[key] for key in ("unit", "before", "width", "hide_label", "why")}
    values |= {"id": bound.auto_id, "name": bound.html_name, "errors": bound.errors}
    values["label"] = given["label"] or bound.label
    values["help"] = given["help"] or bound.help_text
    values["optional"] = not bound.field.required and not given["hide_label"] and given["mark_optional"]
    values["limit"] = widget.attrs.get("maxlength") if isinstance(widget, forms.Textarea) and given["counter"] else None
    described = _described_by(values)
    values["described"] = described
    if bound.is_hidden:
        values["kind"], values["control"] = "hidden", bound.as_widget()
    elif isinstance(widget, GROUPS):
        values["kind"], values["options"] = "options", list(_options(bound))
    elif getattr(widget, "use_fieldset", False):
        values["kind"], values["control"] = "group", bound.as_widget()
    else:
        values["kind"] = "check" if isinstance(widget, forms.CheckboxInput) else "line"
        values["control"] = bound.as_widget(attrs=_attributes(given, described, bool(bound.errors)))
    return values


def _as_text(widget: forms.NumberInput) -> None:
    """A number field drops what it cannot read, so that a typing mistake would be lost; a text field keeps it."""
    widget.input_type = "text"
    widget.attrs.setdefault("inputmode", "numeric")
    for name in ("min", "max", "step"):
        widget.attrs.pop(name, None)


def _described_by(values: dict[str, Any]) -> str:
    parts = {"help": values["help"], "limit": values["limit"], "unit": values["unit"], "error": values["errors"]}
    return " ".join(f"{values['id']}_{part}" for part, there in parts.items() if there)


def _attributes(given: dict[str, Any], described: str, wrong: bool) -> dict[str, str]:
    attributes = {name: given[name] for name in ("autocomplete", "inputmode", "placeholder") if given[name]}
    if described:
        attributes["aria-describedby"] = described
    if wrong:
        attributes["aria-invalid"] = "true"
    if given["list"]:
        attributes["list"] = given["list"]
    return attributes


def _options(bound: BoundField) -> Any:
    for option in bound.subwidgets:
        label = option.data["label"]
        yield {
            "control": option.tag(), "id": option.id_for_label, "label": label, "help": getattr(label, "help", "")
        }  # fmt: skip


def prepare_summary(context: Context, *, form: BaseForm | BaseFormSet, also: Any) -> dict[str, Any]:
    """Every error of the forms, each with the address of its field, in the order of the page."""
    errors: list[dict[str, str]] = []
    for one in [form, *(also or [])]:
        errors += _form_errors(one)
    return {"errors": errors}


def _form_errors(form: BaseForm | BaseFormSet | None) -> list[dict[str, str]]:
    if form is None or not form.is_bound:
        return []
    if isinstance(form, BaseFormSet):
        found = [{"message": str(text), "href": ""} for text in form.non_form_errors()]
        return found + [error for one in form.forms for error in _form_errors(one)]
    found = [{"message": str(text), "href": ""} for text in form.non_field_errors()]
    for bound in form:
        found += [{"label": bound.label, "message": str(text), "href": "#" + _target(bound)} for text in bound.errors]
    return found


def _target(bound: BoundField) -> str:
    if bound.is_hidden:
        return "main"
    first = "_0" if getattr(bound.field.widget, "use_fieldset", False) and not bound.id_for_label else ""
    return (bound.id_for_label or bound.auto_id) + first


def has_errors(context: Context) -> bool:
    """Whether any form on the page was sent and found wanting."""
    forms_shown = (value for layer in context.dicts for value in layer.values())
    return any(isinstance(f, BaseForm | BaseFormSet) and f.is_bound and not f.is_valid() for f in forms_shown)
