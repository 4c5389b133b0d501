"""Where a thing is tried or done first: the sentence that names the places beside all that a question says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import introduced
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, quotes
from assistant.matching.lacking import held, lacking, of_another_matter
from assistant.matching.targets import targets

_ASKED = re.compile(
    r"哪里|哪儿|哪[一二两三四五六几]?[个些]*(?:镇|街道|区|乡|村|地方|片区|板块|社区)|何[处地]|什么地方"
    r"|\bwhere\b|\b(?:which|what) (?:[\w-]+ ){0,2}?(?:towns?|places?|areas?|zones?|villages?|(?:sub-?)?districts?)\b",
    re.IGNORECASE,
)
_FIRST_ASKED = re.compile(
    r"试点|试行|示范|先[行在期搞试]|率先|首批|\b(?:pilot\w*|tri(?:al|ed)\w*|first|demonstrat\w+)\b", re.IGNORECASE
)
_PLACED = re.compile(
    r"在(?!全市|全域|各)[^，。；]{0,20}?(?:镇|街道|区|乡|村|园)[^，。；]{0,14}?"
    r"(?:先行|率先|首批|开展|启动|试点|试行|示范|实施|设立|建设)"
)
# Without a matter of its own, which then is that of the item: 在某镇先行开展试点.
_OF_THE_ITEM = re.compile(
    r"在[^，。；]{1,20}?(?:镇|街道|区|乡|村|园)(?:先行|率先|首批)?(?:开展|启动|进行|实施|组织)?试点"
)
_SCANNED = 60  # minutes
_TARGETS = 3
_HELD = 0.7  # of the topic, in the sentence
_MEETINGS = 3


def told_where(desk: Desk) -> Draft | None:
    """Quote where a thing is tried first, at each of a few meetings; None where no sentence names places for it."""
    asked = desk.asked.query.text
    if "topic" not in desk.asked.features or not (_ASKED.search(asked) and _FIRST_ASKED.search(asked)):
        return None
    found = [source for source in _sentences(desk) if _PLACED.search(source.quote) and _of_it(desk, source)]
    most = max((held(desk, f"{source.title} {source.quote}") for source in found), default=0.0)
    best = [source for source in found if held(desk, f"{source.title} {source.quote}") == most]
    if not best or len({source.document for source in best}) > _MEETINGS:
        return None
    return Draft("answered", (introduced(desk, best), *quotes(best)))


def _sentences(desk: Desk) -> Iterator[Source]:
    """Yield the sentences of the time that a question names, else of the items that it is likely about."""
    near = targets(desk, _TARGETS)
    if len(desk.scope) <= _SCANNED:
        meetings = [desk.library.minutes(document) for document in desk.scope]
        near = tuple(Target(minutes, item) for minutes in meetings for item in minutes.items)
    for target in near:
        yield from sentences_of_item(target)


def _of_it(desk: Desk, source: Source) -> bool:
    """Whether a sentence says all that a question does of the thing, single characters aside: 放在, 先."""
    quote = f"{source.title} {source.quote}" if _OF_THE_ITEM.search(source.quote) else source.quote
    if held(desk, quote) < _HELD or of_another_matter(desk, f"{source.title} {quote}"):
        return False
    return not desk.zh or all(len(piece) < 2 for piece in lacking(desk, quote))
