"""Does a passage say what is asked? Judged without a language model, from words and the archive's scores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.desk import Desk, Target
from retrieval.numerals import to_chinese
from retrieval.records import Paragraph, Span
from retrieval.scripts import fold, squash

# The thresholds of the judgement, set on the questions in tests/evals; tests/assistant/test_evidence.py holds them.
# Shares of the topic that the best item must hold; in other languages words are more often met by chance.
ENOUGH_CHINESE, ENOUGH_OTHER = 0.5, 0.67
ENOUGH_OF_TITLE = 0.5
# Where a word of the question stands nowhere in the archive, the passage must be close and ahead of all others: the
# best cosine, and the lead of the best item, in standard deviations over the archive.
CLOSE_BEST, CLOSE_MARGIN = 3.0, 2.0
FAMILIAR_SHARE = 0.65
DISTINCT_SHARE = 0.4
TOPIC_SHARE = 0.8
# In standard deviations of the search's fused score.
TITLE_WEIGHT, TEXT_WEIGHT = 1.5, 1.0
_IDLE_FEATURES = frozenset({"plain", "person_asks", "two_parts"})
_DECIDED = frozenset({"responsible", "verdict", "next_step"})
_FREE_FACETS = frozenset({"passage", "term", "summary", "amount", "deadline"})
_SCANNED_MINUTES = 40
_HAN = re.compile("[㐀-鿿]+")
_KINDS = re.compile(
    "(?:管理|暂行)?办法|(?:实施|工作|行动|整治)?方案|(?:三年)?(?:行动)?计划|工作要点|要点|(?:实施|政策)?意见|(?:重点)?(?:任务|工作)?清单|目录|应急预案|预案|使用细则|细则"
    "|情况|汇报|工作|政策|专项|三年"
)
_KIND_WORDS = frozenset(
    {"plan", "plans", "action", "work", "points", "measures", "opinions", "opinion", "policy", "policies", "scheme"}
    | {"list", "catalogue", "report", "rules", "implementation"}
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer: the share (0..1) of the question's words in the best item, what is missing of them."""

    enough: bool
    share: float
    missing: tuple[str, ...]


def says_it(desk: Desk, target: Target | None = None) -> Evidence:
    """Judge whether an item, the best found by default, says what the question asks for."""
    best = [target] if target else list(targets(desk, 1))
    texts = [each.text for each in best] or [hit.passage.text for hit in desk.found.kept]
    text = texts[0] if texts else ""
    if elsewhere(desk, text):
        return Evidence(False, 0.0, elsewhere(desk, text))
    if not desk.asked.topic:
        return Evidence(bool(text) and bool(desk.asked.features - _IDLE_FEATURES), 1.0, ())
    found = share(desk, text)
    least = DISTINCT_SHARE if desk.asked.facet in _DECIDED else 0.01
    if _distinct_share(desk, text) < least:
        return Evidence(False, found, missing(desk, text))
    limit = ENOUGH_CHINESE if desk.zh else ENOUGH_OTHER
    named = bool(best) and share(desk, best[0].item.title) >= ENOUGH_OF_TITLE
    strange = desk.asked.facet in _FREE_FACETS and found < FAMILIAR_SHARE and _unknown(desk, missing(desk, text))
    if desk.asked.facet in _FREE_FACETS and _head_missing(desk, text):
        return Evidence(False, found, missing(desk, text))
    close = desk.found.signals.best >= CLOSE_BEST and desk.found.signals.margin >= CLOSE_MARGIN
    enough = (found >= limit or named) and (close or not strange)
    return Evidence(enough, found, missing(desk, text))


def _distinct_share(desk: Desk, text: str) -> float:
    """Give the share that a text holds of a topic without the kinds of document, which any item may share."""
    if desk.zh:
        bare = re.sub(r"\d+|年度?", " ", _KINDS.sub(" ", desk.asked.topic))
        words = " ".join(word for word in bare.split() if len(word) > 1)
        return _covered(_bare(words), text, "") if words else 1.0
    terms = [words for said, words in _terms(desk) if said not in _KIND_WORDS]
    return sum(_holds(words, text) for words in terms) / len(terms) if terms else 1.0


