"""A paragraph that a question numbers, 第四项第三段: its words are the answer."""

from __future__ import annotations

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.passages import introduced
from assistant.desk import Desk, Target
from assistant.draft import Draft, of_item, quotes
from assistant.judging.judgement import says_it
from retrieval.records import Paragraph

# What is asked of a paragraph besides what it says: then the answer is not the paragraph but what tells it.
_OF_A_MATTER = frozenset({"amount", "attack", "date", "deadline", "money", "private", "why"})


def numbered_paragraphs(desk: Desk) -> Draft | None:
    """Quote the paragraphs that a question numbers, or say how many there are; None where it numbers none."""
    if not desk.asked.query.paragraphs or not desk.numbered or desk.asked.features & _OF_A_MATTER:
        return None
    if "plain" not in desk.asked.features and not says_it(desk).enough:
        return None
    found = [(target, paragraph) for target in desk.numbered for paragraph in _meant(desk, target)]
    if not found:
        most = max(desk.numbered, key=lambda target: len(target.item.paragraphs))
        slots = {"item": f"“{most.item.title}”", "count": len(most.item.paragraphs)}
        return not_found(desk, desk.say("absent.no_paragraph", **slots))
    sources = [of_item(target.minutes, target.item, paragraph) for target, paragraph in found]
    return Draft("answered", (introduced(desk, sources), *quotes(sources)))


def _meant(desk: Desk, target: Target) -> list[Paragraph]:
    """Give the paragraphs of an item that the question numbers, from its beginning or its end."""
    every = target.item.paragraphs
    places = [number - 1 if number > 0 else len(every) + number for number in desk.asked.query.paragraphs]
    return [every[place] for place in places if 0 <= place < len(every)]
