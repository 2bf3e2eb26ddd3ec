"""A practice gives one colour; every shade it is used in is derived here, in OKLCH, so that each can be read.

White text on a freely chosen colour fails for about two colours of three. So the colour itself is kept where it is
readable, and moved along its own lightness (never its hue) where it is not. `PAIRS` is the promise: each pair of
tokens with the least contrast it may have; the tests sweep thousands of colours against it.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from itertools import chain

from portico.design.colour import contrast, from_oklch, luminance, to_oklch

DEFAULT_BRAND = "#2C6E63"
PAPER = {"page": "#FAF7F2", "surface": "#FFFFFF", "sunken": "#F2EDE5", "text": "#26211D", "text-2": "#5B5249"}
NIGHT = {"page": "#191715", "surface": "#23201D", "sunken": "#121110", "text": "#F3EEE7", "text-2": "#BDB3A7"}
BRIGHT = 0.72  # OKLCH lightness from which a brand colour carries dark text instead of white
STEP = 0.005

_SHEETS = ("page", "surface", "sunken")
_TINTS = ("tint", "tint-2")


def _each(front: str, backs: tuple[str, ...], least: float) -> tuple[tuple[str, str, float], ...]:
    return tuple((front, back, least) for back in backs)


# (token in front, token behind, least contrast), for the light and the dark theme alike
PAIRS = tuple(
    chain(
        _each("on", ("solid", "hover", "active"), 4.5),
        _each("rim", _SHEETS, 3),
        _each("ink", _SHEETS + _TINTS, 4.5),
        _each("edge", _SHEETS + _TINTS, 3),
        _each("text", _SHEETS + _TINTS, 7),
        _each("text-2", _SHEETS + _TINTS, 4.5),
    )
)


def light(brand: str) -> dict[str, str]:
    """The brand tokens on paper: solid, hover, active, on, rim, ink, edge, tint, tint-2."""
    lightness, full, hue = to_oklch(brand)
    chroma = min(full, 0.15)
    shade = _shades(chroma, hue)
    tint, strong = shade(0.955, 0.016), shade(0.91, 0.032)
    darkest = min(luminance(c) for c in (PAPER["sunken"], tint, strong))
    edge = _darken(shade, min(lightness, 0.75), behind=darkest, least=3.05)
    tokens = {"tint": tint, "tint-2": strong, "edge": edge}
    tokens["ink"] = _darken(shade, min(lightness, 0.60), behind=darkest, least=4.6)
    if lightness >= BRIGHT:
        solid = {"solid": brand.upper(), "on": PAPER["text"], "rim": edge}
        solid |= {"hover": from_oklch(lightness - 0.03, full, hue), "active": from_oklch(lightness - 0.05, full, hue)}
        return tokens | solid
    deep = _darken(shade, lightness, behind=1.0, least=4.9)
    start = to_oklch(deep).lightness
    return tokens | {
        "solid": deep, "on": "#FFFFFF", "rim": deep, "hover": shade(start - 0.05), "active": shade(start - 0.09)
    }  # fmt: skip


def dark(brand: str) -> dict[str, str]:
    """The same tokens at night: lightened, with a dark label on buttons."""
    lightness, full, hue = to_oklch(brand)
    shade = _shades(min(full, 0.12), hue)
    solid_shade = _shades(min(full, 0.13), hue)
    tint, strong = shade(0.30, 0.03), shade(0.35, 0.04)
    lightest = max(luminance(c) for c in (NIGHT["surface"], tint, strong))
    solid = _lighten(solid_shade, max(lightness, 0.55), behind=luminance(NIGHT["page"]), least=6.5)
    start = to_oklch(solid).lightness
    return {
        "tint": tint, "tint-2": strong,
        "solid": solid, "on": NIGHT["page"], "rim": solid,
        "hover": solid_shade(start + 0.05), "active": solid_shade(start + 0.08),
        "ink": _lighten(shade, max(lightness, 0.55), behind=lightest, least=5.0),
        "edge": _lighten(shade, max(lightness, 0.45), behind=lightest, least=3.05),
    }  # fmt: skip


@lru_cache(maxsize=512)
def palette_css(brand: str) -> str:
    """The practice's stylesheet: both themes, chosen by the device or by ``data-theme`` on the root element."""
    day = _block(light(brand))
    night = _block(dark(brand))
    return (
        f":root{{{day}}}\n"
        f"@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{night}}}}}\n"
        f":root[data-theme=dark]{{{night}}}\n"
    )


@lru_cache(maxsize=512)
def palette_hash(brand: str) -> str:
    """Twelve hex digits naming the content of `palette_css`, for an address that can be kept for ever."""
    return sha256(palette_css(brand).encode()).hexdigest()[:12]


def shortfalls(brand: str) -> list[tuple[str, str, str, float]]:
    """Every pair of `PAIRS` that a brand colour misses, as (theme, front, behind, contrast). Always empty, we hope."""
    found = []
    for theme, tokens in (("light", PAPER | light(brand)), ("dark", NIGHT | dark(brand))):
        for front, behind, least in PAIRS:
            ratio = contrast(tokens[front], tokens[behind])
            if ratio < least:
                found.append((theme, front, behind, round(ratio, 2)))
    return found


def _block(tokens: dict[str, str]) -> str:
    return "".join(f"--brand-{name}:{value};" for name, value in sorted(tokens.items()))


def _shades(chroma: float, hue: float) -> Callable[..., str]:
    def shade(lightness: float, most: float = 1.0) -> str:
        return from_oklch(lightness, min(chroma, most), hue)

    return shade


def _darken(shade: Callable[..., str], start: float, *, behind: float, least: float) -> str:
    """The lightest shade from `start` down that reaches the contrast on a background of luminance `behind`."""
    most = (behind + 0.05) / least - 0.05
    return _walk(shade, start, -STEP, lambda colour: luminance(colour) <= most, "#000000")


def _lighten(shade: Callable[..., str], start: float, *, behind: float, least: float) -> str:
    """The darkest shade from `start` up that reaches the contrast on a background of luminance `behind`."""
    most = least * (behind + 0.05) - 0.05
    return _walk(shade, start, STEP, lambda colour: luminance(colour) >= most, "#FFFFFF")


def _walk(shade: Callable[..., str], start: float, step: float, fits: Callable[[str], bool], end: str) -> str:
    """The first shade that fits, found by halving; luminance grows with lightness, but rounding needs the last look."""
    low, high = 0, int((start if step < 0 else 1 - start) / STEP) + 1
    while low < high:
        middle = (low + high) // 2
        if fits(shade(start + middle * step)):
            high = middle
        else:
            low = middle + 1
    colour = shade(start + low * step)
    return colour if fits(colour) else end
