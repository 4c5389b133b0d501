"""What a question asks for: its facet, told by wordings that are kept as data and by what the code finds in it.

The ordered rules give a verdict; where the facet model knows the encoder, it weighs that with what it has learnt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked.body_kinds import kind_in, without_kind, without_places
from assistant.asked.facet_table import FacetTable, barred, facet_table
from assistant.asked.form import form_of
from assistant.asked.idle_topics import asks_of_a_sitting
from assistant.asked.joints import parts_of
from assistant.asked.kinds import kind_features
from assistant.asked.left_out import left_out, words_besides
from assistant.asked.name_words import by_their_number, without_bodies_in_names, without_money_names
from assistant.asked.named_people import find_people, surnamed_in
from assistant.asked.quoting import short_titles, titles_in, words_given
from assistant.asked.romanised import romanised_in, sounded_in
from assistant.asked.scopes import scopes_of
from assistant.asked.sittings import Sittings
from assistant.asked.subjects import Subjects
from assistant.asked.topic import topic_of
from assistant.asked.understanding import Understanding
from assistant.learnt.facets import Sense
from retrieval.bodies import Bodies
from retrieval.names.scan import Mention
from retrieval.parsing.agenda import with_empty_titles
from retrieval.query import Query
from retrieval.wording import masked

_ORGAN = re.compile("常委会|市委$|人大|省政府|党组|全会|..市政府$")
_OFFICE = re.compile("市(?:委|政府)(?:办公室)?")
_SUBORDINATE = re.compile(
    r"^\s*(?:once|after|if|as soon as|provided)\b|[㐀-鿿](?:以后|之后|后|的话)\s*$"
    r"|^\s*when (?!(?:did|does|do|was|were|is|are|will|has|have|must|should|shall|can)\b)",
    re.IGNORECASE,
)
# Whom the sectors are under of which a question asks what is to be done: that is no question of who is responsible.
_DO = re.compile(r"\b(?:to|must|should|shall|they) (?:\w+ )?do\b", re.IGNORECASE)
_UNDER = re.compile(
    r"\b(?:they|he|she)(?: are| is|'re|'s) (?:each )?(?:in charge of|responsible for)"
    r"|\b(?:they|he|she) (?:are )?(?:oversee|supervis|handl)\w*",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"[两俩](?:个|次|份|回|场|期)?会(?!期间|精神|代表)|两次|两份|两期|两回|两场|两个会|前后两|各次|历次|各份|每次"
    r"|[两俩]个(?:数(?!据)|目标|指标)|两[张个](?:出席|列席)?名单"
    r"|both|two (?:\w+ )?(?:meetings|minutes|sessions|records|figures|numbers|targets|amounts)"
    r"|\btwo (?:attendance )?lists\b|\bone (?:meeting|session|sitting)\b[^.?]{0,60}\bthe other\b",
    re.IGNORECASE,
)
_COMING = ("attendee", "sitting_in", "were_at")
_OF_LISTS = frozenset({"list", "papers", "document_asked", "documents_counted"})
_OF_NO_FIGURE = frozenset({"who", "why", "date", "deadline", "verdict", "next_step", "term", "overview", "list"})
_OF_THE_MEETING = frozenset({"held", "day_held", "meeting_word", "minutes_word", "compiled"})


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a question names: people, groups of bodies, and bodies, but for those that it leaves out."""

    people: tuple[str, ...]
    groups: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows that a question may name: people, bodies, subjects of agendas, its years and meetings."""

    people: frozenset[str]
    bodies: Bodies
    subjects: Subjects
    years: frozenset[int] = frozenset()
    sittings: Sittings | None = None


def outline(question: str, query: Query, known: Known) -> Understanding:
    """Tell what a question names, and what it asks for by the rules alone, which is quick."""
    table = facet_table()
    nameless = known.subjects.without_names(query.text)
    query = without_bodies_in_names(query, nameless, known.bodies)
    people, said = _people(query, nameless, known)
    groups = tuple(dict.fromkeys(mention.canonical for mention in known.bodies.find_groups(nameless)))
    rest = left_out(query.text)
    asked = without_money_names(_without_charge(with_empty_titles(query.text)))
    asked = by_their_number(known.subjects.without_names(_without_other_bodies(asked, known.bodies)))
    topic = words_besides(topic_of(query, said, known.bodies, (table.asking, table.idle), known.subjects), rest)
    told = table.said_in(asked, (*_COMING, "distribution"))
    if told and "distribution" not in told:
        topic = without_kind(topic, query.text)
    topic = without_places(topic, query.text)
    meant = _meant(query, rest.bodies(known.bodies))
    features = _features(query, asked, Who(people, groups, meant), topic, known.subjects)
    if topic and asks_of_a_sitting(query, features, topic, known.subjects):
        topic, features = "", _features(query, asked, Who(people, groups, meant), "", known.subjects)
    features |= {"left_out"} if rest.said else set()
    features |= {"other_place"} if "sent_up" in features and known.bodies.other_places(query.text) else set()
    rule = table.rule(features).facet
    read = Understanding(
        question=question,
        query=query,
        topic=topic,
        people=people,
        groups=groups,
        features=features,
        facet=rule,
        rule=rule,
        asked=asked,
        form=form_of(query.text, said, known.bodies, known.subjects),
        subject=known.subjects.words_of(topic),
        nameless=nameless,
    )
    return _asking_for(rule, read)


def weighed(read: Understanding, sense: Sense) -> Understanding:
    """Weigh the rules' verdict; precise ones stay, and nothing is told of which the question has no wording."""
    table = facet_table()
    if table.rule(read.features).certain or read.rule in table.precise:
        return read
    told = sense.facet(read.query.text, read.query.language == "zh", read.features, read.rule)
    needed = table.needs.get(told, read.features)
    return _asking_for(told, read) if needed & read.features and not barred(told, read.features) else read


