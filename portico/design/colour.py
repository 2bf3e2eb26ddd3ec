"""Colours as people see them: hex, relative luminance, contrast, and OKLCH.

The matrices are those of Björn Ottosson's "A perceptual color space for image processing" (2020, public domain);
luminance and contrast follow WCAG 2.2. Everything here is pure. Lightness and chroma are unitless, hue is in radians.
"""

import math
import re
from typing import NamedTuple

HEX = re.compile(r"#[0-9A-Fa-f]{6}")


class Oklch(NamedTuple):
    """Lightness 0–1, chroma 0–about 0.37, hue in radians."""

    lightness: float
    chroma: float
    hue: float


def is_hex(text: str) -> bool:
    """Whether the text is a colour of the form ``#RRGGBB``."""
    return HEX.fullmatch(text) is not None


def luminance(colour: str) -> float:
    """Relative luminance of a hex colour, 0 (black) to 1 (white)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two hex colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def to_oklch(colour: str) -> Oklch:
    """The OKLCH coordinates of a hex colour."""
    r, g, b = _linear(colour)
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    medium = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, math.hypot(a, b), math.atan2(b, a))


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The hex colour nearest to OKLCH coordinates. Outside sRGB the chroma gives way; lightness and hue stay."""
    lightness = min(1.0, max(0.0, lightness))
    channels = _channels(lightness, chroma, hue)
    if not _shown(channels):
        low, high = 0.0, chroma
        for _ in range(14):
            middle = (low + high) / 2
            if _shown(_channels(lightness, middle, hue)):
                low = middle
            else:
                high = middle
        channels = _channels(lightness, low, hue)
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, x)))):02X}" for x in channels)


def _linear(colour: str) -> tuple[float, float, float]:
    return _LINEAR[int(colour[1:3], 16)], _LINEAR[int(colour[3:5], 16)], _LINEAR[int(colour[5:7], 16)]


def _degamma(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


_LINEAR = [_degamma(step / 255) for step in range(256)]


def _channels(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _shown(channels: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= x <= 1.0001 for x in channels)
