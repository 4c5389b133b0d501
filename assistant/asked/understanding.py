"""What is understood of a question that stands alone."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.asked.listed import Listed
from retrieval.query import Query


@dataclass(frozen=True, slots=True)
class Understanding:
    """A standalone question, read: the query, the people it names, its features and the facet that it asks for.

    `topic` are the words of its content that are left when those are taken away by which it asks: 燃气三年行动方案.
    `rule` is the facet that the ordered rules give, `facet` the one that is answered; `besides` are facets that other
    clauses ask for: 谁负责，预算多少？ `asked` is the question without the titles and bodies that it names: its asking.
    `form` is the question without all that agendas are about (assistant/asked/form.py), `nameless` without the names of
    matters; `subject` are the words of the topic that titles of agenda items are made of. `within` are the items, a
    document and a label each, in which a detail is sought, where earlier turns were about them; `listed` is the list
    told before of which it asks.
    """

    question: str
    query: Query
    topic: str
    people: tuple[str, ...]
    groups: tuple[str, ...]
    features: frozenset[str]
    facet: str
    rule: str
    besides: tuple[str, ...] = ()
    asked: str = ""
    form: str = ""
    subject: str = ""
    nameless: str = ""
    within: tuple[tuple[str, str], ...] = ()
    listed: Listed | None = None

    @property
    def has_scope(self) -> bool:
        """Whether the question names meetings, numbers or dates."""
        return self.names_meetings or bool(self.query.periods)

    @property
    def names_meetings(self) -> bool:
        """Whether the question names meetings more closely than by the year: by number, month or place in the year."""
        query = self.query
        return bool(query.numbers or query.meetings or query.edges or any(period.month for period in query.periods))
