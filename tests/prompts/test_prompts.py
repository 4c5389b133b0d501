"""Wording as strict data: slots exactly as given, both languages alike, every template of the code there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from prompts import LANGUAGES, Wording, WordingError, wording

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "assistant").rglob("*.py"))


class Use(NamedTuple):
    """A template that the code fills: `slots` is None where some are passed by **."""

    where: str
    name: str
    slots: frozenset[str]
    open_ended: bool


def uses(tree: ast.AST, where: str) -> Iterator[Use]:
    """Find every say("name", slot=…)."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "say"
            and node.args
        ):
            name = node.args[0]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                slots = frozenset(word.arg for word in node.keywords if word.arg)
                yield Use(f"{where}:{node.lineno}", name.value, slots, any(word.arg is None for word in node.keywords))


def strings(tree: ast.AST) -> Iterator[str]:
    """Give every string of the code; of f"followup.{facet}" what stands before the brace, with an asterisk."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
            yield f"{node.values[0].value!s}*"


TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in FILES}
USES = [use for where, tree in TREES.items() for use in uses(tree, where)]


def test_a_template_is_filled() -> None:
    said = Wording("zh", {"a.b": "{who}负责{what}，{who}办。"})
    assert said.say("a.b", who="甲", what="乙") == "甲负责乙，甲办。"
    assert "a.b" in said and "a.c" not in said and said.names() == {"a.b": {"who", "what"}}


@pytest.mark.parametrize(
    ("name", "slots"),
    [("a.b", {}), ("a.b", {"who": "甲"}), ("a.b", {"who": "甲", "what": "乙", "when": "丙"}), ("a.c", {})],
)
def test_a_missing_or_an_unused_slot_or_template_is_an_error(name: str, slots: dict[str, str]) -> None:
    with pytest.raises(WordingError, match=name):
        Wording("zh", {"a.b": "{who}负责{what}。"}).say(name, **slots)


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    assert Wording("zh", {"a.b": "{who}负责。"}).say("a.b", who="{甲}{0}") == "{甲}{0}负责。"


def test_both_languages_have_the_same_templates_with_the_same_slots() -> None:
    chinese, english = (wording(language).names() for language in LANGUAGES)
    assert chinese == english and len(chinese) > 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slot_is_nameless_and_every_template_can_be_filled(language: str) -> None:
    said = wording(language)
    for name, slots in said.names().items():
        assert all(slot.isidentifier() for slot in slots), name
        filled = said.say(name, **{slot: f"<{slot}>" for slot in slots})
        assert all(f"<{slot}>" in filled for slot in slots) and "{" not in filled, name


@pytest.mark.parametrize("language", ["de", "ar", "und", ""])
def test_other_languages_are_answered_in_english(language: str) -> None:
    assert wording(language).language == "en"


def test_every_template_that_the_code_fills_is_there_with_these_slots() -> None:
    held = wording("zh").names()
    assert len(USES) > 40
    for use in USES:
        assert use.name in held, use
        assert use.slots <= held[use.name] if use.open_ended else use.slots == held[use.name], use


def test_every_template_is_used() -> None:
    said = {each for tree in TREES.values() for each in strings(tree)}
    families = tuple(each.removesuffix("*") for each in said if each.endswith(".*"))
    unused = [name for name in wording("zh").names() if name not in said and not name.startswith(families)]
    assert unused == []


@pytest.mark.parametrize("name", sorted(name for name in wording("zh").names() if name.startswith("followup.")))
def test_a_follow_up_is_worded_with_its_subject(name: str) -> None:
    for language in LANGUAGES:
        said = wording(language)
        slots = dict.fromkeys(said.names()[name], "《甲》")
        assert not slots or "《甲》" in said.say(name, **slots)
