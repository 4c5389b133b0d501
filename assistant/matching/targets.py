"""Which agenda items a question is about: ranked by what was found and by how much of the topic they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from assistant.asked.quoting import words_given
from assistant.asked.subjects import DOCUMENT, KIND_WORDS
from assistant.asked.things import Group
from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.matching.elsewhere import elsewhere
from assistant.matching.group_told import telling_it_first
from assistant.matching.headed import names_one
from assistant.matching.occasions import meant
from assistant.matching.overlap import named_share, share, topic_share
from assistant.matching.said_whole import saying_all
from assistant.matching.texts import Texts, holds_any, telling_words
from assistant.narrowing.remaining import is_left_out
from assistant.text.pairs import HAN, holds
from assistant.text.sentence import sentences
from retrieval.asked.period_wordings import YEAR
from retrieval.records import Paragraph, Span
from retrieval.scripts import fold, squash

# In standard deviations of the search's fused score.
TITLE_WEIGHT, TEXT_WEIGHT, EDITION_WEIGHT, KIND_WEIGHT, FIELD_WEIGHT = 1.5, 1.0, 1.6, 0.4, 0.6
_BESIDE_A_WAY = 2.5  # a title's weight where a question says where papers go, which stands in all that go there
_OF_MEETING = 0.8  # of a year that a title has, counts that of the meeting beside another in the title
_BOTH = 2  # years, that one item bears
_SCANNED_MINUTES = 40
_PARAGRAPHS = 3  # of an item, that are shown
_EDITION = re.compile(r"[（(][^（）()]*[）)]|20\d\d年?度?")  # what tells editions of one document apart
# By what a question says that a matter has a group of bodies: 靠专班来推动, 成立了专班.
_BY_A_GROUP = re.compile(
    "依靠|依托|设立|成立|组建|建立|推[动进行]|开展|运作|发挥|作用|事项|议题|专门|特别|工作|[块项件桩靠要来设建搞用有了配去得须的到提抓管盯干办]"
)
_REMEMBERED = 8  # desks: one question asks several times what it is about


def targets(desk: Desk, limit: int = 5) -> tuple[Target, ...]:
    """Give the agenda items that the question is about, best first: those that it numbers, else those found."""
    return _ranked(desk)[:limit]


def best_target(desk: Desk) -> Target | None:
    """Give the agenda item that the question is most likely about; None where none was found."""
    return next(iter(_ranked(desk)), None)


@lru_cache(maxsize=_REMEMBERED)
def _ranked(desk: Desk) -> tuple[Target, ...]:
    """Rank what is meant: the items spoken of or numbered, else the times named before the rest of what was found."""
    if desk.asked.within:
        return tuple(desk.items_at(desk.asked.within))
    if desk.asked.query.items:
        return desk.numbered
    found = _found(desk)
    first = (*meant(desk, found, _titled), *telling_it_first(desk, found), *saying_all(desk, found))
    return tuple({target.place: target for target in (*first, *found)}.values())


@lru_cache(maxsize=_REMEMBERED)
def _found(desk: Desk) -> tuple[Target, ...]:
    """Rank what was found once more by the places named, and how much of the topic stands in an item's title and text.

    So words of the asking (市委常委会 in "must it go to …") do not decide.
    """
    scores: dict[tuple[str, str], float] = {}
    for hit in desk.found.hits:
        if hit.passage.item:
            scores.setdefault((hit.passage.document, hit.passage.item), hit.score)

    def worth(target: Target) -> tuple[int, float]:
        return -len(elsewhere(desk, target.text)), scores[target.place] + _fit(desk, target)

    return tuple(sorted(desk.items_at(scores), key=worth, reverse=True))


def _kinds_in_chinese(desk: Desk) -> set[str]:
    """Give the kinds of document that other words of a question may mean: measures are 办法."""
    ways = (way for word in desk.words if word.said in KIND_WORDS for way in word.ways)
    return {way for way in ways if DOCUMENT.search(way)}


@lru_cache(maxsize=_REMEMBERED)
def times_meant(desk: Desk) -> tuple[Target, ...]:
    """Give the items that a question means, one for each time that it names: when it first and last came up."""
    return meant(desk, _found(desk), _titled) or targets(desk, 1)


def _fit(desk: Desk, target: Target) -> float:
    if not desk.asked.topic:
        return 0.0
    titles = target.item.documents or (target.item.title,)
    weight = _BESIDE_A_WAY if "destination" in desk.asked.features else TITLE_WEIGHT
    named = max(weight * named_share(desk, title) + edition(desk, title, target.minutes.held) for title in titles)
    in_field = FIELD_WEIGHT if names_one(desk, target.text) else 0.0
    return named + in_field + TEXT_WEIGHT * share(desk, target.text)


def edition(desk: Desk, title: str, held: date | None) -> float:
    """Tell how well a title fits the years and the kind of document that a question names: 2021到2023那个三年计划.

    The years are those of the title, else that of the meeting; of two one may be the title's, one the meeting's.
    """
    asked = set(YEAR.findall(desk.asked.query.text))
    kinds = {*DOCUMENT.findall(desk.asked.topic), *desk.asked.query.kinds, *_kinds_in_chinese(desk)}
    titled, then = set(YEAR.findall(title)), str(held.year) if held else ""
    of_meeting = (_OF_MEETING if titled else 1.0) if then in asked - titled else 0.0
    fitting = len(asked & titled) + of_meeting
    if len(asked) == _BOTH and of_meeting and asked & titled and "compare" not in desk.asked.features:
        fitting *= _BOTH  # the 2022 report on 2021, not that of 2023 on 2022
    years = EDITION_WEIGHT * fitting / len(asked) if asked else 0.0
    return years + (KIND_WEIGHT * any(kind in title for kind in kinds))


def topic_items(desk: Desk, titles_only: bool = False) -> list[tuple[Target, tuple[Paragraph, ...]]]:
    """Give the items that deal with the question's topic, with the paragraphs that name it.

    An item counts where its title, or one of its paragraphs, holds all telling words of the topic, or of one of the
    things that the question sets side by side (企业培育、产业集群). Of many minutes titles decide; where none holds it,
    what the search found. Where the question gives the full titles of documents, the items of those are all; where it
    gives words in quotation marks, those are all that counts.
    """
    if editions := editions_named(desk):
        return [(target, ()) for target in editions]
    if len(desk.scope) > _SCANNED_MINUTES:
        if titled := _titled(desk):
            return [(target, ()) for target in titled]
        candidates: Sequence[Target] = targets(desk, 50)
    else:
        meetings = (desk.library.minutes(document) for document in desk.scope)
        candidates = [Target(minutes, item) for minutes in meetings for item in minutes.items]
    if bearing := _bearing_the_titles(desk, candidates):
        return [(target, ()) for target in bearing]
    titles, texts = [target.item.title for target in candidates], [target.text for target in candidates]
    said = _word_for_word(desk)
    candidates = [one for one in candidates if not (elsewhere(desk, one.text) or is_left_out(desk, one.item.title))]
    if exact := list(_naming(candidates, lambda text: holds(said, text), titles_only)):
        return exact
    telling = _as_given(desk) or list(telling_words(desk, Texts(desk, texts), Texts(desk, titles)))
    return list(_naming(candidates, lambda text: holds_any(desk, telling, text), titles_only))


def _naming(
    candidates: Sequence[Target], names_it: Callable[[str], bool], titles_only: bool
) -> Iterator[tuple[Target, tuple[Paragraph, ...]]]:
    """Yield the items whose title, or else one of whose paragraphs, names a matter, with those paragraphs."""
    for target in candidates:
        text = target.minutes.text
        places = tuple(p for p in target.item.paragraphs if names_it(p.span.of(text)))
        if names_it(target.item.title) or (places and not titles_only):
            yield target, places[:_PARAGRAPHS]


def _word_for_word(desk: Desk) -> tuple[str, ...]:
    """Give what a text must say as it stands: words given, or the name of a group of bodies (专班)."""
    given = words_given(desk.asked.query)
    if given or desk.asked.facet != "list_topic":
        return given
    text, rest = fold(desk.asked.query.text), desk.asked.topic
    named = tuple(text[one.start : one.end] for one in desk.bodies.find_groups(text))
    for name in named:
        rest = rest.replace(name, " ")
    return () if HAN.search(_BY_A_GROUP.sub("", rest)) else named  # 低空专班 is more than 专班


def _titled(desk: Desk) -> list[Target]:
    """Give the items whose titles hold the topic, from the titles of all minutes in scope."""
    scope = set(desk.scope)
    places = [place for place in desk.library.titled if place[0] in scope]
    titles = Texts(desk, (title for _, _, title in places))
    held = titles.holding_any(_as_given(desk) or list(telling_words(desk, titles, titles)))
    return desk.items_at((document, label) for document, label, title in places if title in held)


def _as_given(desk: Desk) -> list[Group]:
    """Give the words that a question sets apart, each of which alone is what it is about."""
    return [[Word(words, frozenset({words}), len(words))] for words in words_given(desk.asked.query)]


def _bearing_the_titles(desk: Desk, candidates: Sequence[Target]) -> list[Target]:
    bearing = {squash(each.item.title): each for each in candidates}
    bearing |= {squash(title): target for target in candidates for title in target.item.documents}
    named = (bearing.get(squash(title)) for title in desk.asked.query.titles)
    return list({target.place: target for target in named if target}.values())


@lru_cache(maxsize=_REMEMBERED)
def editions_named(desk: Desk) -> tuple[Target, ...]:
    """Give the items of all editions of the documents that a question over the years names by their titles.

    A title is the same without its year and what stands in brackets: (2015年修订), (修订稿).
    """
    if not {"over_years", "title"} <= desk.asked.features:
        return ()
    scope, names = set(desk.scope), [_EDITION.sub("", squash(title)) for title in desk.asked.query.titles]
    found = (
        (document, label)
        for document, label, title in desk.library.titled
        if document in scope and any(f"{name}》" in _EDITION.sub("", title) for name in names if name in title)
    )
    return tuple(desk.items_at(found))


def naming(desk: Desk, text: str, span: Span) -> Span:
    """Give the first sentence of a paragraph that holds the most of the topic."""
    return all_naming(desk, text, span)[0]


def all_naming(desk: Desk, text: str, span: Span) -> list[Span]:
    """Give all sentences of a paragraph that hold the most of the topic; the whole where it has none."""
    given = words_given(desk.asked.query)
    worth = {one: (holds(given, one.of(text)), topic_share(desk, one.of(text))) for one in sentences(text, span)}
    most = max(worth.values(), default=None)
    return [one for one, own in worth.items() if own == most] or [span]
