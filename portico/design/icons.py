"""One set of line icons, drawn for Portico on a 24-unit grid. An icon never stands alone: a word is beside it."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Arrows point along the reading direction and are mirrored from right to left.
MIRRORED = {"back", "forward", "sign-out", "list", "message"}

_DOT = '<circle cx="{}" cy="{}" r=".6" fill="currentColor"/>'

PATHS = {
    "account": '<circle cx="12" cy="8.2" r="3.7"/><path d="M4.8 20c.7-3.7 3.5-5.6 7.2-5.6s6.5 1.9 7.2 5.6"/>',
    "add": '<path d="M12 5v14M5 12h14"/>',
    "attention": '<path d="M12 4.2 21 19.6H3z"/><path d="M12 10v4.4"/>' + _DOT.format(12, 17),
    "back": '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
    "bell": '<path d="M6.2 16.5V11a5.8 5.8 0 0 1 11.6 0v5.5l1.5 1.7H4.7z"/><path d="M10.2 20.8c1 .7 2.6.7 3.6 0"/>',
    "calendar": '<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10.2h16M8.5 3.5v4M15.5 3.5v4"/>',
    "check": '<path d="m5 12.6 4.6 4.6L19 7.4"/>',
    "clock": '<circle cx="12" cy="12" r="8.3"/><path d="M12 7.3V12l3.2 2.2"/>',
    "copy": '<rect x="8.5" y="8.5" width="11.5" height="11.5" rx="2"/>'
    '<path d="M15.5 8.5V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7.5a2 2 0 0 0 2 2h2.5"/>',
    "cross": '<path d="m6 6 12 12M18 6 6 18"/>',
    "document": '<path d="M6.5 3.5h7l4.5 4.6v12.4H6.5z"/><path d="M13.2 3.7v4.6h4.6M9.5 12.5h5.5M9.5 16h5.5"/>',
    "down": '<path d="m5.5 9 6.5 6.5L18.5 9"/>',
    "download": '<path d="M12 4v11M7.5 11 12 15.5l4.5-4.5M4.5 20h15"/>',
    "edit": '<path d="m4.5 19.5.9-4.2L16 4.7l3.3 3.3L8.7 18.6z"/><path d="m13.6 7.1 3.3 3.3"/>',
    "eye": '<path d="M2.8 12C5 7.9 8.2 5.9 12 5.9s7 2 9.2 6.1c-2.2 4.1-5.4 6.1-9.2 6.1S5 16.1 2.8 12z"/>'
    '<circle cx="12" cy="12" r="2.9"/>',
    "forward": '<path d="M9.5 5.5 16 12l-6.5 6.5"/>',
    "good": '<circle cx="12" cy="12" r="8.3"/><path d="m8.2 12.3 2.7 2.7 5-5.3"/>',
    "history": '<path d="M4.2 10.2A8.2 8.2 0 1 1 4.6 15"/><path d="M4 5.5v4.9h4.9M12 7.8V12l2.9 1.9"/>',
    "home": '<path d="m3.8 11.2 8.2-7 8.2 7"/><path d="M6 9.6V20h4.2v-5.2h3.6V20H18V9.6"/>',
    "inbox": '<path d="M4 13.5 6.6 5h10.8l2.6 8.5V19H4z"/><path d="M4 13.5h4.6l1.2 2.3h4.4l1.2-2.3H20"/>',
    "key": '<circle cx="8" cy="15.8" r="4"/><path d="m10.9 12.9 8-8M15.4 8.4l2.8 2.8"/>',
    "leaf": '<path d="M12 19.5c-4.9 0-7.7-3.2-7.7-8.6 4.2 0 7.7 2.8 7.7 8.6zM12 19.5c4.9 0 7.7-3.2'
    ' 7.7-8.6-4.2 0-7.7 2.8-7.7 8.6z"/>'
    '<path d="M8.7 10.2C9 7.8 10.1 5.8 12 4.3c1.9 1.5 3 3.5 3.3 5.9"/>',
    "link": '<path d="M10.3 13.7a3.8 3.8 0 0 0 5.4 0l2.9-2.9a3.8 3.8 0 0 0-5.4-5.4l-1.2 1.2"/>'
    '<path d="M13.7 10.3a3.8 3.8 0 0 0-5.4 0l-2.9 2.9a3.8 3.8 0 0 0 5.4 5.4l1.2-1.2"/>',
    "list": '<path d="M9 6.5h11M9 12h11M9 17.5h11"/>' + "".join(_DOT.format(4.8, y) for y in (6.5, 12, 17.5)),
    "lock": '<rect x="5.5" y="11" width="13" height="9" rx="2"/><path d="M8.3 11V8a3.7 3.7 0 0 1 7.4 0v3"/>',
    "mail": '<rect x="3.5" y="5.5" width="17" height="13.5" rx="2"/><path d="m4 7.5 8 5.8 8-5.8"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "message": '<path d="M4 5h16v11.2h-9.6L6 19.8v-3.6H4z"/>',
    "money": '<rect x="3.5" y="6" width="17" height="12" rx="2"/><circle cx="12" cy="12" r="2.6"/>'
    + _DOT.format(6.8, 12)
    + _DOT.format(17.2, 12),
    "more": "".join(_DOT.format(x, 12).replace(".6", "1.2") for x in (5.5, 12, 18.5)),
    "note": '<circle cx="12" cy="12" r="8.3"/><path d="M12 11.2v5"/>' + _DOT.format(12, 8),
    "people": '<circle cx="9" cy="8.6" r="3.3"/><path d="M2.8 19.5c.6-3.3 3-5 6.2-5s5.6 1.7 6.2 5"/>'
    '<path d="M15.6 5.6a3.2 3.2 0 0 1 0 6M17.6 14.9c2 .7 3.2 2.3 3.6 4.6"/>',
    "phone": '<path d="M5 4.5h3.7l1.6 4.2-2.2 1.7a11.5 11.5 0 0 0 5.5 5.5l1.7-2.2 4.2 1.6V19a1.5 1.5 0 0 1-1.6 1.5'
    'A15.3 15.3 0 0 1 3.5 6.1 1.5 1.5 0 0 1 5 4.5z"/>',
    "place": '<path d="M12 20.8c-4.3-4.3-6.5-7.8-6.5-10.6a6.5 6.5 0 0 1 13 0c0 2.8-2.2 6.3-6.5 10.6z"/>'
    '<circle cx="12" cy="10.2" r="2.4"/>',
    "problem": '<circle cx="12" cy="12" r="8.3"/><path d="M12 7.5v5.2"/>' + _DOT.format(12, 16.2),
    "question": '<circle cx="12" cy="12" r="8.3"/><path d="M9.6 9.7A2.4 2.4 0 1 1 12 12.4v1.3"/>'
    + _DOT.format(12, 16.7),
    "search": '<circle cx="10.8" cy="10.8" r="6"/><path d="m15.3 15.3 4.7 4.7"/>',
    "settings": '<path d="M4 7.5h8.5M17.5 7.5H20M4 16.5h2.5M11.5 16.5H20"/>'
    '<circle cx="15" cy="7.5" r="2.4"/><circle cx="9" cy="16.5" r="2.4"/>',
    "shield": '<path d="M12 3.5 19 6v5.6c0 4.2-2.5 7.3-7 9-4.5-1.7-7-4.8-7-9V6z"/><path d="m9 11.9 2.2 2.2 3.9-4.2"/>',
    "sign-out": '<path d="M13.5 4.5h-8v15h8M10 12h10.5M16.5 8l4 4-4 4"/>',
    "trash": '<path d="M4.5 7h15M9 7V4.5h6V7M6.5 7l.9 13h9.2l.9-13M10.2 10.7v5.6M13.8 10.7v5.6"/>',
    "undo": '<path d="M8 5 3.8 9.2 8 13.4"/><path d="M4.2 9.2h9.6a5.2 5.2 0 0 1 0 10.4H9.5"/>',
    "video": '<rect x="3" y="6.5" width="12.5" height="11" rx="2"/><path d="m15.5 10.8 5.5-3v8.4l-5.5-3z"/>',
}


@cache
def icon(name: str) -> SafeString:
    """The icon as inline SVG, hidden from assistive tech. Raises KeyError, listing the set, for an unknown name."""
    if name not in PATHS:
        raise KeyError(f"no icon {name!r}; there are {', '.join(sorted(PATHS))}")
    mirrored = " mirrored" if name in MIRRORED else ""
    return format_html(
        '<svg class="icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        mirrored,
        mark_safe(PATHS[name]),  # noqa: S308
    )
