"""A number inside an item: an amount, a count of named things, the years that a plan runs, a list to be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.parts.absent import not_found
from assistant.compose.parts.passages import passage, ranked_passages, sentence_at, sentences_of
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item, of_passage, of_row, quoted
from assistant.judging.judgement import says_it
from assistant.matching.amounts import amounts, counted_noun, kinds, names_too, of_kinds
from assistant.matching.fit import fit
from assistant.matching.lacking import of_another_matter
from assistant.matching.overlap import missing, named_share, share
from assistant.matching.targets import targets
from retrieval.records import Passage, Quantity

_COUNTED_SHARE = 0.8  # of the topic, in a passage that states an amount of it
_LISTED_SHARE = 0.6  # of the topic, in a sentence that lists what is to be counted
_SURELY = 0.9  # of the topic, where nothing else need say it
_TITLE_SHARE = 0.5  # of the topic, in a title that says how many years its plan runs
_YEARS = re.compile(
    r"\d{4}\s*年?\s*[-—–－至到]+\s*\d{4}\s*年?|(?<!第)(?:[一二两三四五六七八九十]+|\d{1,2})年(?=行动|计划|规划|方案|发展)"
)
_DATED = re.compile(r"\d{4}")
# Which years are meant, not how many.
_WHICH_YEARS = re.compile(
    r"哪一?(?:几年|个?年头|年)|什么年|几几年|年份|起[止讫]|\b(?:which|what) (?:calendar )?years?\b"
    r"|\bstart\w*[^.?]{1,24}\bend",
    re.IGNORECASE,
)
# A plan before or after the one that is held.
_OTHER_ROUND = re.compile(
    r"[上下前后]一?[轮期版份个]|\b(?:previous|preceding|next|following|earlier) (?:\w+ ){0,3}(?:plan|round)", re.I
)
# Years that have passed since something, as questions ask for them and as texts mark them.
_PASSED_ASKED = re.compile(
    "周年|[多几]少?年[了啦]|满(?:多少|几)年|(?:成立|建立|设立|发展|运行|撤县|落户|进驻|扎根|来)[^，。？]{0,12}(?:多少|几)年"
    r"|\banniversar\w+|\byears? (?:since|ago|of)\b|\bcelebrat\w+"
    r"|\bhow (?:many|much|long)\b[^.?]{0,24}\b(?:has|have|had)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(r"(?:[一二三四五六七八九十百]+|\d+)\s*(?:周年|年(?=大会|庆|以来|来))")
_PASSED_SHARE = 0.5  # of the topic, in a sentence that marks how many
# At least three in a row: between quotation marks, or as a clause of their own.
_LISTED = re.compile(
    r"“(?P<quoted>[^“”、，。；]{1,14}(?:、[^“”、，。；]{1,14}){2,})”|(?P<open>[^“”、，,。；：]{1,16}(?:、[^“”、，,。；：]{1,12}){2,})"
)

# What is said of any sum that is granted.
_OF_MONEY = re.compile(
    r"[专]?项?资金|经费|款项?|钱|补[贴助]|安排|同意|批准?|拨付?|花费?|投入?|涉及|用|给"
    r"|\b(?:money|funds?|funding|cash|sums?|yuan|special|involved|approved|agreed|granted|allocated|spent|set|aside|given)\b"
)
_ATTRIBUTES = re.compile("、[^、]*的[^、]*$")  # what one thing is like, no list: 错位互补、特色鲜明的路线


def amount(desk: Desk) -> Draft:
    """Give the number asked for, where the passage found has one of that kind beside the topic."""
    if "第几" in desk.asked.query.text:
        return passage(desk)
    if passed := _years_passed(desk):
        return passed
    if papers := _documents_of_item(desk):
        return papers
    if decided := _decided_sum(desk):
        return decided
    found = [(each, amounts(desk, each.text)) for each in ranked_passages(desk)]
    stated = [(each, given) for each, given in found if any(given.values())]
    if not stated and _asks_years(desk) and (spanned := years_of_title(desk)):
        return spanned
    if not stated and names_too(desk) and (listed := _listed(desk)):
        return listed
    if not (stated and share(desk, stated[0][0].text) >= _COUNTED_SHARE) and not says_it(desk).enough:
        return not_found(desk)
    if not stated:
        return not_found(desk, desk.say("absent.amount"))
    each, given = stated[0]
    if of_another_matter(desk, _whole(desk, each)):
        return not_found(desk)
    numbers = [number for kind in given.values() for number in kind]
    source = of_passage(each, sentence_at(each, numbers[0].span.start))
    said = desk.listed([number.span.of(each.text) for number in numbers if _in_span(each, number, source)])
    claim = Statement(desk.say("amount.is", number=said), (source,))
    if all(given.values()):
        return Draft("answered", (claim, quoted(source)))
    return Draft("partial", (claim, Statement(desk.say("absent.amount_too"), (), "note"), quoted(source)))


def _decided_sum(desk: Desk) -> Draft | None:
    """Give the sum that a decision grants, where it is asked how much money an item is about, and of nothing in it."""
    for target in targets(desk, 1) if kinds(desk) == ("money",) else ():
        row = desk.decision(target)
        sums = of_kinds(desk, row.quote) if row else []
        more = [said for said in missing(desk, target.item.title) if len(_OF_MONEY.sub("", said)) > 1]
        if row and sums and "topic" in desk.asked.features and not more:
            said = desk.listed([each.span.of(row.quote) for each in sums])
            return Draft(
                "answered", (Statement(desk.say("amount.is", number=said), (of_row(row),)), quoted(of_row(row)))
            )
    return None


def _documents_of_item(desk: Desk) -> Draft | None:
    """Count the documents of the one item that a question names, where it has several; None elsewhere."""
    if "documents_counted" not in desk.asked.features or "topic" not in desk.asked.features:
        return None
    for target in targets(desk, 1):
        row = desk.decision(target)
        if row and len(row.documents) > 1 and named_share(desk, target.item.title) >= _COUNTED_SHARE:
            slots = {"count": len(row.documents), "listed": desk.listed([f"《{title}》" for title in row.documents])}
            claim = Statement(desk.say("amount.listed", **slots), (of_row(row),), counted=len(row.documents))
            return Draft("answered", (claim, quoted(of_row(row))))
    return None


def _years_passed(desk: Desk) -> Draft | None:
    """Say how many years had passed since something, where a sentence marks them; None where that is not asked."""
    if "years" not in desk.asked.features or not _PASSED_ASKED.search(desk.asked.query.text):
        return None
    passages = (hit.passage for hit in (*desk.found.kept, *desk.found.rejected) if hit.passage.part == "agenda")
    sources = (of_passage(each, span) for each in passages for span in sentences_of(each) if _PASSED.search(each.text))
    marked = [source for source in sources if _PASSED.search(source.quote)]
    best = max(marked, key=lambda source: share(desk, source.quote), default=None)
    if best is None or share(desk, best.quote) < _PASSED_SHARE:
        return None
    said = desk.listed([match.group() for match in _PASSED.finditer(best.quote)])
    return Draft("answered", (Statement(desk.say("amount.is", number=said), (best,)), quoted(best)))


def years_of_title(desk: Desk) -> Draft | None:
    """Give the years that an item's title spans: 三年行动计划（2023—2025年）; None where it is another plan's title."""
    if _OTHER_ROUND.search(desk.asked.query.text):
        return None
    for target in targets(desk, 1):
        spans = [match.group() for match in _YEARS.finditer(_title_meant(desk, target))]
        if spans and share(desk, target.item.title) >= _TITLE_SHARE:
            row = desk.decision(target)
            decided = row is not None and all(span in row.quote for span in spans)
            source = of_row(row) if row and decided else of_item(target.minutes, target.item)
            claim = Statement(desk.say("amount.is", number=desk.listed(list(dict.fromkeys(spans)))), (source,))
            if _WHICH_YEARS.search(desk.asked.query.text) and not any(map(_DATED.search, spans)):
                note = Statement(desk.say("absent.deadline"), (), "note")
                return Draft("partial", (claim, note, quoted(source)))
            return Draft("answered", (claim, quoted(source)))
    return None


def _title_meant(desk: Desk, target: Target) -> str:
    """Give the title of an item; of several documents those titles that hold most of the topic."""
    if len(target.item.documents) < 2:
        return target.item.title
    held = {title: share(desk, title) for title in target.item.documents}
    return " ".join(title for title, each in held.items() if each == max(held.values()))


def _asks_years(desk: Desk) -> bool:
    return bool(desk.asked.features & {"years", "plan_ends"}) and counted_noun(desk) in ("", "year", "years")


def _listed(desk: Desk) -> Draft | None:
    """Give the list in which the minutes name what is to be counted, where they give no number of it."""
    found = list(_lists(desk))
    worth, _, listed, source = max(found, key=lambda each: each[:2], default=(0.0, False, "", None))
    if source is None or worth < 1 or share(desk, f"{source.title}{source.quote}") < _LISTED_SHARE:
        return None
    count = len(listed.split("、"))
    claim = Statement(desk.say("amount.listed", count=count, listed=listed), (source,), counted=count)
    return Draft("answered", (claim, quoted(source)))


def lists_it(desk: Desk) -> bool:
    """Whether a sentence of the best item that lists what is to be counted holds nearly all of the topic."""
    draft = _listed(desk) if desk.asked.facet == "amount" and names_too(desk) else None
    sources = draft.statements[0].sources if draft else ()
    return any(share(desk, f"{source.title}{source.quote}") >= _SURELY for source in sources)


def _lists(desk: Desk) -> Iterator[tuple[float, bool, str, Source]]:
    """Give each list, with how well its sentence fits and whether it stands between quotation marks."""
    for each in ranked_passages(desk):
        for span in sentences_of(each):
            source = of_passage(each, span)
            worth = fit(desk, source.quote, source.title or "")
            for match in _LISTED.finditer(source.quote):
                listed = (match["quoted"] or match["open"]).strip()
                if not _ATTRIBUTES.search(listed):
                    yield worth, match["open"] is None, listed, source


def _whole(desk: Desk, found: Passage) -> str:
    """Give the text of the item that a passage belongs to, with the short forms of what it says."""
    items = desk.items_at([(found.document, found.item)] if found.item else [])
    text = items[0].text if items else found.text
    return " ".join((text, *desk.glossary.shortened(text)))


def _in_span(found: Passage, number: Quantity, source: Source) -> bool:
    """Whether a number of a passage stands in the stretch that a source cites."""
    return source.start <= found.start + number.span.start < source.end
