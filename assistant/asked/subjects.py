"""What the agendas are about: tells a question's subject from the words around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from assistant.asked.name_words import documents_on
from assistant.text.pairs import HAN
from retrieval.glossary import Glossary
from retrieval.ledger import matter_of
from retrieval.records import Span
from retrieval.scripts import fold
from retrieval.wording import masked

_RUN = re.compile("[㐀-鿿]{2,}")
_TITLES = re.compile("《([^》]+)》")
# Kinds of document: by themselves they name no subject.
KINDS = re.compile(
    "(?:管理|暂行)?办法|(?:实施|工作|行动|整治)?方案|(?:三年)?(?:行动)?计划|工作要点|要点|(?:实施|政策)?意见|(?:重点)?(?:任务|工作)?清单|目录|应急预案|预案|使用细则|细则"
    "|情况|汇报|工作|政策|专项|三年"
)
KIND_WORDS = frozenset({"plan", "plans", "action", "work", "points", "measure", "measures", "opinions", "opinion"})
KIND_WORDS |= {"policy", "policies", "scheme", "list", "catalogue", "report", "rules", "implementation"}
# By these a question names a document; 工作 and 情况 are in the titles of reports.
DOCUMENT = re.compile("办法|方案|计划|要点|意见|清单|目录|预案|细则|条例")
_COMMON_SHARE = 0.25
_KNOWN_SHARE = 0.5
_STRETCH = 4  # characters that stand together by no chance
_NAME, _LONGEST = 5, 24  # characters of the name of a matter, that no words of asking make up
_OF_BODIES = re.compile("^.*(?:关于|支持)(?:..市)?")  # 听取某镇关于安全生产
_OF_ANY = re.compile("规范性文件|常务会议|会议|文件|纪要|议题|事项|政府|单位|部门|工作")  # of these alone is no name
_NAME_ENDS = re.compile(f"(?:{KINDS.pattern}|的|若干|有关|事[宜项]|推进|开展|进展)+$")


class Subjects:
    """The pairs of characters that titles of agenda items are made of, but for those that most titles share."""

    def __init__(
        self, titles: Iterable[str], glossary: Glossary, stands_in_text: Callable[[str], bool] = lambda _: False
    ) -> None:
        """Take all titles; `stands_in_text` tells whether some paragraph holds a stretch of characters."""
        self._glossary = glossary
        self._stands_in_text = stands_in_text
        pairs: Counter[str] = Counter()
        count = 0
        self._names: set[str] = set()
        for title in titles:
            pairs.update(set(_pairs(title)))
            count += 1
            self._names.update(_names_in(title))
        self._known = frozenset(pair for pair, number in pairs.items() if number <= max(count * _COMMON_SHARE, 1))

    def names_one(self, topic: str) -> bool:
        """Whether any word of a topic is one that titles are made of, in Chinese or by the glossary."""
        return any(self._knows(word if _RUN.search(word) else word.lower()) for word in topic.split())

    def spans_in(self, text: str) -> list[Span]:
        """Give where a text has the whole name of a matter, without the kind of its document."""
        found, at, folded = documents_on(text), 0, fold(text)
        while at <= len(folded) - _NAME:
            ends = range(min(at + _LONGEST, len(folded)), at + _NAME - 1, -1)
            end = next((end for end in ends if folded[at:end] in self._names), None)
            found += [Span(at, end)] if end else []
            at = end or at + 1
        return found

    def without_names(self, text: str) -> str:
        """Leave out the whole names of matters, without the kinds of their documents: they ask for nothing."""
        return masked(text, self.spans_in(text)).replace("\0", " ")

    def written_in(self, clause: str) -> bool:
        """Whether a Chinese clause has a stretch that minutes hold as it stands, in a title or not: 群租厂房."""
        starts = ((run, at) for run in _RUN.findall(fold(clause)) for at in range(len(run) - _STRETCH + 1))
        return any(self._stands_in_text(run[at : at + _STRETCH]) for run, at in starts)

    def words_of(self, topic: str) -> str:
        """Give the words of a topic that titles are made of, of Chinese the stretches, without kinds of document."""
        found: list[str] = []
        for word in topic.split():
            if _RUN.search(word):
                known = "".join(c if mark else " " for c, mark in zip(word, self.marks(word), strict=True))
                found += [piece for piece in KINDS.sub(" ", known).split() if len(piece) > 1]
            elif self._knows(word.lower()):
                found.append(word)
        return " ".join(found)

    def marks(self, text: str) -> list[bool]:
        """Mark the characters of a text that stand in pairs of which titles are made."""
        pairs = [text[at : at + 2] in self._known for at in range(len(text) - 1)]
        return [left or right for left, right in zip([*pairs, False], [False, *pairs], strict=True)][: len(text)]

    def _knows(self, word: str) -> bool:
        if word in KIND_WORDS or KINDS.fullmatch(word):
            return False
        ways = self._in_chinese(word) if _RUN.search(word) else self._glossary.chinese(word)
        return any(self._share(way) >= _KNOWN_SHARE for way in ways)

    def _in_chinese(self, word: str) -> list[str]:
        return [word, *(way for _, ways in self._glossary.pieces(word) for way in ways)]

    def _share(self, word: str) -> float:
        pairs = _pairs(word)
        return sum(pair in self._known for pair in pairs) / len(pairs) if pairs else 0.0


def _names_in(title: str) -> Iterator[str]:
    """Give the names of the matters that a title has, without kinds, places and years."""
    for one in _TITLES.findall(title) or [title]:
        name = _NAME_ENDS.sub("", matter_of(_OF_BODIES.sub("", fold(one))))
        if _NAME <= len(name) <= _LONGEST and HAN.fullmatch(name) and _OF_ANY.sub("", name):
            yield name


def _pairs(text: str) -> list[str]:
    return [run[at : at + 2] for run in _RUN.findall(fold(text)) for at in range(len(run) - 1)]
