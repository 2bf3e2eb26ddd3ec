"""Looks at pages as they stand, and gathers what is wrong with them, so that one run names everything."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDE, NARROW, NARROWEST = ({"width": width, "height": 800} for width in (1280, 390, 320))

AXE = """async only => {
    const found = await axe.run({resultTypes: ["violations"], preload: false, iframes: false, ...only});
    const nodes = one => one.nodes.map(node => node.target.join(" ") + " " + node.html.slice(0, 120)).join(" | ");
    return found.violations.map(one => one.id + ": " + nodes(one));
}"""
COLOURS = {"runOnly": ["color-contrast"]}  # what a dark page can change; its structure was looked at in the light

SHAPE = """() => ({h1: document.querySelectorAll("h1").length, title: document.title.trim(),
    lang: document.documentElement.lang, nameless: [...document.querySelectorAll("main fieldset")]
        .filter(e => e.firstElementChild?.tagName !== "LEGEND" && !e.hasAttribute("aria-labelledby")).length})"""

SIDEWAYS = """() => {
    const clipped = e => e && e !== document.body && (getComputedStyle(e).overflowX !== "visible"
        || clipped(e.parentElement));
    return document.documentElement.scrollWidth > innerWidth && [...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !clipped(e.parentElement))
        .slice(-3).map(e => e.outerHTML.slice(0, 160)).join(" | ");
}"""

SPOIL = """nonsense => {
    const form = [...document.querySelectorAll("main form[method=post]")].at(-1);
    const typed = ["text", "email", "password", "date"].map(type => `input[type=${type}]`);
    form.noValidate = true;
    for (const field of form.querySelectorAll([...typed, "input:not([type])", "textarea"].join()))
        field.value = field.type === "text" ? nonsense : "";
    for (const radio of form.querySelectorAll("input[type=radio][value=own]")) radio.checked = nonsense !== "";
    form.querySelector("button:not([name=use_default])").click();
}"""


class Look:
    """Looks at pages and gathers what is wrong with them, so that one run names everything."""

    def __init__(self, page: Page):
        self.page, self.seen, self.complaints = page, set(), []
        page.emulate_media(reduced_motion="reduce")  # colours are looked at as they are, not on their way

    def visit(self, path: str, *, status: int = 200) -> None:
        """What a browser would show as a page; a redirect is followed, another kind of file is left alone."""
        page = self.page
        probe = page.context.request.get(path, max_redirects=5)
        here = probe.url if probe.url.endswith(path) else probe.url.split("?")[0]
        if probe.status == 405 or "text/html" not in probe.headers.get("content-type", "") or here in self.seen:
            return
        self.seen.add(here)
        if probe.status != status:
            self.complaints.append(f"{path}: answered {probe.status}")
        page.set_viewport_size(WIDE)
        page.goto(probe.url)
        self.at(path)

    def at(self, path: str) -> None:
        """The page as it stands: wide and light, narrow and dark, and as narrow as pages may be."""
        page = self.page
        shape = page.evaluate(SHAPE)
        if shape["h1"] != 1 or shape["nameless"] or not shape["title"] or not shape["lang"]:
            self.complaints.append(f"{path}: {shape}")
        page.evaluate(AXE_SCRIPT)
        self._axe(f"{path} wide")
        page.set_viewport_size(NARROW)
        page.emulate_media(color_scheme="dark")
        self._axe(f"{path} narrow and dark", COLOURS)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(NARROWEST)
        if wide := page.evaluate(SIDEWAYS):
            self.complaints.append(f"{path} scrolls sideways: {wide}")
        page.set_viewport_size(WIDE)

    def _axe(self, where: str, only: dict[str, list[str]] | None = None) -> None:
        self.complaints += [f"{where}: {line}" for line in self.page.evaluate(AXE, only or {})]

    def refused(self, path: str, nonsense: str = "") -> None:
        """The page's form sent empty, or with ``nonsense`` in its inputs for text: it must say what is wrong."""
        page = self.page
        page.goto(path)
        with page.expect_navigation():
            page.evaluate(SPOIL, nonsense)
        if not page.title().startswith("Error:"):
            self.complaints.append(f"{path}: not refused, or the title does not say so ({page.title()})")
        self.at(f"{path} refused")
