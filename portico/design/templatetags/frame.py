"""What the layouts are made of: navigation, stylesheets, the title's prefix. Merged into the ``design`` builtins."""

import logging
from typing import Any, Literal

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portico.design import navigation as seams
from portico.design.fields import has_errors
from portico.design.palette import palette_hash

logger = logging.getLogger(__name__)
register = template.Library()

SHEETS = ("tokens", "base", "layout", "components", "pages")
BROKEN = "design/parts/broken.html"
BESIDE_MORE = 4  # entries of the phone's bar before "More"


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """ "Error: " before the page's title when a form on it needs another look."""
    return _("Error:") + " " if has_errors(context) else ""


@register.inclusion_tag("design/parts/navigation.html", takes_context=True)
def navigation(context: Context, area: str, style: str = "list") -> dict[str, Any]:
    """The links of an area as list items; style "bar" folds the fifth and later ones under More on phones."""
    items = seams.links(context["request"], area) if "request" in context else []
    split = style == "bar" and len(items) > BESIDE_MORE + 1
    return {"items": items, "split": split, "rest": items[BESIDE_MORE:] if split else [], "beside": BESIDE_MORE}


@register.simple_tag(takes_context=True)
def client_tabs(context: Context, client: Any) -> list[seams.Link]:
    """``{% client_tabs client as items %}{% tabs items label=… %}``: the tabs of one client's record."""
    return seams.links(context["request"], "client tab", client.pk)


@register.simple_tag(takes_context=True)
def panels(context: Context, page: Literal["home", "today"]) -> SafeString:
    """Draws the parts that slices registered for a home page. One that fails says so; the page stays."""
    drawn = [(_panel(context, part),) for part in seams.panels(context["request"], page)]
    return format_html_join("\n", "{}", drawn)


def _panel(context: Context, part: dict[str, Any]) -> SafeString:
    engine = context.template.engine
    try:
        with context.push(**part["context"]):
            return engine.get_template(part["template"]).render(context)
    except Exception:
        logger.exception("part %s could not be drawn", part["name"])
        return engine.get_template(BROKEN).render(context)


@register.simple_tag
def stylesheets() -> SafeString:
    """The links to our own stylesheets, in order."""
    urls = ((staticfiles_storage.url(f"design/{name}.css"),) for name in SHEETS)
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', urls)


@register.simple_tag(takes_context=True)
def brand_stylesheet(context: Context) -> SafeString | str:
    """The practice's palette, at an address that names its content; nothing outside a practice."""
    practice = context.get("practice")
    if practice is None:
        return ""
    try:
        url = reverse("design:brand", args=[palette_hash(practice.brand_color)])
    except NoReverseMatch:
        return ""
    return format_html('<link rel="stylesheet" href="{}">', url)


@register.simple_tag
def font_preload() -> SafeString | str:
    """Asks early for the reading font; silent while the fonts are not in place."""
    try:
        url = staticfiles_storage.url("design/fonts/figtree.woff2")
    except ValueError:
        return ""
    return format_html('<link rel="preload" as="font" type="font/woff2" href="{}" crossorigin>', url)


@register.simple_tag
def address(name: str, *args: Any) -> str:
    """A url if the page exists in this installation, else nothing: layouts do not insist on a slice."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def home_address(context: Context) -> str:
    """Where the practice's name leads: the person's own first page, or the practice's."""
    kind = getattr(context.get("actor"), "kind", "anonymous")
    first = {"client": "client_portal:home", "staff": "staff_console:today"}.get(kind, "")
    return address(first) or context.get("practice_root") or "/"