def _people(query: Query, nameless: str, known: Known) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the people whom a question names, and the words by which it names them."""
    found = find_people(_without_bodies(nameless, known.bodies), known.people)
    found = found or surnamed_in(query.text, known.people)
    romanised = (
        {} if query.language == "zh" and not found else romanised_in(query.text, frozenset(found) or known.people)
    )
    people = found or tuple(romanised)
    return people, (*people, *romanised.values(), *sounded_in(query.text, people))


def _features(query: Query, asked: str, named: Who, topic: str, subjects: Subjects) -> frozenset[str]:
    """Give all features of a question: its wordings, facts, kinds of document, subject, and what they combine to."""
    features = {*facet_table().said_in(asked), *_facts(query, asked, named, topic)}
    features |= kind_features(asked, topic)
    listed = features & _OF_LISTS or {"outside", "read_out"} <= features
    about = subjects.names_one(topic) and not ("only_kind" in features and listed)
    features |= {"subject"} if about or titles_in(query) else set()
    return frozenset(features | _combined(features))


def _asking_for(whole: str, read: Understanding) -> Understanding:
    """Give a question its facets: one for each clause that asks for another thing, else that of the whole."""
    facet, *besides = _facets(read.asked, read.features, whole, facet_table())
    return replace(read, facet=facet, besides=tuple(besides))


def _facets(text: str, features: frozenset[str], whole: str, table: FacetTable) -> tuple[str, ...]:
    clauses = [clause for clause in re.split(r"[，,；;。？?]|\band\b|还有", text) if clause.strip()]
    of_passage = whole == "passage" and table.rule(features).certain
    if len(clauses) < 2 or whole in table.wholes or of_passage:
        return (whole,)
    facts = features - table.wordings.keys()
    found: list[str] = []
    for clause in clauses:
        own = table.said_in(clause)
        if own & table.askers and not _SUBORDINATE.search(clause):
            facet = table.rule(own | facts).facet
            if facet != "responsible" or own & {"responsible", "responsible_named"}:
                found.append(_after(found[-1:], facet, own))
    distinct = tuple(dict.fromkeys(facet for facet in found if facet in table.separate))
    return distinct if len(distinct) > 1 else (whole,)


def _after(before: Sequence[str], facet: str, own: frozenset[str]) -> str:
    """Give what a clause asks for after another: when the next step is taken, which post those have who came."""
    if "why" in own:
        return "reason"
    if before == ["attendance"] and "post" in own and not own & {"attendee", "chair"}:
        return "unrecorded"
    if before == ["attendance"] and "each_counted" in own:
        return "attendance"
    if before == ["next_step"] and facet == "date" and not own & _OF_THE_MEETING:
        return "deadline"
    return facet


def _without_charge(text: str) -> str:
    """Leave out whom a matter is under where a question asks what to do about it: the sectors they are in charge of."""
    return _UNDER.sub(" ", text) if _DO.search(text) else text


def _without_bodies(text: str, bodies: Bodies) -> str:
    return masked(text, [one.span for one in bodies.find(text)]).replace("\0", " ")


def _without_other_bodies(text: str, bodies: Bodies) -> str:
    """Leave out names that are no part of a document's way: the committee in 市委组织部 is not asked to consent."""
    found = bodies.mentions(text)
    others = [one.span for one in found if not (_ORGAN.search(one.canonical) or _is_office(one) or _is_host(one))]
    return masked(text, others).replace("\0", " ")


