"""Any brand colour gives readable pages."""

import itertools
import random

import pytest

from portico.design.colour import contrast, from_oklch, is_hex, to_oklch
from portico.design.palette import DEFAULT_BRAND, light, palette_css, palette_hash, shortfalls

GRID = ["#{:02X}{:02X}{:02X}".format(*rgb) for rgb in itertools.product(range(0, 256, 17), repeat=3)]


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("colour", ["#000000", "#FFFFFF", "#2C6E63", "#FF00FF", "#FFD400"])
def test_oklch_and_back_gives_the_same_colour(colour: str) -> None:
    assert from_oklch(*to_oklch(colour)) == colour


def test_default_brand_is_kept_as_given() -> None:
    assert light(DEFAULT_BRAND)["solid"] == DEFAULT_BRAND


def test_bright_brand_keeps_its_colour_and_takes_dark_text() -> None:
    tokens = light("#FFD400")
    assert (tokens["solid"], tokens["on"]) == ("#FFD400", "#26211D")


@pytest.mark.parametrize("part", range(4))
def test_every_pair_is_readable_for_every_colour(part: int) -> None:
    rng = random.Random(part)
    colours = GRID[part::4] + [f"#{rng.randrange(1 << 24):06X}" for _ in range(200)]
    assert {colour: found for colour in colours if (found := shortfalls(colour))} == {}


def test_stylesheet_has_both_themes_and_a_stable_name() -> None:
    css = palette_css("#6B4C7A")
    assert css.count("--brand-solid:") == 3
    assert "data-theme=dark" in css
    assert palette_hash("#6B4C7A") == palette_hash("#6B4C7A") != palette_hash("#6B4C7B")


@pytest.mark.parametrize(
    ("text", "answer"), [("#2C6E63", True), ("2C6E63", False), ("#FFF", False), ("#2C6E63;", False)]
)
def test_only_six_digit_hex_is_a_colour(text: str, answer: bool) -> None:
    assert is_hex(text) is answer
