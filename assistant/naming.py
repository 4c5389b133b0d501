"""Whether a question names an agenda item by its title, or another document than the item has."""

from __future__ import annotations

from assistant.desk import Desk, Target
from assistant.overlap import distinct_share, share
from assistant.pairs import HAN, holds
from assistant.subjects import KIND_WORDS, KINDS
from retrieval.scripts import squash

_NAMED_SHARE = 0.85  # of the topic, in a title
_OF_ANY_TITLE = frozenset({"management", "municipal", "special", "key", "draft", "revised"})
# By facet, the features of which one shows that it is asked what is said of every item: by whom, what, what next, when.
_OF_EVERY_ITEM = {
    "date": frozenset({"day_held", "held", "occasion"}),
    "next_step": frozenset({"form_of_issue", "next_step"}),
    "responsible": frozenset({"partners", "responsible_named"}),
    "verdict": frozenset({"became", "verdict"}),
}


def names(desk: Desk, target: Target) -> bool:
    """Whether a question names an item by its title: of its topic, hardly anything is left besides.

    In another language, what is written in Chinese tells it: the sponge city (海绵城市) plan.
    """
    titles = target.item.documents or (target.item.title,)
    if written := () if desk.zh else HAN.findall(desk.asked.topic):
        return any(all(word in squash(title) for word in written) for title in titles)
    return bool(desk.asked.topic) and max(share(desk, title) for title in titles) >= _NAMED_SHARE


def told_by_name(desk: Desk, target: Target) -> bool:
    """Whether a question names an item by its title and asks what is said of every item: by whom, what, when."""
    asked = desk.asked
    plainly = asked.facet == asked.rule and asked.features & _OF_EVERY_ITEM.get(asked.facet, frozenset())
    return bool(plainly) and names(desk, target)


def of_another_document(desk: Desk, target: Target) -> bool:
    """Whether a question names a kind of document, and an item holds nothing of what that is about: 养犬管理办法."""
    if desk.zh:
        about = HAN.findall(KINDS.sub(" ", desk.asked.topic))
        named = KINDS.search(desk.asked.topic) and any(len(run) > 1 for run in about)
        return bool(named) and distinct_share(desk, target.text) == 0
    kinds = [word for word in desk.words if word.said in KIND_WORDS]
    about = [word for word in desk.words if not (word in kinds or word.said.isdigit() or word.said in _OF_ANY_TITLE)]
    held = (
        holds([way for way in word.ways if len(way) > 1 and not KINDS.fullmatch(way)], target.text) for word in about
    )
    return bool(kinds and about) and not any(held)
