"""What a question takes for granted and the minutes contradict: it is told so, never answered as if it were true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.compose.absent import not_found, wrong_body
from assistant.compose.decisions import cite, decision_rows, rejection
from assistant.compose.places import opening
from assistant.compose.titles import other_titles
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, quoted
from assistant.overlap import distinct_share, share
from assistant.targets import targets
from retrieval.numerals import NUMBER, to_chinese, to_int
from retrieval.records import LedgerRow, Span
from retrieval.scripts import squash

_OWN_CHECK = frozenset({"attendance", "attack", "compare", "person", "list_topic", "list_documents", "held"})
_OF_MEETINGS = frozenset({"attendance", "attack", "chair", "compare", "held", "person", "venue", "distribution"})
_IN_TITLE = 0.6  # of the topic, for an item that a question is about whatever else it asks
_ABOUT = 0.4  # of the topic, in an item that a body is said to lead
_ELSEWHERE = 0.65  # of the topic, in the title of an item that another meeting had
_FEW_MEETINGS = 40
_CLEARLY = 0.3  # more than in any item of the meeting asked about
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_MEASURE = r"\s*[次届期轮批个项份家条处座所大类种名位]?\s*"
_COUNT = re.compile(rf"(?P<number>{NUMBER})(?P<noun>{_MEASURE}[㐀-鿿]{{2,8}})")
_SHORTEST_NOUN, _LONGEST_NOUN = 2, 8
_LOW = re.compile(r"垫底|倒数|末位|末尾|榜尾|最差|最后一名|\b(bottom|last place|worst|rock bottom|trailing)\b")
_HIGH = re.compile(r"前列|领先|第一|榜首|名列前茅|\b(top|first place|best|ahead of)\b")
_LOW_HELD = re.compile("垫底|倒数|末位|落后|靠后|最差|薄弱")
_HIGH_HELD = re.compile("前列|领先|第一|榜首|名列前茅")
_DOCUMENTS = re.compile(
    r"(?:(?<!第)(?P<zh>[二两三四五六七八九十\d]{1,3})\s*[份个项件]|第(?P<nth>[二三四五六七八九十\d]{1,3})\s*份)(?=[^，。？]{0,12}(?:文件|方案|计划|办法|意见|材料))"
    r"|\b(?P<en>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s+(?!years?\b)(?:[\w-]+\s+){0,3}?"
    r"(?:documents?|plans?|papers?|files?|measures)\b"
)
_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTING = frozenset({"body_tasks", "list_documents", "list_next_step", "responsible", "next_step"})


def premise(desk: Desk) -> Draft | None:
    """Correct what a question takes for granted; None where nothing is wrong."""
    if desk.asked.facet == "attack":
        return None
    return next((draft for check in _CHECKS if (draft := check(desk))), None)


def recounted(desk: Desk, draft: Draft) -> Draft:
    """Say how many documents there are where the question counts more of them than the answer can name."""
    match = _DOCUMENTS.search(desk.asked.query.text.lower())
    titles = set(re.findall("《([^》]+)》", " ".join(one.text for one in draft.statements if one.role == "claim")))
    if desk.asked.facet not in _COUNTING or draft.status != "answered" or not match or not titles:
        return draft
    number = match["zh"] or match["nth"] or match["en"]
    said = _ENGLISH.get(number) or to_int(number)
    if said is None or said <= len(titles):
        return draft
    note = Statement(desk.say("absent.fewer", count=len(titles)), (), "note")
    return replace(draft, status="partial", statements=(note, *draft.statements))


def _other_government(desk: Desk) -> Draft | None:
    """The meetings of another city's government are not held."""
    text = desk.asked.query.text
    for place in desk.bodies.other_places(text):
        said = re.search(rf"{place}(?:市|省|县|区)?(?:人民)?政府(?:第\S{{1,4}}次)?(?:常务)?会议?", text)
        if said:
            return not_found(desk, desk.say("absent.unmatched", said=said.group()))
    return None


def _no_such_item(desk: Desk) -> Draft | None:
    """The meeting had fewer items than the number asked for."""
    labels = {to_chinese(number) for number in desk.asked.query.items}
    if not labels or not desk.scope or len(desk.scope) == len(desk.library.entries) > 2:
        return None
    meetings = [desk.library.minutes(document) for document in desk.scope]
    if any(item.label in labels for minutes in meetings for item in minutes.items):
        return None
    minutes = meetings[-1]
    return not_found(desk, desk.say("absent.no_item", meeting=desk.meeting(minutes), count=len(minutes.items)))


def _other_document(desk: Desk) -> Draft | None:
    """The document asked about is not the one that the minutes have, much as their names are alike."""
    found = other_titles(desk)
    if found is None:
        return None
    asked, target, nearest = found
    if not nearest:
        return not_found(desk, desk.say("absent.no_document", title=asked))
    said = desk.say("absent.other_document", title=asked, held=nearest if "《" in nearest else f"《{nearest}》")
    return replace(not_found(desk, said), nearest=(of_item(target.minutes, target.item),))


