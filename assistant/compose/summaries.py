"""Summaries without a language model: the decision in a sentence, then what each paragraph asks, quoted."""

from __future__ import annotations

from collections.abc import Container, Sequence

from assistant.compose.meetings import summary_meeting
from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import fits, outcome
from assistant.compose.parts.nearest import nearest_sentence
from assistant.compose.parts.passages import passage
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_item, of_row, quotes
from assistant.judging.judgement import says_it
from assistant.matching.overlap import share
from assistant.matching.targets import all_naming, targets, topic_items
from retrieval.records import Paragraph

Chosen = tuple[Target, tuple[Paragraph, ...]]
# What asks for all that minutes say of a subject.
THROUGH = frozenset({"throughout", "most_by_year", "over_years", "span_of_years"})
_NEARLY = 0.75  # of what the best item holds of the topic
_LEAST, _TELLING = 0.4, 4  # of the topic, in the best item found; characters of one that tells matters apart
_OF_AN_ITEM = frozenset({"about", "items_word", "topic"})  # the item on water
_OF_A_DOCUMENT = frozenset({"document_word", "topic"})  # 太仓港工作要点
_OF_A_REPORT = frozenset({"paper_on", "topic"})
_SURE = 0.8  # that an item says what is named
_MAX_WHOLE = 4  # items: of more, the first paragraph of each


def summary(desk: Desk) -> Draft:
    """Summarise the meeting, the item or the topic that the question names."""
    features = desk.asked.features
    of_an_item = any(features >= each for each in (_OF_AN_ITEM, _OF_A_DOCUMENT, _OF_A_REPORT))
    whole = "topic" not in features or ("scope" in features and "subject" not in features and not of_an_item)
    if whole and not desk.asked.query.items:
        inside = "topic" in features and nearest_sentence(desk)  # 人才公寓方面，六月会议提了哪些要求
        return passage(desk) if inside else summary_in_time(desk)
    chosen = _chosen(desk)
    return _told(desk, chosen) if chosen else not_found(desk)


def summary_in_time(desk: Desk) -> Draft:
    """Summarise the meetings of a time, or of many minutes the matter that a question names beside the time."""
    query = desk.asked.query
    named = query.items or query.numbers or query.meetings or any(one.day for one in query.periods)
    of_a_matter = not (named or desk.library.few) and "topic" in desk.asked.features
    if of_a_matter and says_it(desk).probability >= _SURE and (chosen := _chosen(desk)):
        return _told(desk, chosen)
    return summary_meeting(desk)


def _told(desk: Desk, chosen: Sequence[Chosen]) -> Draft:
    brief = sum(not places for _, places in chosen) > _MAX_WHOLE
    statements = [statement for target, places in chosen for statement in _item_summary(desk, target, places, brief)]
    return Draft("answered", tuple(statements))


def _chosen(desk: Desk) -> Sequence[Chosen]:
    """Give the items to summarise, each with the paragraphs that count, none where all do.

    Those named by a label, those about a topic, and those that mention it where the question asks through all minutes
    or nothing is about it; else the best found.
    """
    if desk.asked.query.items:
        return [(target, ()) for target in desk.numbered[:_MAX_WHOLE]]
    through = bool(desk.asked.features & THROUGH)
    enough = says_it(desk).enough and not _of_another_matter(desk)
    if not (enough or through):
        return ()
    about = [target for target, _ in topic_items(desk, titles_only=True) if fits(desk, target)]
    about = [target for target in about if _of_bodies(desk, target)] or about
    about = [target for target in about if _as_near(desk, target)]
    mentioned = _mentioned(desk, {target.place for target in about}) if through else []
    found = (*((target, ()) for target in about), *mentioned)
    best = targets(desk, 1) if enough else ()
    strange = desk.asked.features >= _OF_AN_ITEM and "subject" not in desk.asked.features  # the item on the metro
    return found or [(target, ()) for target in best if not strange or share(desk, target.text)]


def _of_another_matter(desk: Desk) -> bool:
    """Whether the best item found lacks most of the topic: 道路交通安全整治 is no matter of 校外培训机构整治."""
    telling = len(desk.asked.topic) >= _TELLING
    return telling and all(share(desk, best.text) < _LEAST for best in targets(desk, 1))


def _as_near(desk: Desk, target: Target) -> bool:
    """Whether an item holds nearly as much of the topic as the best found: 防疫设备 is no matter of 装备制造."""
    most = max((share(desk, best.text) for best in targets(desk, 1)), default=0.0)
    return share(desk, target.text) >= _NEARLY * most


def _of_bodies(desk: Desk, target: Target) -> bool:
    """Whether the decision on an item is one on a body that the question names."""
    return any(set(desk.asked.query.bodies) & {*row.bodies} for row in desk.rows(target, kind="decision"))


def _mentioned(desk: Desk, besides: Container[tuple[str, str]] = ()) -> list[Chosen]:
    """Give the items that mention the topic, but for those besides, with the paragraphs that do."""
    found = [(target, places) for target, places in topic_items(desk) if places and target.place not in besides]
    return [(target, places) for target, places in found if fits(desk, target)]


def _item_summary(desk: Desk, target: Target, places: tuple[Paragraph, ...], brief: bool) -> list[Statement]:
    minutes, item = target.minutes, target.item
    said = desk.say("summary.item", meeting=desk.meeting(minutes), label=item.label, title=item.title)
    lines = [Statement(said, (of_item(minutes, item), *opening(minutes)))]
    lines += [
        Statement(desk.say("summary.decision", outcome=outcome(desk, row)), (of_row(row),))
        for row in desk.rows(target, kind="decision")
        if row.bodies
    ]
    if places:
        spans = [
            of_item(minutes, item, one, said) for one in places for said in all_naming(desk, minutes.text, one.span)
        ]
        return [*lines[:1], *quotes(spans)]
    return [*lines, *quotes([of_item(minutes, item, each) for each in item.paragraphs[: 1 if brief else None]])]
