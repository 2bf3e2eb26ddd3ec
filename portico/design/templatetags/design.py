"""The component tags, filters and small helpers every template has without loading them. See ../README.md."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import template
from django.core.paginator import Page
from django.template import Context, TemplateSyntaxError
from django.template.base import Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portico.design import icons, moments
from portico.design.components import REQUIRED, SlotNode, component
from portico.design.fields import prepare_field, prepare_summary
from portico.design.templatetags import frame, phrases

register = template.Library()
for library in (frame.register, phrases.register):
    register.tags.update(library.tags)
    register.filters.update(library.filters)

MEANINGS = ("note", "attention", "good", "problem")
SIGNS = {
    "good": "check",
    "wait": "clock",
    "attention": "attention",
    "problem": "cross",
    "note": "note",
    "own": "",
    "plain": "",
}


def _form(context: Context, **values: Any) -> dict[str, Any]:
    values["post"] = values["method"] == "post"
    values["csrf_token"] = context.get("csrf_token") if values["post"] else ""
    kept = "" if values.pop("fresh") else context.get("once_key")
    values["once_key"] = kept or uuid4().hex
    return values


def _status(context: Context, *, word: str, kind: str, icon: str) -> dict[str, Any]:
    return {"word": word, "kind": kind, "icon": icon or SIGNS[kind]}


def _pager(context: Context, *, page: Page, name: str) -> dict[str, Any]:
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[name] = str(number)
        return "?" + query.urlencode()

    values: dict[str, Any] = {"page": page, "pages": page.paginator.num_pages, "total": page.paginator.count}
    values["earlier"] = address(page.number - 1) if page.has_previous() else ""
    values["later"] = address(page.number + 1) if page.has_next() else ""
    return values


def _step(context: Context, *, n: int, of: int, label: str) -> dict[str, Any]:
    return {"text": _("Step %(n)s of %(of)s") % {"n": n, "of": of}, "label": label}


def _date_card(context: Context, *, start: datetime, zone: moments.Zone) -> dict[str, Any]:
    return {"start": moments.local(start, zone)}


BUTTON = {
    "label": REQUIRED, "kind": "main", "href": "", "icon": "", "name": "", "value": "", "size": "", "form": "",
    "formaction": "", "wide": False, "hint": "", "new_tab": False,
}  # fmt: skip
FIELD = {
    "bound": REQUIRED, "label": "", "help": "", "unit": "", "before": "", "width": "", "autocomplete": "",
    "inputmode": "", "placeholder": "", "list": "", "why": "", "hide_label": False, "counter": True,
    "mark_optional": True,
}  # fmt: skip
FORM = {
    "action": "", "method": "post", "kind": "stack", "id": "", "files": False, "label": "", "autocomplete": "",
    "fresh": False,
}  # fmt: skip

component(
    register, "button", BUTTON,
    choices={"kind": ("main", "quiet", "danger", "link"), "size": ("small",)},
)  # fmt: skip
component(
    register, "field", FIELD,
    choices={"width": ("tiny", "short", "medium", "full")}, prepare=prepare_field,
)  # fmt: skip
component(
    register, "form", FORM,
    choices={"method": ("post", "get"), "kind": ("stack", "inline", "bare")}, block=True, prepare=_form,
)  # fmt: skip
component(register, "error_summary", {"form": REQUIRED, "also": None}, prepare=prepare_summary)
component(
    register, "notice", {"kind": "note", "title": "", "live": False, "id": ""},
    choices={"kind": MEANINGS}, slots=("actions",), block=True,
)  # fmt: skip
component(
    register, "sheet", {"title": "", "id": "", "kind": ""},
    choices={"kind": ("quiet",)}, slots=("actions",), block=True,
)  # fmt: skip
component(
    register, "status", {"word": REQUIRED, "kind": "plain", "icon": ""}, choices={"kind": tuple(SIGNS)}, prepare=_status
)
component(register, "empty_state", {"title": REQUIRED, "icon": "leaf"}, slots=("actions",), block=True)
component(register, "back", {"url": REQUIRED, "label": ""})
component(register, "step", {"n": REQUIRED, "of": REQUIRED, "label": ""}, prepare=_step)
component(register, "facts", {"kind": ""}, choices={"kind": ("check",)}, block=True)
component(register, "fact", {"label": REQUIRED, "change": "", "change_label": ""}, block=True)
component(register, "tabs", {"items": REQUIRED, "label": REQUIRED})
component(register, "pager", {"page": REQUIRED, "name": "page"}, prepare=_pager)
component(register, "reveal", {"summary": REQUIRED, "open": False}, block=True)
component(register, "copy_link", {"url": REQUIRED, "label": REQUIRED})
component(register, "date_card", {"start": REQUIRED, "zone": REQUIRED}, prepare=_date_card)


@register.tag("slot")
def slot(parser: Parser, token: Token) -> SlotNode:
    """``{% slot actions %}…{% endslot %}`` inside a block component."""
    bits = token.split_contents()
    if len(bits) != 2:
        raise TemplateSyntaxError("slot takes one name: {% slot actions %}")
    body = parser.parse(("endslot",))
    parser.delete_first_token()
    return SlotNode(bits[1], body)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon; always put a word beside it."""
    return icons.icon(name)


@register.simple_tag(takes_context=True)
def once(context: Context) -> SafeString:
    """The hidden key alone, for a form that is not drawn by ``{% form %}``."""
    return format_html('<input type="hidden" name="once" value="{}">', context.get("once_key") or uuid4().hex)
