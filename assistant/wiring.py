"""From settings to finished parts: the only file that knows every part."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date
from functools import partial

from langchain_core.retrievers import BaseRetriever

from assistant.asked.facet_table import asking_words
from assistant.asked.subjects import Subjects
from assistant.assistant import Assistant
from assistant.generate.agreement import Agreement
from assistant.generate.grounding import Grounding
from assistant.generate.model import LanguageModel
from assistant.generate.opening import open_model
from assistant.generative import Writer
from assistant.keeping.editing import Editor
from assistant.keeping.serving import Serving
from assistant.learnt.facets import open_sense
from assistant.learnt.judgement import Judge
from assistant.library import Library
from assistant.settings import Settings
from assistant.words import Words
from retrieval.bodies import Bodies
from retrieval.build import Progress, SyncReport, require_model, sync, writing
from retrieval.encoder import Encoder, Remembering, open_encoder
from retrieval.errors import StoreError
from retrieval.glossary import Glossary
from retrieval.index import Index, open_embedded, open_server
from retrieval.ledger_file import FILE, LedgerFile
from retrieval.query import Query, parse_query
from retrieval.ranking.crosslingual import CrossLingual, open_crosslingual
from retrieval.ranking.reranker import open_reranker
from retrieval.search import MinutesRetriever, Searcher
from retrieval.slips.correction import open_spelling
from retrieval.snapshot import open_snapshot
from retrieval.stored.published import published

_SEARCH = "search"  # beside the database: what searches read


def open_index(settings: Settings) -> Index:
    """Open the index that the settings name: on a Chroma server, else in their folder."""
    return open_server(settings.chroma_url) if settings.chroma_url else open_embedded(settings.index)


def sync_index(
    settings: Settings, progress: Progress | None = None, change: AbstractContextManager[object] | None = None
) -> SyncReport:
    """Bring the index up to the folder of minutes.

    `change` changes the folder first, while no other process writes the index, and takes back what it changed where
    the index cannot be brought up.
    """
    with writing(settings.index):
        with change or nullcontext():
            index = open_index(settings)
            report = sync(settings.folder, index, _encoder(settings), progress)
        told = progress or (lambda stage, done, total: None)
        told(_SEARCH, 0, 1)
        open_snapshot(index, settings.index / _SEARCH)  # made here, so that no question waits for it
        told(_SEARCH, 1, 1)
        # Last, since a page that is open takes the ledger's stamp for the sign that all is there.
        LedgerFile(settings.index / FILE).bring_up(index, partial(told, "ledger"))
        return report


def current_ledger_of(settings: Settings, index: Index | None = None) -> LedgerFile:
    """Give the copy of the index's ledger, brought up to what is live; an index never built is built first."""
    index = index or open_index(settings)
    if index.manifest() is None:
        sync_index(settings)
    ledger = LedgerFile(settings.index / FILE)
    ledger.bring_up(index)
    if published(settings.index) is None and not settings.chroma_url:
        with suppress(StoreError), writing(settings.index):
            index.announce()  # a writer that was killed had no time to; where one is writing now, it will
    return ledger


def build_assistant(settings: Settings, model: LanguageModel | None = None) -> Assistant:
    """Open the index and make the assistant over it; an index that was never built is built first.

    Answers are worded by `model`, by default the one that the settings name.
    """
    return _assembled(settings, _encoder(settings), model or open_model(settings))


def open_serving(settings: Settings) -> Serving:
    """Make what a page asks: the assistant, and another over the same models whenever the index has changed."""
    parts = _encoder(settings), open_model(settings)
    return Serving(partial(_assembled, settings, *parts), LedgerFile(settings.index / FILE).stamp)


def open_editor(settings: Settings, serving: Serving) -> Editor:
    """Make what changes the minutes that a page serves."""
    return Editor(settings, serving, sync_index)


def _assembled(settings: Settings, encoder: Remembering, model: LanguageModel | None) -> Assistant:
    glossary = Glossary.load()
    index = _ready_index(settings, encoder)
    library = Library(index, current_ledger_of(settings, index))
    bodies = _bodies_of(library)
    crosslingual = open_crosslingual(bodies, glossary, settings.cache)
    searcher = _searcher(settings, index, encoder, crosslingual)
    spelling = open_spelling(bodies, searcher.keywords, asking_words(), cache=settings.cache)
    subjects = Subjects(searcher.titles, glossary, lambda words: len(searcher.keywords.word(words)[0]) > 0)
    judge = Judge(encoder, many=not library.few)
    words = Words(bodies, glossary, spelling, subjects, judge, open_sense(encoder), encoder.begin)
    writer = _writer(model, library, words, crosslingual) if model else None
    return Assistant(library, searcher, words, writer)


def _writer(model: LanguageModel, library: Library, words: Words, crosslingual: CrossLingual) -> Writer:
    """Give what words answers by a language model, with its checks."""
    grounding = Grounding(crosslingual, _parsing(words.bodies, words.glossary))
    return Writer(model, library, words.bodies, Agreement(library, words.bodies), grounding)


def _parsing(bodies: Bodies, glossary: Glossary) -> Callable[[str], Query]:
    return partial(parse_query, bodies=bodies, glossary=glossary, today=date.today())


def build_retriever(settings: Settings) -> BaseRetriever:
    """Give a LangChain retriever whose Documents carry a citation's fields as metadata."""
    glossary = Glossary.load()
    encoder = _encoder(settings)
    index = _ready_index(settings, encoder)
    bodies = _bodies_of(Library(index))
    searcher = _searcher(settings, index, encoder, open_crosslingual(bodies, glossary, settings.cache))
    return MinutesRetriever(searcher=searcher, parse=_parsing(bodies, glossary))


def _bodies_of(library: Library) -> Bodies:
    """Load the bodies of the city whose minutes are held, with those that the minutes taught."""
    return Bodies.load(home=library.home).learn(library.learned)


def _ready_index(settings: Settings, encoder: Encoder) -> Index:
    index = open_index(settings)
    manifest = index.manifest()
    if manifest is None:
        sync_index(settings)
    else:
        require_model(manifest, encoder)
    return index


def _searcher(settings: Settings, index: Index, encoder: Encoder, crosslingual: CrossLingual) -> Searcher:
    snapshot = open_snapshot(index, settings.index / _SEARCH)
    return Searcher(snapshot, encoder, crosslingual, open_reranker(settings.reranker_model))


def _encoder(settings: Settings) -> Remembering:
    return Remembering(open_encoder(settings.embedding_model, settings.cache))
