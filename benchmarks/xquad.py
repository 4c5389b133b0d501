"""XQuAD (Artetxe, Ruder and Yogatama 2020): Chinese paragraphs found by Chinese and by English questions.

No parameter is learned from it, but the damping of cross-language terms and the weight of a single sentence were
chosen with its figures in view: it is a development set for those two. The data stays where it is: nothing of it is
written but vectors and keywords, and those to the run's own folder.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from benchmarks.plain_langchain import HITS, keywords_alone, pieces, plain_langchain
from benchmarks.quality import figures, ranks
from benchmarks.runs import KEYWORDS, OURS, PLAIN, Say
from benchmarks.sections import Asked, Find, Stretch
from retrieval.bodies import Bodies
from retrieval.encoder import Encoder
from retrieval.errors import UsageError
from retrieval.glossary import Glossary
from retrieval.index import Index
from retrieval.query import parse_query
from retrieval.ranking.crosslingual import open_crosslingual
from retrieval.records import Passage
from retrieval.search import Searcher
from retrieval.snapshot import open_snapshot

_LANGUAGES = ("zh", "en")
_TODAY = date(2024, 1, 1)


@dataclass(frozen=True)
class _Paragraphs:
    """Stands where an index stands for a snapshot: gives the paragraphs as passages without any heading."""

    texts: dict[str, str]
    encoder: Encoder

    def manifest(self) -> None:
        """Give no manifest: nothing of it is ever published."""

    def passages(self) -> Iterator[tuple[Passage, str, NDArray[np.float32]]]:
        vectors = self.encoder.passages([*self.texts.values()])
        for (name, text), vector in zip(self.texts.items(), vectors, strict=True):
            yield _passage(name, text), "", vector


def measure_xquad(data: Path, work: Path, encoder: Encoder, say: Say) -> dict[str, Any]:
    """Give the figures for a folder with xquad.zh.json and xquad.en.json; raises UsageError where it is another."""
    texts, questions = _read(data)
    cut = pieces(texts.items())
    ways: dict[str, Callable[[], Find]] = {
        OURS: lambda: _ours(texts, encoder, work / "snapshot"),
        PLAIN: lambda: plain_langchain(cut, encoder, work / "plain"),
        KEYWORDS: lambda: keywords_alone(cut),
    }
    found: dict[str, Any] = {"paragraphs": len(texts), "search": {}}
    for name, open_find in ways.items():
        say(f"XQuAD: {name}")
        told = figures(ranks(open_find(), questions))
        found["search"][name] = {key: value for key, value in told.items() if key != "not_first"}
    return found


def _ours(texts: dict[str, str], encoder: Encoder, folder: Path) -> Find:
    bodies, glossary = Bodies.load(), Glossary.load()
    index = cast(Index, _Paragraphs(texts, encoder))
    searcher = Searcher(open_snapshot(index, folder), encoder, open_crosslingual(bodies, glossary))

    def find(question: str) -> list[Stretch]:
        hits = searcher.search(parse_query(question, bodies, glossary, _TODAY), HITS).kept
        return [Stretch(hit.passage.document, hit.passage.start, hit.passage.end) for hit in hits]

    return find


def _passage(name: str, text: str) -> Passage:
    return Passage(f"{name}/1", name, None, None, None, None, "agenda", None, None, None, 0, len(text), text)


def _read(data: Path) -> tuple[dict[str, str], list[Asked]]:
    texts: dict[str, str] = {}
    questions: list[Asked] = []
    try:
        for language in _LANGUAGES:
            whole = json.loads((data / f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
            paragraphs = [paragraph for article in whole for paragraph in article["paragraphs"]]
            for at, paragraph in enumerate(paragraphs):
                text = texts.setdefault(f"x{at:03d}", paragraph["context"])
                wanted = (Stretch(f"x{at:03d}", 0, len(text)),)
                questions += [Asked(each["question"], language, wanted) for each in paragraph["qas"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(str(data), repr(error), "a folder with xquad.zh.json and xquad.en.json") from error
    return texts, questions
