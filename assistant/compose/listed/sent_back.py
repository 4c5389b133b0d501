"""What has to be reported to the meeting once more, by the sentence that says so: no verdict tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.listed.asking import asks_for_list, of_whole_years
from assistant.compose.parts.lists import headline, listed
from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.places import opening
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, of_item
from assistant.narrowing.conditions import owners_asked
from retrieval.scripts import fold, squash

_AGAIN = r"\b(?:back|again|once more|a second time|anew)\b"
_ASKED = re.compile(
    r"(?:再次?|重新|回头|限期|改日|择期|下次|回去)[^，。？?]{0,14}?(?:汇报|报告|[听讲说报]一?[次遍回])(?!会)"
    rf"|\breport(?:s|ed|ing)?\b[^.?]{{0,30}}{_AGAIN}"
    rf"|\b(?:com|came|brought|present|heard)\w*\b[^.?]{{0,16}}{_AGAIN}[^.?]{{0,30}}\breport"
    rf"|\breports?\b[^.?]{{0,40}}\b(?:com|came|brought|present|heard|sent)\w*\b[^.?]{{0,12}}{_AGAIN}"
)
_SAID = re.compile("(?:再次?|重新|另行)(?:专题|书面)?(?:向[^，。；]{2,12})?(?:作|做)?(?:专题)?(?:汇报|报告)")
_HEARD = ("听取", "分别听取")
_ELSE = frozenset({"title", "compare", "over_years"})


def sent_back(desk: Desk) -> Draft | None:
    """List the reports of the years named that have to be given again; None where none is asked for, or has to."""
    asked = fold(desk.asked.query.text).lower()
    if not _ASKED.search(asked) or not asks_for_list(desk) or desk.asked.features & _ELSE:
        return None
    if not of_whole_years(desk) or (owners_asked(desk) - {"市政府常务会议"}):
        return None
    found = list(_sentences(desk))
    if not found:
        return None
    return listed(desk, [headline(desk, "list.matching", len(found)), *(_line(desk, *one) for one in found)], [])


def _sentences(desk: Desk) -> Iterator[tuple[Target, Source]]:
    """Yield for each report that has to be given again the sentence that says so."""
    years = {str(one.year) for one in desk.asked.query.periods if one.year}
    for minutes in desk.library.in_order(desk.scope):
        if str(minutes.held or "")[:4] not in years:
            continue
        for item in minutes.items:
            target = Target(minutes, item)
            said = (one for one in sentences_of_item(target) if _SAID.search(squash(one.quote)))
            if item.title.startswith(_HEARD) and (source := next(said, None)):
                yield target, source


def _line(desk: Desk, target: Target, source: Source) -> Statement:
    sources = (source, of_item(target.minutes, target.item), *opening(target.minutes))
    slots = {"meeting": desk.meeting(target.minutes), "title": target.item.title, "quote": source.quote}
    return Statement(desk.say("back.line", **slots), sources)
