"""Works that a question gives to the wrong body: the sentence that gives them to another one says so."""

from __future__ import annotations

import re

from assistant.compose.parts.nearest import sentences_of_item
from assistant.compose.parts.passages import introduced
from assistant.compose.parts.presumed_bodies import asks_openly
from assistant.desk import Desk, Target
from assistant.draft import Draft, Source, Statement, quoted
from assistant.matching.asked_name import lacks_its_name
from assistant.matching.overlap import share
from assistant.matching.targets import targets

_FACETS = frozenset({"amount", "date", "deadline", "passage", "reason"})
_LOOKED_AT = 4  # items
_SAID = 0.6  # of the topic, in the sentence that gives the work to a body
# How a question gives a work to a body, before and behind its name.
_GIVES = re.compile(
    r"(?:交给了?|交由|分给了?|派给了?|归|让给?了?|委托给?了?|指定)$"
    r"|\b(?:hand|give|gave|assign|entrust|allocat|delegat|transfer|award|leave|left)\w*\b[^.?;,]{0,90}"
    r"\b(?:to|with) (?:the )?$"
)
_TAKES = re.compile(
    r"(?:来|去)?(?:总?牵头|负责|承办|承建|主抓|组织|落实|实施|建设|接手|主办)"
    r"| (?:was |is |were |are |be |being |made |put )?(?:in charge|responsible)"
    r"| (?:to |was to |must |should )?(?:lead|build|run|manage|handle)(?:s|ing)?\b"
)
# How a sentence of the minutes gives a work to one.
_GIVEN = re.compile("由$|^(?:要|应|须)?(?:会同[^，。；]{2,30})?(?:总?牵头|负责|承办|组织|落实)")


def other_body_of_work(desk: Desk) -> Draft | None:
    """Correct a question that gives a work to a body where the sentence on it names another; None where none does."""
    stated = desk.asked.facet in _FACETS and "topic" in desk.asked.features and not asks_openly(desk)
    asked = _given_to(desk) if stated else ()
    if not asked:
        return None
    said = [one for target in targets(desk, _LOOKED_AT) for one in _on_the_work(desk, target)]
    if not said or any(_names(desk, one.quote, asked) for one in said):
        return None
    note = Statement(desk.say("absent.other_body", asked=desk.all_bodies(asked)), (), "note")
    return Draft("partial", (note, introduced(desk, said[:1]), quoted(said[0])))


def _given_to(desk: Desk) -> tuple[str, ...]:
    """Name the bodies to which a question says that a work was given."""
    text = desk.asked.query.text.lower()
    named = {*desk.asked.query.bodies}
    found = [one for one in desk.bodies.mentions(text) if one.canonical in named]
    given = (one for one in found if _GIVES.search(text[: one.start]) or _TAKES.match(text[one.end :]))
    return tuple(dict.fromkeys(one.canonical for one in given))


def _on_the_work(desk: Desk, target: Target) -> list[Source]:
    """Give the sentences of an item that give the work asked about to a body."""
    every = (one for one in sentences_of_item(target) if share(desk, one.quote) >= _SAID)
    return [one for one in every if _gives_it(desk, one.quote) and (desk.zh or not lacks_its_name(desk, one.quote))]


def _gives_it(desk: Desk, quote: str) -> bool:
    found = desk.bodies.find(quote)
    return any(_GIVEN.search(quote[: one.start]) or _GIVEN.match(quote[one.end :]) for one in found)


def _names(desk: Desk, quote: str, bodies: tuple[str, ...]) -> bool:
    return any(alias in quote for body in bodies for alias in (body, *desk.bodies.aliases(body)))
