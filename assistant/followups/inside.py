"""A detail asked for inside the matter just spoken of: the matter lends its agenda item as the place to look.

So the words of the matter need not stand where the detail does, and another item that says the same is not taken.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.asked.understanding import Understanding
from assistant.desk import Desk, Target
from assistant.followups.again import asks_again
from assistant.followups.earlier import Earlier
from assistant.followups.pointing import beside, named_in, points_back, without_leading
from assistant.matching.overlap import share
from assistant.matching.targets import best_target
from assistant.text.pairs import holds

_OPEN = frozenset({"passage", "body_tasks", "summary", "term"})  # facets that a passage answers
_OF_A_GROUP = frozenset({"list_topic"})
_OF_ANOTHER = frozenset({"throughout", "in_both", "two_scopes", "source", "title", "person", "scope", "item"})
_OF_ANOTHER |= {"items_word", "topic_listed", "document_asked", "documents_counted", "over_years"}
_ASKED_OF_EACH = frozenset({"amount", "deadline", "reason", "term", "person", "unrecorded"})  # 预算多少？人才公寓呢？
_ALL = 0.99


def sought_inside(question: str, alone: Understanding, earlier: Earlier) -> Understanding | None:
    """Ask of the item spoken of what one of its paragraphs holds all words of; None where none does."""
    recall = earlier.reader.recall
    place = place_of(earlier) if recall and _asks_openly(question, alone, earlier) else None
    if recall is None or place is None:
        return None
    desk = recall(alone).desk
    target = next(iter(desk.items_at([place])), None)
    if target is None or not _paragraph_holds(desk, target):
        return None
    if titled_elsewhere(desk, target) or _told_elsewhere(desk, target):
        return None
    about = _matter(earlier)
    joint = earlier.reader.outline(beside(without_leading(question), about, alone))
    query = replace(alone.query, wording=joint.query.wording)  # searched for with the matter, read without it
    facet = alone.facet if alone.facet == "term" else "passage"
    within = replace(alone, question=joint.question, query=query, facet=facet, rule=facet, besides=(), within=(place,))
    return within if recall(within).sources else None


def place_of(earlier: Earlier) -> tuple[str, str] | None:
    """Give the one agenda item spoken of; a turn answered from none does not leave that of the turn before."""
    places = earlier.recalled.places if earlier.recalled else frozenset()
    if places:
        return next(iter(places)) if len(places) == 1 else None
    return place_of(earlier.before) if earlier.before and "title" not in earlier.asked.features else None


def _matter(earlier: Earlier) -> str:
    """Name the matter spoken of, without the details that were asked for in it."""
    while earlier.asked.within and earlier.before:
        earlier = earlier.before
    return earlier.subject or named_in(earlier.asked)


def _asks_openly(question: str, alone: Understanding, earlier: Earlier) -> bool:
    """Whether a question asks what is said of something, and not of which of several, or how much of it."""
    opinion = "opinion_asked" in alone.features and bool(alone.query.bodies)
    of_group = alone.facet in _OF_A_GROUP and "group" in alone.features
    if not (opinion or of_group or alone.facet in _OPEN) or alone.features & _OF_ANOTHER:
        return False
    if earlier.asked.facet in _ASKED_OF_EACH and asks_again(question, alone):
        return False
    if alone.query.language != "zh" and points_back(question, alone):
        return False  # its words are found by translation: the name of the matter beside them finds them better
    return opinion or "topic" in alone.features


def _paragraph_holds(desk: Desk, target: Target) -> bool:
    """Whether a paragraph of an item holds all words of the question, and the bodies that it names."""
    names = [{body, *desk.bodies.aliases(body)} for body in desk.asked.query.bodies]
    for paragraph in target.item.paragraphs:
        text = paragraph.span.of(target.minutes.text)
        if all(holds(ways, text) for ways in names) and (not desk.asked.topic or _holds(desk, text)):
            return True
    return False


def _holds(desk: Desk, text: str) -> bool:
    """Whether a text holds all words of the question's topic."""
    if desk.zh:
        return share(desk, text) >= _ALL
    words = desk.surest_words
    return bool(words) and all(word.longer and holds(word.longer, text) for word in words)


def titled_elsewhere(desk: Desk, target: Target) -> bool:
    """Whether the title of another item holds all words of the question: it names that matter."""
    if not desk.asked.topic:
        return False
    others = [title for document, label, title in desk.library.titled if (document, label) != target.place]
    if desk.asked.topic in target.text:  # word for word, as no other title has it
        return any(desk.asked.topic in title for title in others)
    return not _holds(desk, target.item.title) and any(_holds(desk, title) for title in others)


def _told_elsewhere(desk: Desk, target: Target) -> bool:
    """Whether another item, found for the question alone, tells it too: a word of another language says many things."""
    best = None if desk.zh else best_target(desk)
    return best is not None and best.place != target.place and _paragraph_holds(desk, best)