def _is_office(mention: Mention) -> bool:
    return _OFFICE.fullmatch(mention.canonical) is not None


def _is_host(mention: Mention) -> bool:
    """Whether a name is that of the meeting itself, which a question may count."""
    return mention.canonical.endswith("常务会议")


def _meant(query: Query, besides: frozenset[str]) -> tuple[str, ...]:
    """Give the bodies that a question is about: not those whose matters it leaves out of a list."""
    return tuple(body for body in query.bodies if body not in besides or _ORGAN.search(body) or _OFFICE.search(body))


def _facts(query: Query, asked: str, named: Who, topic: str) -> set[str]:
    scopes = scopes_of(query)
    both, kind = _BOTH.search(query.text), kind_in(asked) and kind_in(query.text)  # none within a body's name
    facts = {
        "person": bool(named.people),
        "body": bool(named.bodies or named.groups),
        "body_named": bool(named.bodies),
        "two_bodies": len(named.bodies) > 1,
        "group": bool(named.groups),
        "item": bool(query.items),
        "title": bool(titles_in(query)),
        "word_given": bool(words_given(query)),
        "short_title": bool(short_titles(query)),
        "two_titles": len(titles_in(query)) > 1,
        "scope": scopes > 0 or bool(query.edges),
        "occasion": bool(query.occasions),
        "beside_meeting": bool({"next", "previous"} & set(query.edges)),
        "span_of_years": len({period.year for period in query.periods}) > 2,
        "organ": bool(organs(query)),
        "office": any(_OFFICE.fullmatch(body) for body in query.bodies),
        "two_scopes": scopes > 1 or bool(both),
        "two_parts": len(parts_of(query.wording)) > 1,
        "body_kind": kind is not None,
        "place_kind": kind is not None and kind[0].place is not None,
        "topic": len(topic.replace(" ", "")) > 1,
    }
    return {name for name, holds in facts.items() if holds}


def organs(query: Query) -> tuple[str, ...]:
    """Name the bodies of a question that documents are submitted to, the meanings of an ambiguous one included."""
    named = (*query.bodies, *(body for group in query.ambiguous for body in group))
    return tuple(body for body in named if _ORGAN.search(body))


def _combined(features: set[str]) -> set[str]:
    """Name combinations that the rules need as one feature."""
    combined = {
        "plain": "topic" not in features,
        "people_counted": bool(features & {"each_counted", "more_people"})
        and bool(features & {"attendee", "present", "sitting_in"}),
        "body_listed": "body" in features
        and bool(features & {"list", "document_asked"})
        and "attendee" not in features,
        "papers_in_hand": {"body", "in_hand"} <= features
        and (bool(features & {"papers", "document_asked"}) or {"list", "document_word"} <= features),
        "who_came": {"attendee", "who"} <= features,
        "kind_reports": {"place_kind", "presents"} <= features and "report_named" not in features,
        "tasks": {"body", "duty"} <= features and "route" not in features,
        "route_listed": {"list", "route"} <= features and bool(features & {"organ", "office", "normative"}),
        "scope_only": {"scope", "held"} <= features and "topic" not in features,
        "amount": "figure" in features and not features & _OF_NO_FIGURE,
    }
    return {name for name, holds in combined.items() if holds}
