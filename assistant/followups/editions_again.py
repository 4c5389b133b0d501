"""Another edition of the matter spoken of, which a follow-up names by its year and kind alone: 2017年那份意见呢？"""

from __future__ import annotations

import re

from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.asked.understanding import Understanding
from assistant.followups.earlier import Earlier

_SAME = "(?:同一|同样|同|相同|这一|该)个?(?:主题|事项|内容|问题|题目|话题|领域|议题|件?事情?)"
_KIND = (
    "(?:(?:实施|政策|工作|行动|整治|三年|管理|应急)*"
    "(?:意见|办法|方案|计划|要点|清单|目录|预案|细则|规划|条例|制度)|修订稿?|修编)"
)
_EDITION = re.compile(rf"(?P<year>(?:19|20)\d\d年)的?(?:{_SAME})?的?(?P<one>[那这]?一?[份个项次版部]?的?{_KIND})")
_OF_THE_SAME = re.compile(rf"{_SAME}的?")
_EDITION_ENGLISH = re.compile(
    r"(?P<one>\b(?:19|20)\d\d (?:implementation |action |work )?(?:opinions?|measures|plan|scheme|rules|policy"
    r"|programme|program|paper|document|revision|edition|version))"
    r"(?: (?:on|about|for|concerning) (?:the|that|this) same (?:subject|matter|topic|issue|thing|area))?\b"
    r"(?! (?:on|for|about|of) )",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d年?(?:[-—–至到](?:19|20)\d\d年)?|[（(].*?[）)]|[《》]|修订的?")
_YEAR_ENGLISH = re.compile(r"\b(?:19|20)\d\d\b|^the\s+", re.IGNORECASE)
_KIND_ENGLISH = re.compile(rf"\s+(?:{'|'.join(sorted(KIND_WORDS))})$", re.IGNORECASE)
_IDLE = re.compile(r"^[那这]?[一份个项次版部]*|修订稿?|修编|规划|条例|制度|\d+")
_IDLE_ENGLISH = KIND_WORDS | {"subject", "matter", "topic", "issue", "thing", "area", "revision", "edition", "version"}


def of_same_matter(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Put the matter spoken of where a question names a year and a kind of document, and no matter of its own."""
    listed = "list" in alone.features or alone.facet.startswith("list")
    if not earlier.subject or alone.query.titles or listed or not _names_kind_alone(alone):
        return question
    if alone.query.language == "zh":
        matter = _YEAR.sub("", earlier.subject)
        found = _EDITION.search(question)
        if not found or not matter:
            return question
        kept = matter if "修" in found["one"] else KINDS.sub("", matter) or matter
        own = re.sub("^[那这]?一?[份个项次版部]?的?", "", found["one"])
        return f"{question[: found.start()]}{found['year']}{kept}{own}{question[found.end() :]}"
    found = _EDITION_ENGLISH.search(question)
    if "《" in earlier.subject:  # the title that the answer gave
        matter = KINDS.sub("", earlier.reader.bodies.without_home(_YEAR.sub("", earlier.subject), chinese=True)).strip()
    else:
        matter = _english_matter(earlier.subject)
    if not found or not matter:
        return question
    return f"{question[: found.start()]}{found['one']} on {matter}{question[found.end() :]}"


def _english_matter(subject: str) -> str:
    """Take the year and the kind of document from a subject: the 2012 public bicycle measures."""
    return _KIND_ENGLISH.sub("", _YEAR_ENGLISH.sub("", subject).strip()).strip()


def _names_kind_alone(alone: Understanding) -> bool:
    """Whether the topic of a question is a kind of document, an edition, or the same subject as before."""
    words = [word for word in alone.topic.split() if not word.isdigit()]
    if alone.query.language != "zh":
        return all(word.lower() in _IDLE_ENGLISH for word in words)
    left = (_IDLE.sub("", KINDS.sub("", _OF_THE_SAME.sub("", word))) for word in words)
    return not any(left)
