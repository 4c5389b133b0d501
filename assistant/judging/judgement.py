"""Does an item say what is asked? A model (assistant/learnt) weighs its signs and the form of the question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.desk import Desk, Target
from assistant.judging.signs import signs, text_of
from assistant.matching.elsewhere import elsewhere
from assistant.matching.group_told import group_told
from assistant.matching.mention import asks_whether_said, saying
from assistant.matching.overlap import missing, nowhere, share
from assistant.matching.targets import best_target
from assistant.matching.things import are_most, unheard, unnamed
from assistant.text.pairs import holds
from retrieval.stems import stem

# The least probability that is taken for a yes; tests/assistant/test_judgement.py holds it.
ENOUGH = 0.3
_IDLE_FEATURES = frozenset({"plain", "person_asks", "two_parts"})
# Of these a question has some that names something and asks nothing, or only whether.
_NAMING = frozenset({"polar", "topic", "scope", "two_scopes", "meeting_word", "minutes_word"})
_OF_A_GROUP = frozenset({"group", "task_asked", "topic"})
_OF_WHOLE = frozenset({"body_named", "meeting_word", "scope", "two_scopes"})
_DUTY_OF = frozenset({"duty", "topic"})
_OF_A_FACT = frozenset({"responsible", "next_step", "amount", "date", "place"})  # of a thing that is named
_A_MATTER, _NEARLY = 4, 0.8  # characters; of the topic, in one sentence
_MENTION = frozenset({"mentioned", "polar"})  # whether something is spoken of at all
_MENTIONED = 0.75  # of the topic, in one sentence
# Of what a sentence may hold all words and not tell it: how much, who, when, whether, how one thing is to another.
_OF_A_DETAIL = frozenset(
    {"amount", "money", "rate", "private", "other_office", "who", "why", "date", "deadline", "polar", "years", "term"}
) | {"compare", "negative", "documents_counted", "contents", "votes", "unrecorded", "upcoming", "title"}
_OF_WHAT_IS_SAID = frozenset({"duty", "mentioned"})  # what to do with it, what is said of it
_PALE = frozenset(["old", "new", "former", "current", "existing", "present", "various", "different", "better"])
# So probable that a thing, or most things, not named in the item are named in other words.
_SURELY, _QUITE_SURELY = 0.75, 0.9
_SEVERAL, _SURE = 3, 0.6  # words; of which the glossary knows so many
_SENTENCE_END = re.compile("[。；;\n]")
_REMEMBERED = 16  # items judged: one answer asks for the same one several times


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer.

    `probability` (0..1) that the item says what is asked, and whether that is `enough`; the `share` (0..1) of the
    question's words in it, and what is `missing` of them.
    """

    enough: bool
    probability: float
    share: float
    missing: tuple[str, ...]


def says_it(desk: Desk, target: Target | None = None) -> Evidence:
    """Judge whether an item, the best found by default, says what the question asks for."""
    return _judged(desk, target or best_target(desk))


@lru_cache(maxsize=_REMEMBERED)
def _judged(desk: Desk, best: Target | None) -> Evidence:
    text, asked = text_of(desk, best), desk.asked
    if away := elsewhere(desk, text):
        return Evidence(False, 0.0, 0.0, away)
    if asks_whether_said(desk):
        said = saying(desk) is not None
        return Evidence(said, float(said), float(said), () if said else missing(desk, text))
    if asked.features >= _MENTION and asked.facet == "passage" and not _mentions(desk, text):
        return Evidence(False, 0.0, 0.0, missing(desk, text))
    found = signs(desk, best)
    asks = asked.features - _IDLE_FEATURES
    if not asks or (not found["share"] and (not asks - _NAMING or _names_only_unheard(desk))):
        return Evidence(False, 0.0, 0.0, missing(desk, text))
    chinese = asked.query.language == "zh"
    probability = desk.judge.probability(asked.form, chinese, (found, asked.features, asked.rule))
    if _is_of_another_thing(desk, text, probability):
        return Evidence(False, 0.0, 0.0, missing(desk, text))
    told = _in_one_sentence(desk, text) or _told_in_one(desk, text) or _group_told(desk, best)
    probability = max(probability, ENOUGH) if told else probability
    held = found["share"] if asked.topic else 1.0
    return Evidence(probability >= ENOUGH, probability, held, missing(desk, text))


