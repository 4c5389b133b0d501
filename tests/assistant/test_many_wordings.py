"""Many patterns at once find what each of them finds, whatever is left out of the search for a text's script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from assistant.asked.facet_table import asking_words, facet_table
from assistant.text.wordings import Wordings, branches_of, small

QUESTIONS = Path(__file__).parents[1] / "evals" / "two_minutes.jsonl"


@pytest.mark.parametrize(
    ("pattern", "branches"),
    [
        ("a|b", ["a", "b"]),
        ("(?:a|b)c|d", ["(?:a|b)c", "d"]),
        ("[|]x|y", ["[|]x", "y"]),
        (r"\|x|\(y", [r"\|x", r"\(y"]),
        (r"[^\]|]+|(?<=a|b)c", [r"[^\]|]+", "(?<=a|b)c"]),
        ("[]|]|z", ["[]|]", "z"]),
    ],
)
def test_a_pattern_is_parted_at_bars_outside_groups_and_classes(pattern: str, branches: list[str]) -> None:
    assert list(branches_of(pattern)) == branches


def test_a_blank_stands_where_one_of_the_patterns_did_whatever_its_case() -> None:
    wordings = Wordings.of([r"谁|\bwho\b", r"\bin charge of\b|负责"])
    assert wordings.blanked("WHO is In Charge Of gas?").split() == ["is", "gas?"]
    assert wordings.blanked("谁负责GAS") == "  GAS"


def test_small_letters_are_as_many_as_the_text_had() -> None:
    assert small("İZMİR Plan") == "İzmİr plan"


def test_every_feature_is_found_in_a_question_as_by_its_patterns_tried_one_by_one() -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[::5]
    questions = [small(json.loads(line)["question"]) for line in lines]
    for wordings in facet_table().wordings.values():
        plain = re.compile(wordings.all.pattern, re.IGNORECASE)
        assert [wordings.stand_in(one) for one in questions] == [plain.search(one) is not None for one in questions]


def test_patterns_of_asking_are_written_in_small_letters() -> None:
    syntax = re.compile(r"\\.|\(\?P[<=]\w+")
    assert not [pattern for pattern in asking_words() if re.search("[A-Z]", syntax.sub("", pattern))]
