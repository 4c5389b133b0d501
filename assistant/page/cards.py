"""Citations as cards that open the source: the first few whole, those that only name a place small, the rest folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from assistant.answer import Citation
from assistant.page.links import fingerprint
from assistant.page.prose import Named
from assistant.page.source import number_words, place_words
from assistant.page.words import Phrase, both, day, escape

_CARDS_SHOWN = 4
_CHIPS_SHOWN = 8
_NOTHING_NAMED = Named(frozenset(), frozenset())


def cards(key: str, citations: Sequence[Citation], named: Named = _NOTHING_NAMED) -> str:
    """Render a section of citations under the phrase `key`; `named` says which of them the answer's text quotes."""
    if not citations:
        return ""
    small = [citation for citation in citations if _is_small(citation, named)]
    if len(small) == len(citations) and not named.by_quotes:
        small = []
    whole = [_item(citation, _card(citation, named)) for citation in citations if citation not in small]
    chips = [_item(citation, _chip(citation)) for citation in small]
    shown = _list("cards", whole[:_CARDS_SHOWN]) + _list("chips", chips[:_CHIPS_SHOWN])
    folded = _list("cards", whole[_CARDS_SHOWN:]) + _list("chips", chips[_CHIPS_SHOWN:])
    return f'<section class="{key}"><h3>{both(key).html()}</h3>{shown}{_folded(folded, len(citations))}</section>'


def _is_small(citation: Citation, named: Named) -> bool:
    """Tell whether a card's quote would add nothing: the answer quotes it, or it only names the document or item."""
    if not citation.verified or not citation.marker:
        return False
    if citation.marker in named.by_quotes:
        return citation.marker not in named.by_claims
    if citation.part == "heading":
        return True
    return citation.paragraph is None and _bare(citation.quote).endswith(_bare(citation.title or "\n"))


def _bare(text: str) -> str:
    return re.sub(r"[^\S\n]", "", text)


def _item(citation: Citation, inner: str) -> str:
    return f'<li><a class="card" {target(citation)}>{_number(citation)}{inner}</a></li>'


def _list(name: str, items: Sequence[str]) -> str:
    return f'<ol class="{name}">{"".join(items)}</ol>' if items else ""


def _folded(inner: str, count: int) -> str:
    if not inner:
        return ""
    more, fewer = both("show_all", count=count).html(), both("show_fewer").html()
    summary = f'<summary><span class="more">{more}</span><span class="fewer">{fewer}</span></summary>'
    return f'<details class="folded">{summary}{inner}</details>'


def _number(citation: Citation) -> str:
    return f'<span class="card-marker">{citation.marker}</span>' if citation.marker else ""


def _card(citation: Citation, named: Named) -> str:
    title = f'<span class="card-title" lang="zh-Hans">{escape(citation.title)}</span>' if citation.title else ""
    shown = _quote(citation, " whole" if citation.marker in named.by_quotes else "")
    if not citation.verified:
        shown = f'<span class="card-warning">{both("unverified").html()}</span>'
    return f'<span class="card-body"><span class="card-head">{whence(citation).html()}</span>{title}{shown}</span>'


def _chip(citation: Citation) -> str:
    """Render only the place; the quote stands by for the pointer that rests on a marker."""
    return f'<span class="card-head">{place(citation).html()}</span>{_quote(citation, "")}'


def _quote(citation: Citation, length: str) -> str:
    return f'<q class="card-quote{length}" lang="zh-Hans">{escape(citation.quote)}</q>'


def target(citation: Citation) -> str:
    """Say in attributes where a citation points; the href is the same place as a link that can be kept."""
    labels = {"item": citation.item, "para": citation.paragraph} if citation.item else {}
    span = {"start": citation.start, "end": citation.end, "fingerprint": fingerprint(citation.quote)}
    place = {key: value for key, value in labels.items() if value} | span
    query = {"doc": citation.document, **place}
    data = {"marker": citation.marker, "document": citation.document, **place}
    told = "".join(f' data-{name}="{escape(str(value))}"' for name, value in data.items())
    return f'href="?{escape(urlencode(query))}"{told}'


def whence(citation: Citation) -> Phrase:
    """Name document, date and place: 第5号 · 2023年4月18日印发 · 四、（一）."""
    issued = [both("issued", day=day(citation.issued))] if citation.issued else []
    return _joined([_document(citation), *issued, _within(citation)])


def place(citation: Citation) -> Phrase:
    """Name document and place alone: 第5号 · 四、（一）."""
    return _joined([_document(citation), _within(citation)])


def _document(citation: Citation) -> Phrase:
    return number_words(citation.number, citation.document)


def _within(citation: Citation) -> Phrase:
    return place_words(citation.item, citation.paragraph, citation.part)


def _joined(parts: Sequence[Phrase]) -> Phrase:
    return Phrase(" · ".join(part.zh for part in parts), " · ".join(part.en for part in parts))
