"""What could be asked next: questions made from the ledger rows of what an answer cites, so that each has an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answer import Answer
from assistant.library import Library
from prompts import Wording, wording
from retrieval.bodies import Bodies
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_MOST = 3
_ITEMS_READ = 2  # an answer that cites many items is a list: the first ones show what can be asked of each


def suggestions(answer: Answer, library: Library, bodies: Bodies) -> tuple[str, ...]:
    """Give up to three questions in the answer's language; none where nothing was found.

    Asked is what the ledger holds of the cited items and the answer does not say yet: who is responsible, the next
    step, what else the responsible body must do, what else the meeting asked for, two documents side by side.
    """
    if answer.status == "not_found":
        return ()
    said = wording(answer.language)
    asked = {squash(answer.question), squash(answer.standalone_question)}
    fresh = (question for question in _questions(answer, library, bodies, said) if squash(question) not in asked)
    return tuple(islice(dict.fromkeys(fresh), _MOST))


def _questions(answer: Answer, library: Library, bodies: Bodies, said: Wording) -> Iterator[str]:
    cited = {(citation.document, citation.start) for citation in answer.citations}
    places = dict.fromkeys((one.document, one.item) for one in answer.citations if one.item)
    rows = [library.rows([document], item=item) for document, item in islice(places, _ITEMS_READ) if item]
    decisions = [row for of_item in rows for row in of_item if row.kind == "decision"]
    titled = [row for row in decisions if row.documents]
    for row in titled[:1]:
        yield from _not_said_yet(row, answer, said)
    for row in decisions[:1]:
        yield from _tasks(row, cited, (library, bodies, said))
    if len(titled) > 1:
        one, other = (_title(row, said) for row in titled[:2])
        yield said.say("suggestion.compare", one=one, other=other)
    for of_item in rows[:1]:
        yield from _demands(of_item, cited, said)
    for citation in answer.citations[:1]:
        if citation.number is not None and citation.issued:
            yield said.say("suggestion.agenda", number=citation.number, year=citation.issued[:4])


def _not_said_yet(row: LedgerRow, answer: Answer, said: Wording) -> Iterator[str]:
    if row.bodies and not any(body in answer.text for body in row.bodies):
        yield said.say("followup.responsible", topic=_title(row, said))
    if row.route and row.route not in answer.text:
        yield said.say("followup.next_step", topic=_title(row, said))


def _tasks(row: LedgerRow, cited: set[tuple[str, int]], held: tuple[Library, Bodies, Wording]) -> Iterator[str]:
    """Ask what a responsible body has to do, where the answer does not cite all of it."""
    library, bodies, said = held
    for body in row.bodies[:1]:
        if any((one.document, one.start) not in cited for one in library.rows(body=body)):
            name = body if said.language == "zh" else bodies.english(body) or body
            yield said.say("followup.body_tasks", topic=name)


def _demands(of_item: Sequence[LedgerRow], cited: set[tuple[str, int]], said: Wording) -> Iterator[str]:
    """Ask for the gist of an item of whose duties the answer cites none."""
    duties = [row for row in of_item if row.kind != "decision"]
    titled = next((row for row in of_item if row.documents), None)
    if titled and duties and not any((row.document, row.start) in cited for row in duties):
        yield said.say("followup.summary", topic=_title(titled, said))


def _title(row: LedgerRow, said: Wording) -> str:
    return said.say("followup.title", title=row.documents[0])
