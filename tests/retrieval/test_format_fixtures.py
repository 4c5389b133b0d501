"""The made-up minutes of other habits: each is described, and what is expected of it stands in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from retrieval.extraction import extract

FOLDER = Path(__file__).parents[1] / "fixtures" / "formats"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def squeezed(text: str) -> str:
    """Leave out all blanks."""
    return re.sub(r"\s", "", text)


def test_every_fixture_is_expected_and_described() -> None:
    names = {path.name for path in FOLDER.glob("*.txt")}
    described = set(re.findall(r"^\| `([^`]+)`", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert names == set(EXPECTED) == described


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_expected_stands_in_the_fixture(name: str) -> None:
    extracted, expected = extract(FOLDER / name), EXPECTED[name]
    text = squeezed(extracted.text)
    names = [body for bodies in expected["bodies"] for body in bodies or ()]
    for each in (expected["chair"] or "", expected["chair_title"] or "", *(expected["titles"] or ()), *names):
        assert squeezed(each) in text
    assert not extracted.warnings
    assert len(expected["bodies"]) == expected["decisions"]
    assert expected["titles"] is None or len(expected["titles"]) == expected["items"]
    assert expected["warning"] in ("none", "allowed", "wanted")
