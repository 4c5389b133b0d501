"""The phrase by which a question names its subject, as it stands there: 燃气三年行动方案, the high-rise fire plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.asked.subjects import DOCUMENT, KINDS
from assistant.asked.understanding import Understanding
from retrieval.records import Span

# What may stand between two words of one phrase.
_BETWEEN_CHINESE = re.compile("[的之那这“”\"'·]{0,2}")
_BETWEEN_ENGLISH = re.compile(
    r"[\s\-'’\"“”&]*(?:(?:of|and|on|for|with|in|under)\s+(?:the\s+|a\s+|an\s+)?)?", re.IGNORECASE
)
# What hangs on to the ends of a run of characters and is no part of a name.
_EDGE_BEFORE = re.compile("^(?:[由把将在里用让给请那这份个项]|关于|有关|对于|请问)+(?=.{2})")
_EDGE_AFTER = re.compile("(?<=.{2})(?:[归由里中上用是的把被在让给和与都也它其]|(?<!前)提|上面|里面|这块|方面)+$")
_KIND_CHINESE = re.compile(rf"的?(?:{KINDS.pattern}|议题|文件|项目)+")
# The rest of a title of which a part asks as well: 强农惠农|补贴政策意见; not 下一步计划.
_TITLE_ON = re.compile(rf"[^\W\da-zA-Z的由谁哪什怎多少几是在何有和与把给吗呢归要让下]{{1,6}}?(?:{DOCUMENT.pattern})")
_KIND_ENGLISH = re.compile(
    r"(?:\s+(?:action|work|working|implementation|three-year|management|city|municipal|county|town|development|improvement))*\s+(?:plans?|points?|measures|opinions?"
    r"|polic(?:y|ies)|papers?|guidelines?|regulations?|programmes?|programs?|strateg(?:y|ies)|schemes?|lists?|catalogues?|reports?|rules|priorities|items?|projects?|documents?|ones?)\b",
    re.IGNORECASE,
)
# What is asked of a subject, before it: the next step for the tourism plan.
_ASKED_OF = re.compile(
    r"^(?:steps?|verdict|decision|outcome|results?|status|deadline|date|route|title|source|summary|gist|purpose|aim)"
    r"\s+(?:for|on|of|about)\s+(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
# What was done to it: who had praised German cooperation.
_DONE = re.compile(r"(?:\b(?:has|have|had|who|was|were|been)\s+)(?P<done>\w+ed\s+)(?=\S)", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:on|for|of)\s+\S", re.IGNORECASE)  # the 2020 opinions on waterways
_ONE = re.compile(r"\s+ones?(?: too| as well)?$", re.IGNORECASE)


def subject_span(asked: Understanding, names_one: Callable[[str], bool]) -> Span | None:
    """Find where a question names what it is about: its first title, else a phrase of its topic's words.

    Of several phrases the longest that `names_one` knows as a subject is taken, else the longest.
    """
    text = asked.query.text
    for title in asked.query.titles[:1]:
        at = text.find(title)
        marked = at > 0 and text[at - 1] in '《“"「『'
        return Span(at - marked, at + len(title) + marked)
    found = sorted(_phrases(asked), key=lambda span: span.start - span.end)
    if len(found) > 1:
        return next((span for span in found if names_one(span.of(text))), found[0])
    return found[0] if found else None


def with_article(text: str, span: Span) -> str:
    """Give the words at a span, with the article before them, if any."""
    return (
        f"the {span.of(text)}"
        if re.search(r"\b(?:the|that|this)\s+$", text[: span.start], re.IGNORECASE)
        else span.of(text)
    )


def without_one(phrase: str, kind: str) -> str:
    """Name what "the tourism one" stands for by its kind: the tourism plan."""
    return _ONE.sub(f" {kind}", phrase)


def _phrases(asked: Understanding) -> Iterator[Span]:
    text, chinese = asked.query.text, asked.query.language == "zh"
    between, kind = (_BETWEEN_CHINESE, _KIND_CHINESE) if chinese else (_BETWEEN_ENGLISH, _KIND_ENGLISH)
    start = end = -1
    for word in _located(asked.topic, text):
        if start >= 0 and between.fullmatch(text, end, word.start):
            end = word.end
            continue
        if start >= 0:
            yield _whole(text, Span(start, end), kind)
        start, end = word.start, word.end
    if start >= 0:
        yield _whole(text, Span(start, end), kind)


def _located(topic: str, text: str) -> Iterator[Span]:
    """Find the words of a topic in their order; those that the text does not have, written out, are passed over."""
    small, at = text.lower(), 0
    for word in topic.lower().split():
        found = re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])").search(small, at)
        if found:
            at = found.end()
            yield Span(found.start(), at)


def _whole(text: str, span: Span, kind: re.Pattern[str]) -> Span:
    """Cut what hangs on to a phrase's ends, and take in the kind of document that follows it."""
    before = (_ASKED_OF if kind is _KIND_ENGLISH else _EDGE_BEFORE).match(span.of(text))
    after = _EDGE_AFTER.search(span.of(text))
    start = span.start + (before.end() if before else 0)
    done = next((found for found in _DONE.finditer(text) if found.start("done") == start), None)
    start = done.end("done") if done and done.end("done") < span.end else start
    end = span.start + (after.start() if after else span.end - span.start)
    named = list(kind.finditer(text, start, end)) if kind is _KIND_ENGLISH else []
    if named and not _ABOUT.match(text, named[-1].end()):
        end = named[-1].end()  # the emergency opinion | ask
    found = (kind.match(text, end) or _TITLE_ON.match(text, end)) if end == span.end else None
    return Span(start, max(found.end() if found else end, start))
