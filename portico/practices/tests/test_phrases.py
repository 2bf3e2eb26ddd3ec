"""Every act of practices and people that is written into the trail has words there."""

import re
from pathlib import Path

import pytest

import portico
from portico.trail.words import known

SOURCE = Path(portico.__file__).parent


@pytest.mark.parametrize("slice_name", ["practices", "people"])
def test_each_act_has_words(slice_name):
    written = {
        act
        for path in (SOURCE / slice_name / "acts").glob("*.py")
        for act in re.findall(r'act="([a-z_.]+)"', path.read_text())
    }
    assert written
    assert written <= {act for act, _words in known()}