def _other_meeting(desk: Desk) -> Draft | None:
    """The meeting asked about did not have the matter; another had."""
    asked = desk.asked
    narrowed = len(desk.scope) < len(desk.library.entries)
    if asked.facet in _OF_MEETINGS or asked.query.items or not narrowed or not asked.features >= {"topic", "subject"}:
        return None
    here = max((distinct_share(desk, t.text) for t in targets(desk, 3)), default=0.0)
    if here >= _ELSEWHERE:
        return None
    there, row = max(_elsewhere(desk), key=lambda pair: pair[0], default=(0.0, None))
    if row is None or there < max(_ELSEWHERE, here + _CLEARLY):
        return None
    minutes = desk.library.minutes(row.document)
    note = Statement(desk.say("absent.not_there"), (), "note")
    said = desk.say("absent.elsewhere", subject=desk.subject(row), meeting=desk.meeting(minutes))
    sources = (*cite(desk, row), *opening(minutes))
    return Draft("partial", (note, Statement(said, sources), quoted(sources[0])))


def _elsewhere(desk: Desk) -> Iterator[tuple[float, LedgerRow]]:
    """Give the decisions of the other meetings with the share of the topic that their title holds.

    None where many meetings are held: titles come back over the years there, so that another meeting's proves nothing.
    """
    if len(desk.library.entries) > _FEW_MEETINGS:
        return
    scope = set(desk.scope)
    for row in desk.library.rows(kind="decision"):
        if row.document not in scope:
            yield distinct_share(desk, "".join(row.documents) or row.title or ""), row


def _other_leader(desk: Desk) -> Draft | None:
    """Another body is responsible than the one that the question takes for it."""
    features = desk.asked.features
    if desk.asked.facet in _OWN_CHECK or not {"body", "topic"} <= features or "money" in features:
        return None
    wanted = {"given_to"} if desk.asked.facet == "body_tasks" else {"given_to", "responsible"}
    if not features & wanted:
        return None
    found = decision_rows(desk, _IN_TITLE)
    if found is None or share(desk, found[0].text) < _ABOUT:
        return None
    return wrong_body(desk, found[1])


def _other_verdict(desk: Desk) -> Draft | None:
    """The meeting did not turn down or put off what the question asks the reason of."""
    if not {desk.asked.facet, desk.asked.rule} & {"reason", "verdict"} or "negative" not in desk.asked.features:
        return None
    found = decision_rows(desk, _IN_TITLE)
    return rejection(desk, found[1]) if found else None


def _other_count(desk: Desk) -> Draft | None:
    """The minutes give another number of the same thing: 8 sections, not 12; the fifth census, not the fourth."""
    for target in targets(desk, 1):
        text = squash(target.text)
        for match in _COUNT.finditer(desk.asked.query.wording):
            held = _counts(match["noun"], text)
            if held and to_int(match["number"]) not in held:
                return _as_written(desk, target, partial(_counts, match["noun"]))
    return None


def _counts(noun: str, text: str) -> set[int | None]:
    """Give the numbers that stand in a text before the longest beginning of a noun that has one there."""
    plain = re.sub(rf"^{_MEASURE}", "", noun) if len(squash(noun)) > _SHORTEST_NOUN else noun
    for length in range(min(len(plain), _LONGEST_NOUN), _SHORTEST_NOUN - 1, -1):
        found = re.findall(rf"({NUMBER}){_MEASURE}{re.escape(plain[:length])}", text)
        if found:
            return {to_int(each if isinstance(each, str) else each[0]) for each in found}
    return set()


def _other_rank(desk: Desk) -> Draft | None:
    """The minutes put at the head what the question puts last, or the other way round."""
    said = desk.asked.query.text.lower()
    low, high = _LOW.search(said), _HIGH.search(said)
    if bool(low) == bool(high) or desk.asked.features & {"who", "list", "amount"}:
        return None
    held, against = (_LOW_HELD, _HIGH_HELD) if low else (_HIGH_HELD, _LOW_HELD)
    for target in targets(desk, 1):
        clauses = [match.group() for match in _CLAUSE.finditer(target.text)]
        ranked = [clause for clause in clauses if held.search(clause) or against.search(clause)]
        best = max(ranked, key=lambda clause: share(desk, clause), default="")
        if share(desk, best) > 0 and against.search(best) and not held.search(best):
            return _as_written(desk, target, re.compile(re.escape(best)).search)
    return None


def _as_written(desk: Desk, target: Target, fits: Callable[[str], object]) -> Draft | None:
    """Quote the sentence of an item that says otherwise."""
    text = target.minutes.text
    for paragraph in target.item.paragraphs:
        for match in _SENTENCE.finditer(paragraph.span.of(text)):
            if fits(squash(match.group())) or fits(match.group()):
                span = Span(paragraph.span.start + match.start(), paragraph.span.start + match.end())
                return _otherwise(desk, of_item(target.minutes, target.item, paragraph, span))
    return None


def _otherwise(desk: Desk, source: Source) -> Draft:
    note = Statement(desk.say("absent.otherwise"), (), "note")
    return Draft("partial", (note, quoted(source)))


_CHECKS: Sequence[Callable[[Desk], Draft | None]] = (
    _other_government,
    _no_such_item,
    _other_document,
    _other_meeting,
    _other_leader,
    _other_verdict,
    _other_rank,
    _other_count,
)
