"""Why something matters, is done or is called so: minutes record what was decided, and seldom say why."""

from __future__ import annotations

import re

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.lists import at_a_meeting
from assistant.compose.parts.passages import best_passages, cut, introduced, passage, ranked_passages, sentences_of
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, of_passage, of_row, quoted, quotes
from assistant.judging.judgement import says_it
from assistant.matching.fit import fit
from assistant.matching.occasions import is_put_off
from assistant.matching.overlap import share
from assistant.matching.targets import targets
from assistant.text.sentence import sentences
from retrieval.records import Passage, Span

_NEAR, _NAMED_SHARE = 3, 0.7  # items, of which one may say what a matter is good for, and so much of its name
REASON = re.compile(
    "因为|由于|鉴于|为了|旨在|是因|认为[，,]?[^。；]{0,40}?(?:尚不|尚未|尚需|还不|还需|不够|不足|不成熟|不统一|有待)"
)  # by which a sentence gives a reason
# Why a thing matters is said of it in any paragraph: asked so, or as why it is seen to at all (为什么要抓).
_MATTERS = re.compile(
    r"重要|要紧|意义|关心|在意|在乎|看重|重视|当回事|上心"
    r"|\b(?:important|significan\w+|crucial|vital|valuable|essential|worth\w*|seriously|big deal)\b"
    r"|\bmatters?\W*$|\bdo(?:es)?\b[^.?]*\bmatter\b|\bcares? (?:so much )?(?:about|for)\b|\bbother\w*\b"
    r"|\bvalues?\b(?! of)|\b(?:attach|set)\w*\b[^.?]*\b(?:importance|weight|store|value)\b"
    r"|\bkeen on\b|\binterested in\b"
    r"|(?:为什么|为何|为啥|凭什么|干嘛|何必|何以)(?:我们|咱们|全市|市里|会议|各地|大家)?(?:非|就|还|都|一定|必须|需要|应该|要|得|会|这么|那么|如此|去|来)*"
    r"(?:抓|重视|看重|关注|强调|推|搞|做|保护|发展|加强|促进|重点|下大?力|狠抓|开展|学习?|深化|建|打造|提升|加快|完善|落实|培育|鼓励)"
)
_MEANS = re.compile(
    "意义|极端重要|[的为是]重要(?!讲话|指示|精神|论述|批示)|重要(?:性|作用|支撑|保障)|战略考量|事关|关系到|关乎|有[利助]于"
    "|是[^，。；]{2,40}的?(?:关键|支撑|保障|基础|需要|举措)|关键(?!环节|时期|节点|岗位|领域|少数)"
)
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
    """Give a reason where the item found states one; where it does not, say so.

    What a thing is good for may be said without saying that it is: then the passage on it is quoted.
    """
    of_worth = "worth" in desk.asked.features or _MATTERS.search(desk.asked.query.text.lower()) is not None
    enough = says_it(desk).enough
    source = _worth(desk) if of_worth else _stated(desk) if enough else None
    if source:
        return Draft("answered", (introduced(desk, [source]), quoted(source), *_what_followed(desk, source)))
    if not enough:
        return not_found(desk)
    return not_found(desk, desk.say("absent.reason")) if "why" in desk.asked.features else passage(desk)


def _what_followed(desk: Desk, source: Source) -> tuple[Statement, ...]:
    """Say what comes next of a matter of which it is asked why it was put off: 为啥没过."""
    asked = desk.asked.features & {"deferred", "negative"} and "next_step" not in desk.asked.besides
    given = desk.library.rows([source.document], kind="decision", item=source.item or "") if asked else ()
    rows = [row for row in given[:1] if is_put_off([row]) and row.quote not in source.quote]
    return tuple(each for row in rows for each in (at_a_meeting(desk, row), *quotes([of_row(row)])))


def _worth(desk: Desk) -> Source | None:
    """Give the sentence that says what the matter is good for, of the best item, or of one near it that names it."""
    found = [source for target in targets(desk, 1) for source in _meaning(desk, target)]
    least = max([_NAMED_SHARE, *(share(desk, source.quote) for source in found)])
    others = (source for target in targets(desk, _NEAR)[1:] for source in _meaning(desk, target))
    return next((source for source in others if share(desk, source.quote) > least), next(iter(found), None))


def _meaning(desk: Desk, target: Target) -> list[Source]:
    """Give the sentences of an item that say why its matter counts; nothing where it does not say what is asked."""
    text = target.minutes.text
    said = [(each, span) for each in target.item.paragraphs for span in sentences(text, each.span)]
    found = [of_item(target.minutes, target.item, each, span) for each, span in said if _MEANS.search(span.of(text))]
    return found if found and says_it(desk, target).enough else []


def _stated(desk: Desk) -> Source | None:
    """Give the sentence of the best item that gives a reason, of the paragraph that fits best; None where none does."""
    found = ((each, span) for each in ranked_passages(desk) for span in sentences_of(each))
    return next((of_passage(each, span) for each, span in found if _gives_reason(desk, each, span)), None)


def _gives_reason(desk: Desk, found: Passage, span: Span) -> bool:
    """Whether a sentence says why, by a word of reason, or what something is for where that is asked.

    Why something must be done, or is called so, is said by a sentence alone that holds all of the question's topic.
    """
    asked, said = desk.asked.query.text.lower(), cut(found, span)
    if found in best_passages(desk) and REASON.search(said):
        return True
    purpose = _MUST.search(asked) and _PURPOSE.search(said) and fit(desk, said, found.title or "") >= 1
    return bool(purpose or _CALLED.search(asked)) and share(desk, said) >= 1
