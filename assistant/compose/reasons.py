"""Why something matters, is done or is called so: minutes record what was decided, and seldom say why."""

from __future__ import annotations

import re

from assistant.compose.absent import not_found
from assistant.compose.passages import best_passages, cut, introduced, ranked_passages, sentences_of
from assistant.desk import Desk
from assistant.draft import Draft, of_passage, quoted
from assistant.fit import fit
from assistant.judgement import says_it
from assistant.overlap import share
from retrieval.records import Passage, Span

_REASON = re.compile("因为|由于|鉴于|为了|旨在|是因")
# Why a thing matters is said of it in any paragraph.
_MATTERS = re.compile(
    r"重要|要紧|意义|关心|在意|在乎|看重|重视|当回事|上心"
    r"|\b(?:important|significan\w+|crucial|vital|valuable|essential|worth\w*|seriously|big deal)\b"
    r"|\bmatters?\W*$|\bdo(?:es)?\b[^.?]*\bmatter\b|\bcares? (?:so much )?(?:about|for)\b|\bbother\w*\b"
    r"|\bvalues?\b(?! of)|\b(?:attach|set)\w*\b[^.?]*\b(?:importance|weight|store|value)\b"
    r"|\bkeen on\b|\binterested in\b"
)
_MEANS = re.compile("意义|重要(?!讲话|指示|批示)|关键(?!环节|时期|节点|岗位|领域|少数)")
# Why something must be done, and how texts say what that is for.
_MUST = re.compile(
    r"(?:为什么|为何|为啥|凭什么|干嘛)[^，。？]{0,12}(?:要|得|必须|应该?|须|非)"
    r"|\bwhy (?:should|must|shall|ought|need)\b"
    r"|\bwhy (?:do|does|did|is|are|was|were|has|have|had)\b[^.?]*\b(?:to|supposed|needed|wanted|asked)\b"
)
_PURPOSE = re.compile("为[^，。；]{2,24}(?:提供|打下|奠定|创造|营造|赋能)|避免|从源头|防止|以便|以[^，。；]{2,16}护航")
# Why something is called by another name.
_CALLED = re.compile(
    r"(?:为什么|为何|为啥|怎么)[^，。？]{0,24}(?:叫|称|比作|比喻|说成|看作|视为|看成)"
    r"|\bwhy\b[^.?]*\b(?:call(?:s|ed)?|compar(?:e|es|ed)|liken(?:s|ed)?|describ(?:e|es|ed)|dub(?:s|bed)?)\b"
    r"|\bwhy\b[^.?]*\b(?:known|referred to) as\b"
)


def reason(desk: Desk) -> Draft:
    """Give a reason where the item found states one; where it does not, say so."""
    if not says_it(desk).enough:
        return not_found(desk)
    found = ((each, span) for each in ranked_passages(desk) for span in sentences_of(each))
    stated = next(((each, span) for each, span in found if _gives_reason(desk, each, span)), None)
    if stated is None:
        return not_found(desk, desk.say("absent.reason"))
    source = of_passage(*stated)
    return Draft("answered", (introduced(desk, [source]), quoted(source)))


def _gives_reason(desk: Desk, found: Passage, span: Span) -> bool:
    """Whether a sentence says why: by a word of reason; what a thing means or is for, where that is asked.

    Why something must be done, or is called so, is said by a sentence alone that holds all of the question's topic.
    """
    asked, said = desk.asked.query.text.lower(), cut(found, span)
    if _MATTERS.search(asked):
        return _MEANS.search(said) is not None
    if found in best_passages(desk) and _REASON.search(said):
        return True
    purpose = _MUST.search(asked) and _PURPOSE.search(said) and fit(desk, said, found.title or "") >= 1
    return bool(purpose or _CALLED.search(asked)) and share(desk, said) >= 1
