"""What a question sets in quotation marks: a title, words that minutes may have, a verdict, a way of dealing."""

from __future__ import annotations

import re

from assistant.asked.condition_table import VERDICT
from retrieval.query import Query

_WORD_GIVEN = re.compile("[㐀-鿿]{2,8}")
_SHORT_TITLE = re.compile("[㐀-鿿]{2,6}")
_SORT = re.compile("(?:听取|审议|学习|讨论|研究)+(?:类|汇报|报告|议题|事项|文件)*")  # “听取汇报”类的议题
# Chinese words that an English question sets apart: in brackets, between commas, behind "the words".
_SET_APART = re.compile(
    r"[(（]([㐀-鿿]{2,8})[)）]|, ([㐀-鿿]{2,8})(?=,|$|[?.])"
    r"|\b(?:words?|terms?|phrases?|expressions?|slogans?|notions?) ([㐀-鿿]{2,8})(?![㐀-鿿])"
)


def titles_in(query: Query) -> tuple[str, ...]:
    """Give what a question quotes, but for verdicts and ways of dealing with items: “原则同意” is no title."""
    return tuple(words for words in query.titles if not (VERDICT.fullmatch(words) or is_sort(words)))


def short_titles(query: Query) -> tuple[str, ...]:
    """Give the titles in 《》 that are too short to be whole ones: 《条例》, 《行动方案》."""
    short = (words for words in titles_in(query) if _SHORT_TITLE.fullmatch(words))
    return tuple(words for words in short if f"《{words}》" in query.text)


def is_sort(words: str) -> bool:
    """Whether words, in quotation marks or not, say how items were dealt with: “听取汇报”."""
    return _SORT.fullmatch(words.strip('“”"「」')) is not None


def words_given(query: Query) -> tuple[str, ...]:
    """Give the Chinese words, no titles, that a question quotes, or sets apart in its English."""
    quoted = tuple(
        words for words in titles_in(query) if _WORD_GIVEN.fullmatch(words) and f"《{words}》" not in query.text
    )
    if quoted or query.language == "zh":
        return quoted
    return tuple(found[found.lastindex or 0] for found in _SET_APART.finditer(query.text))
