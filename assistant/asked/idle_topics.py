"""Topics that are none: words of a question on one meeting itself that say how it is asked, and not about what."""

from __future__ import annotations

import re

from assistant.asked.subjects import KIND_WORDS, KINDS, Subjects
from retrieval.query import Query

_OF_A_SITTING = frozenset({"absent", "chair"})
_OF_A_MATTER = frozenset({"why", "amount", "figure", "duty", "verdict", "document_word", "kind"})
# Who may be asked for as one of several, by rank: of no matter.
_OFFICES = re.compile(
    r"(?:常务)?(?:副)?(?:市长|主任|局长|书记)|领导|干部|班子|成员|同志|其[他它余]|\b(?:vice|deput(?:y|ies)|acting|mayors?|leaders?|people|persons?|heads?|directors?|chiefs?|officials?"
    r"|members?|leadership|others?|colleagues?|representatives?|senior|top)\b",
    re.IGNORECASE,
)
# What is asked for: which hotel hosted it.
_WANTED = re.compile(r"(?:哪(?:[一两二三几\d]*[个位家名份处]|些)?|什么|啥)([㐀-鿿]{2})|\b(?:which|what|whose) (\w{3,})")
_ROOMS = re.compile(
    r"视频|电视|电话|[第一二三四五六七八九十大小]+|线上|(?i:\b(?:video|large|small|main|conference|rooms?)\b)"
)
# By what a numbered item is spoken of, whatever it is: 第六项的那个办法结果.
_NUMBERED_AS = re.compile(
    f"{KINDS.pattern}|结果|最[后终]|文件|议题|事[项情]|条例|(?i:\\b(?:{'|'.join(KIND_WORDS)})s?\\b)"
)


def asks_of_a_sitting(query: Query, features: frozenset[str], topic: str, subjects: Subjects) -> bool:
    """Whether a question asks of one meeting itself, who chaired it, who came for a body or was missing, in which room.

    What else it says, of which no title has a word, says how it is asked and not what.
    """
    one = query.numbers or query.meetings or query.edges or any(period.day for period in query.periods)
    rooms = "venue" in features and not _ROOMS.sub("", topic).strip()
    asks = features & _OF_A_SITTING or {"attendee", "body_named"} <= features or rooms
    named = query.language != "zh" and re.search(r"\b[A-Z]", query.content[1:])
    if query.items and not re.sub(_NUMBERED_AS, "", topic).strip():
        return True
    besides = _OFFICES.sub(" ", topic)
    wanted = any(noun and noun in besides.lower() for pair in _WANTED.findall(query.text.lower()) for noun in pair)
    about = wanted or subjects.names_one(besides)
    return bool(one and asks and not (named or about) and not features & {"title", "word_given", *_OF_A_MATTER})
