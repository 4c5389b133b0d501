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


def test_patterns_too_many_for_one_find_the_leftmost_place_and_there_the_first_of_them() -> None:
    many = Wordings.of([*(f"{'甲' * 90}{n}" for n in range(200)), "责任单位", "责任", "单位是"])
    assert len(many.all) > 1
    assert many.blanked("责任单位是哪个") == " 是哪个"
    assert many.blanked("那责任归单位是谁") == "那 归 谁"


def test_small_letters_are_as_many_as_the_text_had() -> None:
    assert small("İZMİR Plan") == "İzmİr plan"


def test_every_feature_is_found_in_a_question_as_by_its_patterns_tried_one_by_one() -> None:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()[::5]
    questions = [small(json.loads(line)["question"]) for line in lines]
    for wordings in facet_table().wordings.values():
        plain = [re.compile(part.pattern, re.IGNORECASE) for part in wordings.all]
        assert [wordings.stand_in(one) for one in questions] == [
            any(by.search(one) for by in plain) for one in questions
        ]


def test_patterns_of_asking_are_written_in_small_letters() -> None:
    syntax = re.compile(r"\\.|\(\?P[<=]\w+")
    assert not [pattern for pattern in asking_words() if re.search("[A-Z]", syntax.sub("", pattern))]
