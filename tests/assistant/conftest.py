"""The real assistant over the real index of the two minutes, built once; answers are kept, so that tests share them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assistant import Answer, Settings, build_assistant
from assistant.asked.subjects import Subjects
from assistant.asked.understanding import Understanding
from assistant.assistant import Assistant
from assistant.desk import Desk
from assistant.followups.earlier import Reader
from assistant.followups.followup import standalone
from assistant.learnt.judgement import Judge
from assistant.question import Known, outline
from assistant.wiring import open_index
from prompts import wording
from retrieval.bodies import Bodies
from retrieval.encoder import open_encoder
from retrieval.glossary import Glossary
from retrieval.index import Entry
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.query import parse_query
from retrieval.ranking.crosslingual import open_crosslingual
from retrieval.records import LedgerRow, Minutes
from retrieval.search import Searcher
from retrieval.snapshot import open_snapshot
from tests.assistant.asking import turns
from tests.retrieval.rooms import MINUTES, NAMES

_PASSAGES = 12
_TODAY = date(2024, 1, 1)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give settings with an index of their own; the model's cache is the user's, since unpacking it takes long."""
    return Settings.from_env({"MINUTES_INDEX": str(tmp_path_factory.mktemp("index")), "HOME": str(Path.home())})


@pytest.fixture(scope="session")
def assistant(settings: Settings) -> Assistant:
    """Build the assistant, and with it the index of the two minutes."""
    return build_assistant(settings)


@pytest.fixture(scope="session")
def ask(assistant: Assistant) -> Callable[..., Answer]:
    """Give what answers a question, each once; what was said before goes in turns, the user's first."""

    @cache
    def answered(question: str, *before: str) -> Answer:
        return assistant.answer(question, turns(*before))

    return answered


@pytest.fixture(scope="session")
def held() -> Mapping[str, Minutes]:
    """Read the two minutes from their files, not from the index."""
    return {name: read_minutes(MINUTES / f"{name}.txt") for name in NAMES}


@pytest.fixture(scope="session")
def bodies() -> Bodies:
    """Give the bodies that ship with the assistant."""
    return Bodies.load()


@pytest.fixture(scope="session")
def ledger(held: Mapping[str, Minutes], bodies: Bodies) -> tuple[LedgerRow, ...]:
    """Read the ledger of the two minutes from their files, not from the index."""
    return tuple(row for minutes in held.values() for row in ledger_rows(minutes, bodies))


@pytest.fixture(scope="session")
def read(held: Mapping[str, Minutes], bodies: Bodies) -> Callable[..., Understanding]:
    """Give what reads a question after what was said before, without spelling and search."""
    glossary = Glossary.load()
    people = {name for one in held.values() for name in (*one.present, *(a.name for a in one.attending), one.chair)}
    subjects = Subjects([item.title for one in held.values() for item in one.items], glossary)
    known = Known(frozenset(filter(None, people)), bodies, subjects)

    def alone(text: str) -> Understanding:
        return outline(text, parse_query(text, bodies, glossary, _TODAY), known)

    entries = {
        one.id: Entry(f"{one.id}.txt", "", "", one.number, one.meeting, _iso(one.held), _iso(one.issued))
        for one in held.values()
    }
    reader = Reader(alone, alone, entries, bodies)
    return lambda question, *before: standalone(question, turns(*before), reader)


@pytest.fixture(scope="session")
def desk(assistant: Assistant, settings: Settings, read: Callable[..., Understanding]) -> Callable[[str], Desk]:
    """Give what searches for a question and lays it on a composer's desk."""
    bodies, glossary, library = Bodies.load(), Glossary.load(), assistant.library
    snapshot = open_snapshot(open_index(settings), settings.index / "search")
    crosslingual = open_crosslingual(bodies, glossary, settings.cache)
    encoder = open_encoder(None, settings.cache)
    searcher, judge = Searcher(snapshot, encoder, crosslingual), Judge(encoder)

    def laid(question: str) -> Desk:
        asked = read(question)
        found = searcher.search(asked.query, _PASSAGES)
        scope = tuple(library.entries) if found.documents is None else tuple(sorted(found.documents))
        return Desk(bodies, glossary, wording(asked.query.language), asked, found, scope, library, judge)

    return laid


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
