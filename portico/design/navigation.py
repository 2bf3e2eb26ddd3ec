"""The seams between slices and shells: slices say what they offer, shells draw it. Neither imports the other.

A slice registers in its ``AppConfig.ready()``; the order of registration does not matter, `order` does.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse

logger = logging.getLogger(__name__)

Area = Literal["client", "staff", "account", "client tab"]
Visible = Callable[[HttpRequest], bool]
Count = Callable[[HttpRequest], int | None]
Build = Callable[[HttpRequest], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """A link some page offers: translated label, url name inside the practice, icon, and who sees it."""

    label: Any
    url: str
    icon: str
    order: int
    visible: Visible
    count: Count


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one request sees it; also the item that `{% tabs %}` takes."""

    label: str
    url: str
    icon: str = ""
    count: int | None = None
    current: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a home page: `build` gives the template's context, or None when there is nothing to show."""

    name: str
    template: str
    order: int
    build: Build


_entries: dict[str, dict[str, Entry]] = {}
_panels: dict[str, dict[str, Panel]] = {}


def _always(request: HttpRequest) -> bool:
    return True


def _uncounted(request: HttpRequest) -> None:
    return None


def nav(
    area: Area, *, label: Any, url: str, icon: str, order: int, visible: Visible = _always, count: Count = _uncounted
) -> None:
    """Offer an entry of the client's or the staff's main list. Registering a url again replaces it."""
    _entries.setdefault(area, {})[url] = Entry(label, url, icon, order, visible, count)


def client_tab(*, label: Any, url: str, order: int, visible: Visible = _always, count: Count = _uncounted) -> None:
    """Offer a tab on a client's record in the console; its url takes the client's id as the only argument."""
    nav("client tab", label=label, url=url, icon="", order=order, visible=visible, count=count)


def home_item(*, name: str, template: str, order: int, build: Build) -> None:
    """Offer a part of the client's home."""
    _panels.setdefault("home", {})[name] = Panel(name, template, order, build)


def today_item(*, name: str, template: str, order: int, build: Build) -> None:
    """Offer a part of the staff's Today page."""
    _panels.setdefault("today", {})[name] = Panel(name, template, order, build)


def links(request: HttpRequest, area: Area, *args: Any) -> list[Link]:
    """The entries this request may see, in order, the one it stands on marked; worked out once per request."""
    kept = request.__dict__.setdefault("_design_links", {})
    key = (area, *args)
    if key not in kept:
        entries = sorted(_entries.get(area, {}).values(), key=lambda entry: (entry.order, entry.url))
        shown = [_link(request, entry, args) for entry in entries if entry.visible(request)]
        kept[key] = mark_current(request.path, shown, first_is_exact=area != "client tab")
    return kept[key]


def panels(request: HttpRequest, page: Literal["home", "today"]) -> list[dict[str, Any]]:
    """The parts of a home page as ``{"name", "template", "context"}``. A part that fails says so; the page stays."""
    parts = []
    for panel in sorted(_panels.get(page, {}).values(), key=lambda panel: (panel.order, panel.name)):
        try:
            context = panel.build(request)
        except Exception:
            logger.exception("part %s of %s failed", panel.name, page)
            parts.append({"name": panel.name, "template": "design/parts/broken.html", "context": {}})
            continue
        if context is not None:
            parts.append({"name": panel.name, "template": panel.template, "context": context})
    return parts


def mark_current(path: str, items: list[Link], *, first_is_exact: bool = False) -> list[Link]:
    """The same links with the one whose address is the longest beginning of the path marked as current.

    With `first_is_exact` the address that all others begin with (Home, Today) is current on its own page only.
    """
    above = [item.url for item in items if path == item.url or path.startswith(item.url.rstrip("/") + "/")]
    if first_is_exact:
        above = [url for url in above if path == url or not all(item.url.startswith(url) for item in items)]
    nearest = max(above, key=len, default=None)
    return [replace(item, current=item.url == nearest) for item in items]


def _link(request: HttpRequest, entry: Entry, args: tuple[Any, ...]) -> Link:
    return Link(str(entry.label), reverse(entry.url, args=args), entry.icon, entry.count(request) or None)
