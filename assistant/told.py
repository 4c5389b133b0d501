"""Whether an answer stands: headings, lists or the ledger tell it by themselves, or the item found says it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked.body_kinds import kind_in
from assistant.compose import summaries, terms
from assistant.compose.full_titles import asks_for_full_title
from assistant.compose.parts.duties import told_its_duty
from assistant.compose.parts.leave import asks_of_leave_alone
from assistant.compose.stated.numbers import lists_it
from assistant.desk import Desk, Target
from assistant.judging.judgement import says_it
from assistant.judging.signs import text_of
from assistant.matching.discussed import discussed
from assistant.matching.lacking import lacking
from assistant.matching.naming import half_unknown, names, of_another_document, of_other_years, told_by_name
from assistant.matching.overlap import distinct_share, missing, named_share
from assistant.matching.targets import editions_named, targets
from assistant.narrowing.conditions import conditions
from assistant.text.pairs import bare, covered

OF_ONE_ITEM = frozenset({"next_step", "responsible", "verdict"})  # facets
OF_LEDGER = frozenset({"list_documents", "list_next_step", "body_tasks"})
OF_A_MATTER = frozenset({"money", "private", "other_office", "rate", "why", "deadline"})  # features
_OF_A_DOCUMENT = OF_ONE_ITEM | {"date"}
_OF_ITS_YEAR = _OF_A_DOCUMENT | {"amount"}
_OVER_YEARS = frozenset({"list_topic", "summary"})
# Told from headings: no item need say it.
_COUNTED_FROM_HEADINGS = frozenset({"between", "held", "interval", "issuers", "marking", "other_matters", "source"})
_BY_CONDITIONS = frozenset(
    {
        "plain",
        "only_kind",
        "in_title",
        "by_several",
        "course",
        "until",
        "dated",
        "left_out",
        "in_wording",
        "outside",
        "papers_in_hand",
        "by_body",
        "several_each",
        "by_step",
    }
)
# Read off headings, agendas and attendance lists: no item need say it where the question names nothing but meetings and
# names.
_READ_OFF = frozenset(
    {"absentees", "attendance", "chair", "date", "list_meeting", "person", "summary_meeting", "venue"}
)
_OF_NUMBERED = frozenset({"next_step", "responsible", "summary", "verdict"})  # told of every item, named by its number
_NAMED = 0.5  # of the topic, in a heading


def _all_told(desk: Desk) -> bool:
    """Whether a list is of nothing but what the ledger tells: verdicts, kinds, bodies, days; no item need say it."""
    features = desk.asked.features
    sent = desk.asked.facet == "list_next_step" and "subject" not in features  # the ledger knows where it goes
    other = OF_A_MATTER - {"deadline"} if conditions(desk).any else OF_A_MATTER  # until when plans run
    conditions_said = features & _BY_CONDITIONS - ({"by_body"} if desk.asked.facet == "body_tasks" else set())
    by_conditions = (sent or bool(conditions_said)) and not features & other
    held = {(entry.held or "")[:4] for entry in desk.library.entries.values()}
    other_year = any(period.year and str(period.year) not in held for period in desk.asked.query.periods)
    other_year &= not conditions(desk).of_title  # a plan until 2025 is held earlier
    of_ledger = desk.asked.facet in OF_LEDGER or bool(features & {"by_body", "several_each"})
    return of_ledger and by_conditions and not other_year


def needs_no_item(desk: Desk) -> bool:
    """Whether headings, attendance lists or the ledger say it, so that no item need."""
    facet = desk.asked.facet
    read_off = facet in _READ_OFF and "plain" in desk.asked.features and not desk.asked.features & OF_A_MATTER
    read_off |= facet == "absentees" and asks_of_leave_alone(desk)
    read_off |= facet == "chair" and "chairs_listed" in desk.asked.features
    read_off |= facet == "attendance" and ("unnamed_asked" in desk.asked.features or _of_a_kind_alone(desk))
    words_stand = facet == "list_topic" and ("word_given" in desk.asked.features or bool(editions_named(desk)))
    term = "term" in desk.asked.features and of_a_term(desk)
    of_kind = facet == "list_responsible" and "kind_reports" in desk.asked.features
    numbered = facet in _OF_NUMBERED and "plain" in desk.asked.features and bool(desk.numbered)
    of_meetings = facet == "list_meeting" and bool(
        desk.asked.features & {"business", "studied", "gist", "recurring", "verdict_missing"}
    )
    term |= asks_for_full_title(desk)
    told = numbered or term or read_off or words_stand or of_kind or of_meetings
    return told or facet in _COUNTED_FROM_HEADINGS or _all_told(desk)


def _of_a_kind_alone(desk: Desk) -> bool:
    """Whether a question names nothing but a kind of body that sat in: which college sent someone."""
    kind = kind_in(desk.asked.query.text)
    return kind is not None and all(word.lower() in kind[1].lower() for word in desk.asked.topic.split())


def of_a_term(desk: Desk) -> bool:
    """Whether a term is asked about that is quoted in English: the words of what is quoted decide alone."""
    return desk.asked.facet == "term" and bool(terms.marked_in_english(desk))


def says_what_is_asked(desk: Desk) -> bool:
    """Whether the best item says what is asked."""
    best = targets(desk, 1)
    if desk.asked.facet in _OF_A_DOCUMENT and not best and _heading_lacks_it(desk):
        return False
    through = desk.asked.facet in _OVER_YEARS and desk.asked.features & summaries.THROUGH
    if through and any(names(desk, target) for target in best):
        return True
    if desk.asked.facet in _OF_A_DOCUMENT and any(
        of_another_document(desk, one) or half_unknown(desk, one.text) for one in best
    ):
        return False
    if _names_it_by_nothing(desk, best):
        return False
    if desk.asked.facet in _OF_ITS_YEAR and any(of_other_years(desk, target) for target in best):
        return False
    if "plan_ends" in desk.asked.features and any(_half_named(desk, target) for target in best):
        return True  # its title tells the years
    named = any(told_by_name(desk, target) or _met_on_it(desk, target) for target in best)
    told = named or told_its_duty(desk) or bool(discussed(desk))
    return told or says_it(desk).enough or lists_it(desk)


def _heading_lacks_it(desk: Desk) -> bool:
    """Whether the heading found, where no item was, lacks what a question is about: 某市地铁 is more than 某市."""
    text = text_of(desk, None)
    unsaid = any(len(piece) > 1 for piece in lacking(desk, text)) if desk.zh else bool(missing(desk, text))
    return "topic" in desk.asked.features and (named_share(desk, text) < _NAMED or unsaid)


def _half_named(desk: Desk, target: Target) -> bool:
    """Whether an item's title holds half of the topic, kinds of document aside."""
    return distinct_share(desk, target.item.title) >= _NAMED and not of_another_document(desk, target)


def _met_on_it(desk: Desk, target: Target) -> bool:
    """Whether a meeting's chair is asked for, who stands in its heading, by an item that holds the whole topic."""
    named = desk.asked.facet == "chair" and "subject" in desk.asked.features and bool(desk.asked.topic)
    return named and not missing(desk, text_of(desk, target)) and named_share(desk, target.item.title) >= _NAMED


def _names_it_by_nothing(desk: Desk, best: Sequence[Target]) -> bool:
    """Whether a verdict is asked for on what the item found has no word of: 五经普, in the report on epidemics."""
    asked, query = desk.asked, desk.asked.query
    of_matter = asked.facet == "verdict" and "topic" in asked.features and "subject" not in asked.features
    if not (of_matter and desk.zh and best) or query.bodies or query.titles or desk.numbered:
        return False
    written = desk.glossary.expand(asked.topic)
    return written != asked.topic and all(covered(bare(written), target.text) < _NAMED for target in best)
