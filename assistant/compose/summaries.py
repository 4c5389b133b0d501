"""Summaries without a language model: the decision in a sentence, then what each paragraph asks, quoted."""

from __future__ import annotations

from assistant.compose.absent import not_found
from assistant.compose.lists import outcome
from assistant.compose.meetings import summary_meeting
from assistant.compose.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Statement, of_item, of_row, quotes
from assistant.judgement import says_it
from assistant.targets import targets, topic_items
from retrieval.numerals import to_chinese

_MAX_ITEMS = 4


def summary(desk: Desk) -> Draft:
    """Summarise the meeting, the item or the topic that the question names."""
    features = desk.asked.features
    whole = "topic" not in features or ("scope" in features and "subject" not in features)
    if whole and not desk.asked.query.items:
        return summary_meeting(desk)
    chosen = _chosen(desk)
    if not chosen:
        return not_found(desk)
    statements: list[Statement] = []
    for target in chosen:
        statements += _item_summary(desk, target)
    return Draft("answered", tuple(statements))


def _chosen(desk: Desk) -> tuple[Target, ...]:
    """Give the items to summarise: the one named by its label, those about a topic, else the best found."""
    labels = [to_chinese(number) for number in desk.asked.query.items]
    if labels:
        meetings = [desk.library.minutes(document) for document in desk.scope]
        return tuple(Target(m, item) for m in meetings for item in m.items if item.label in labels)[:_MAX_ITEMS]
    if not says_it(desk).enough:
        return ()
    about = [target for target, _ in topic_items(desk, titles_only=True)]
    return tuple(about[:_MAX_ITEMS]) or targets(desk, 1)


def _item_summary(desk: Desk, target: Target) -> list[Statement]:
    minutes, item = target.minutes, target.item
    rows = [row for row in desk.library.rows([minutes.id], item=item.label) if row.kind == "decision"]
    said = desk.say("summary.item", meeting=desk.meeting(minutes), label=item.label, title=item.title)
    lines = [Statement(said, (of_item(minutes, item), *opening(minutes)))]
    lines += [
        Statement(desk.say("summary.decision", outcome=outcome(desk, row)), (of_row(row),))
        for row in rows
        if row.bodies
    ]
    return [*lines, *quotes([of_item(minutes, item, paragraph) for paragraph in item.paragraphs])]