def _is_of_another_thing(desk: Desk, text: str, probability: float) -> bool:
    """Whether an item lacks a thing that a question names, and does not surely say what is asked; or lacks most."""
    if probability < _SURELY and unnamed(desk, text):
        return True
    strange = unheard(desk, text)
    return probability < _QUITE_SURELY and are_most(desk, strange)


def _in_one_sentence(desk: Desk, text: str) -> bool:
    """Whether one sentence holds all the words of an English question's matter.

    One that says a word twice asks which of a kind are meant: the rivers classed as problem rivers.
    """
    told = [word for word in desk.words if word.said not in _PALE]
    words = [word for word in told if word.longer]
    if desk.zh or desk.asked.facet != "passage" or desk.asked.features & _OF_A_DETAIL or len(words) < _SEVERAL:
        return False
    if not desk.asked.features & _OF_WHAT_IS_SAID or len({stem(word.said) for word in words}) < len(words):
        return False
    sure = {word.said for word in desk.sure_words if word.longer}
    known = len(words) == len(told) and _SURE * len(words) <= sum(word.said in sure for word in words)
    return known and any(all(word.held(each) for word in words) for each in _SENTENCE_END.split(text))


def _told_in_one(desk: Desk, text: str) -> bool:
    """Whether one sentence holds nearly all of what a Chinese question asks who is to see to: 市考断面谁来牵头抓."""
    asked = desk.asked
    if not desk.zh or asked.facet != "responsible" or len(asked.topic) < _A_MATTER or asked.query.bodies:
        return False
    if "responsible" not in asked.features or asked.features & (_OF_A_DETAIL - {"who"}):
        return False
    return any(share(desk, each) >= _NEARLY for each in _SENTENCE_END.split(text))


def _group_told(desk: Desk, target: Target | None) -> bool:
    """Whether an item tells the group its duties that is all a question names, and no detail is asked for."""
    return target is not None and not desk.asked.features & _OF_A_DETAIL and group_told(desk, target)


def _names_only_unheard(desk: Desk) -> bool:
    """Whether a Chinese question asks what a group must do in what no title has: 广场舞，各部门要做什么.

    Or what is to be done in what no minutes have a word of, or who is to: 承办亚运会的单位要做什么, 无人机由谁牵头.
    """
    asked = desk.asked.features
    if not desk.zh or "subject" in asked:
        return False
    of_a_thing = _asks_of_a_thing(desk) or (desk.asked.facet in _OF_A_FACT and not asked & _OF_WHOLE)
    return asked >= _OF_A_GROUP or (of_a_thing and all(nowhere(desk, word.said) for word in desk.words))


def _asks_of_a_thing(desk: Desk) -> bool:
    """Whether what is left of a Chinese question surely names a thing: it is asked which ones, or no body is named."""
    asked = desk.asked
    is_thing = bool(asked.topic) and asked.facet != "attendance"  # 哪些人只在4月出席: people are none
    which = is_thing and re.search(f"哪(?:些|几?[个家座处类种])(?:{re.escape(asked.topic)})", asked.query.text)
    of_duty = asked.rule == "passage" and asked.features >= _DUTY_OF and not asked.features & _OF_WHOLE
    return bool(which) or of_duty


def _mentions(desk: Desk, text: str) -> bool:
    """Whether one sentence holds nearly all of what a question asks to be mentioned.

    人工智能 is more than 智能, and nuclear power more than the 核 of 考核.
    """
    said = [each for each in _SENTENCE_END.split(text) if share(desk, each) >= _MENTIONED]
    return any(desk.zh or any(word.longer and holds(word.longer, each) for word in desk.words) for each in said)