def _head_missing(desk: Desk, text: str) -> bool:
    """Whether what a noun phrase asks for, its last word (燃气方案的文号), stands nowhere in a text."""
    last = desk.asked.topic.split()[-1]
    ends = re.search(
        rf"(?:的|\s|^){re.escape(last)}\s*(?:是|有|为|为多少|是多少|多少|是什么|有哪些|有多[高大少])?[？?。]?\s*$",
        desk.asked.query.text,
    )
    return bool(desk.zh and ends and len(last) > 1 and not any(_marks(last, text)))


def _unknown(desk: Desk, words: Iterable[str]) -> bool:
    """Whether any of the words, whole, stands nowhere in the archive."""
    unknown = desk.found.signals.unknown
    for word in words:
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] if _HAN.fullmatch(word) else [word]
        if pairs and all(pair in unknown for pair in pairs):
            return True
    return False


def elsewhere(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the other places that a question names and a text does not: what 昆山 does is not in these minutes."""
    return tuple(place for place in desk.bodies.other_places(desk.asked.query.text) if place not in text)


def targets(desk: Desk, limit: int = 5) -> tuple[Target, ...]:
    """Give the agenda items that the question is about, best first: those that it numbers, else those found.

    What was found is ranked once more by how much of the topic stands in an item's title and text, so that words of
    the asking (市委常委会 in "must it go to …") do not decide.
    """
    numbered = [to_chinese(number) for number in desk.asked.query.items]
    if numbered:
        meetings = (desk.library.minutes(document) for document in desk.scope)
        return tuple(Target(m, item) for m in meetings for item in m.items if item.label in numbered)[:limit]
    scores: dict[tuple[str, str], float] = {}
    for hit in (*desk.found.kept, *desk.found.rejected):
        if hit.passage.item:
            scores.setdefault((hit.passage.document, hit.passage.item), hit.score)
    places = ((desk.library.minutes(document), desk.library.item(document, label)) for document, label in scores)
    found = [Target(minutes, item) for minutes, item in places if item]
    ranked = sorted(found, key=lambda target: -(scores[target.place] + _fit(desk, target)))
    return tuple(ranked[:limit])


def _fit(desk: Desk, target: Target) -> float:
    if not desk.asked.topic:
        return 0.0
    return TITLE_WEIGHT * share(desk, target.item.title) + TEXT_WEIGHT * share(desk, target.text)


def share(desk: Desk, text: str, besides: str = "") -> float:
    """Give the share (0..1) of the question's topic that a text holds; words in `besides` do not count."""
    if desk.asked.query.language == "zh":
        return _covered(_bare(desk.asked.topic), text, besides)
    counted = [words for _, words in _terms(desk) if not (besides and _holds(words, besides))]
    return sum(_holds(words, text) for words in counted) / len(counted) if counted else 0.0


def topic_share(desk: Desk, title: str) -> float:
    """Give the greatest share that a title holds of the topic, or of one of the things that it sets side by side."""
    if desk.asked.query.language != "zh":
        return share(desk, title)
    parts = re.split("或者?|和|与|及|、", desk.asked.topic)
    return max(_covered(_bare(part), title, "") for part in (desk.asked.topic, *parts) if len(part.strip()) > 1)


def part_share(desk: Desk, part: str, target: Target) -> float:
    """Give the share that an item holds of one part of the question; what its title holds counts twice."""
    title, text = target.item.title, target.text
    if desk.asked.query.language == "zh":
        return 2 * _covered(_bare(part), title, "") + _covered(_bare(part), text, "")
    words = [words for said, words in _terms(desk) if said in part.lower()]
    return sum(2 * _holds(each, title) + _holds(each, text) for each in words) / max(len(words), 1)


def missing(desk: Desk, text: str) -> tuple[str, ...]:
    """Name the words of the question that a text does not hold."""
    if desk.asked.query.language == "zh":
        return tuple(_uncovered(_bare(desk.asked.topic), text))
    return tuple(said for said, words in _terms(desk) if not _holds(words, text))


def _terms(desk: Desk) -> list[tuple[str, frozenset[str]]]:
    """Give each word of a topic that is not Chinese, with the Chinese words that may say it, alone or in a phrase."""
    words = desk.asked.topic.lower().split()
    translated = {term.said.lower(): frozenset(word for word, _ in term.candidates) for term in desk.found.terms}
    found = [translated.get(word, frozenset()) | frozenset(desk.glossary.chinese(word)) for word in words]
    found = [frozenset({word}) if _HAN.fullmatch(word) else ways for word, ways in zip(words, found, strict=True)]
    for length in (3, 2):
        for at in range(len(words) - length + 1):
            phrase = " ".join(words[at : at + length])
            alone = frozenset().union(*(desk.glossary.chinese(word) for word in words[at : at + length]))
            whole = (frozenset(desk.glossary.chinese(phrase)) - alone) | translated.get(phrase, frozenset())
            for place in range(at, at + length):
                found[place] = found[place] | whole
    return list(zip(words, found, strict=True))


def topic_items(desk: Desk, titles_only: bool = False) -> list[tuple[Target, tuple[Paragraph, ...]]]:
    """Give the items that deal with the question's topic, with the first paragraph that names it.

    An item counts where it holds the whole topic, or one of its words that few items hold (企业培育、产业集群). Where
    the question gives the full titles of documents, the items of those documents are all that it is about.
    """
    candidates = _candidates(desk)
    if titled := _bearing_the_titles(desk, candidates):
        return [(target, ()) for target in titled]
    wanted = [words for words in _alternatives(desk) if sum(_names(desk, words, t.text) for t in candidates) > 0]
    telling = [w for w in wanted if sum(_names(desk, w, t.text) for t in candidates) <= max(len(candidates) // 2, 1)]
    found = []
    for target in candidates:
        text = target.minutes.text
        naming_it = tuple(p for p in target.item.paragraphs if any(_names(desk, w, p.span.of(text)) for w in telling))
        if any(_names(desk, w, target.item.title) for w in telling) or (naming_it and not titles_only):
            found.append((target, naming_it[:1]))
    return found


def _bearing_the_titles(desk: Desk, candidates: Sequence[Target]) -> list[Target]:
    wanted = {squash(title) for title in desk.asked.query.titles}
    return [target for target in candidates if any(squash(title) in wanted for title in target.item.documents)]


def _alternatives(desk: Desk) -> list[frozenset[str]]:
    """Give the words of the topic, each with the Chinese words that may say it."""
    if desk.asked.query.language == "zh":
        return [frozenset({word}) for word in _bare(desk.asked.topic).split()]
    return [words for _, words in _terms(desk) if words]


def _names(desk: Desk, words: frozenset[str], text: str) -> bool:
    if desk.asked.query.language == "zh":
        return any(_covered(word, text, "") >= TOPIC_SHARE for word in words)
    return _holds(words, text)


def naming(desk: Desk, text: str, span: Span) -> Span:
    """Give the first sentence of a paragraph that holds the most of the topic."""
    found = re.finditer(r"[^。！？]+[。！？]?[”’」]?", span.of(text))
    sentences = [Span(span.start + m.start(), span.start + m.end()) for m in found]
    return max(sentences, key=lambda sentence: topic_share(desk, sentence.of(text)), default=span)


def _candidates(desk: Desk) -> Sequence[Target]:
    if len(desk.scope) > _SCANNED_MINUTES:
        return targets(desk, 50)
    meetings = (desk.library.minutes(document) for document in desk.scope)
    return [Target(minutes, item) for minutes in meetings for item in minutes.items]


def _bare(content: str) -> str:
    return re.sub(r"\s+", " ", fold(content))


def _covered(content: str, text: str, besides: str) -> float:
    """Share of the Chinese characters (and other words) of `content` that stand in `text` as part of a pair."""
    total = held = 0
    for run in re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+", content):
        marks = _marks(run, text)
        ignored = _marks(run, besides) if besides else [False] * len(run)
        total += sum(not skip for skip in ignored)
        held += sum(mark and not skip for mark, skip in zip(marks, ignored, strict=True))
    return held / total if total else 0.0


def _uncovered(content: str, text: str) -> Iterable[str]:
    for run in _HAN.findall(content):
        marks = _marks(run, text)
        yield from (
            run[m.start() : m.end()] for m in re.finditer("0+", "".join("1" if mark else "0" for mark in marks))
        )


def _marks(run: str, text: str) -> list[bool]:
    """Mark the characters of a run that stand in a text together with a neighbour."""
    plain = _plain(text)
    if not _HAN.fullmatch(run):
        return [run in plain] * len(run)
    if len(run) == 1:
        return [run in plain]
    pairs = [run[at : at + 2] in plain for at in range(len(run) - 1)]
    return [left or right for left, right in zip([*pairs, False], [False, *pairs], strict=True)]


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _holds(words: Iterable[str], text: str) -> bool:
    plain = _plain(text)
    return any(word in plain for word in words)
