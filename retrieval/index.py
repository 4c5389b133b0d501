"""The index: minutes, passages with vectors, and ledger rows in Chroma; the only file that calls chromadb.

Nothing that is live is ever overwritten. New rows go in under a new version, then one record, the manifest, is
replaced, then what the manifest no longer names is swept out: killed at any moment, the next start finds the old index
or the new one, whole. The embedded index and a Chroma server are written and read alike, while another process writes
too.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError
from numpy.typing import NDArray

from retrieval.errors import StoreError
from retrieval.records import LedgerRow, Minutes, Passage, digest
from retrieval.stored.fields import MINUTES, PASSAGE, ROW, document_fields, passage_fields, row_fields
from retrieval.stored.ledger_where import Where
from retrieval.stored.published import announce, retract
from retrieval.stored.where import admits, askable

_BATCH = 2000
_NAMES = ("minutes-manifest", "minutes-documents", "minutes-passages", "minutes-ledger")
_NO_VECTOR = np.ones(1, dtype=np.float32)
_COSINE: Any = {"hnsw": {"space": "cosine"}}
# Chroma reads what it has not yet settled again at every write, records and all: settle soon what has no real vectors.
_SETTLED: Any = {"hnsw": {"space": "cosine", "batch_size": 50, "sync_threshold": 50}}
_opening = threading.Lock()


@dataclass(frozen=True, slots=True)
class Entry:
    """A document that the index holds: its file's name and hash, the version of its rows, what a list of it shows."""

    source: str
    sha256: str
    version: str
    number: int | None = None
    meeting: int | None = None
    held: str | None = None
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is live: the model that made the vectors, a counter of publications, the documents by id, the
    bodies and people that their attendance lists name."""

    model: str
    generation: int = 0
    entries: Mapping[str, Entry] = field(default_factory=dict)
    learned: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexedMinutes:
    """One document ready to be written: `vectors` is (passages, dim) float32, unit length."""

    minutes: Minutes
    passages: Sequence[Passage]
    digests: Sequence[str]
    vectors: NDArray[np.float32]
    rows: Sequence[LedgerRow]
    version: str


class Index:
    """An open index. Readers see only what the manifest names."""

    def __init__(self, connect: Callable[[], ClientAPI], where: str, folder: Path | None = None) -> None:
        """Connect; `where` is the folder or address that errors name, `folder` that of an embedded index."""
        self._connect = connect
        self._where = where
        self._folder = folder
        self._known: tuple[str, Manifest] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Connect anew: Chroma keeps vectors in memory and does not see those that another process has written."""
        with _readable(self._where):
            self._client = self._connect()
            self._manifests, self._documents, self._passages, self._ledger = map(self._collection, _NAMES)

    def claimed(self) -> str | None:
        """Give the model whose vectors are written here before the first of them are live; None where none are."""
        with _readable(self._where):
            found = self._manifests.get(ids=["claim"])["documents"]
        return found[0] if found else None

    def claim(self, model: str) -> None:
        """Say whose vectors are to be written here."""
        with _readable(self._where):
            self._manifests.upsert(ids=["claim"], embeddings=_NO_VECTOR[np.newaxis], documents=[model])

    def clear(self) -> None:
        """Drop all rows, and with them the length of vectors that Chroma holds them to; only where nothing is live."""
        with _readable(self._where):
            for name in _NAMES[1:]:
                self._client.delete_collection(name)
            self._documents, self._passages, self._ledger = map(self._collection, _NAMES[1:])

    def _collection(self, name: str) -> Collection:
        settings = _COSINE if name == "minutes-passages" else _SETTLED
        return self._client.get_or_create_collection(name, embedding_function=None, configuration=settings)

    def manifest(self) -> Manifest | None:
        """Read what is live; None where nothing was ever published."""
        with _readable(self._where):
            stamp = self.stamp()
            if self._known and self._known[0] == stamp:
                return self._known[1]
            stored = self._manifests.get(ids=["live"])["documents"]
        if not stored:
            return None
        value = json.loads(stored[0])
        entries = {name: Entry(**entry) for name, entry in value["entries"].items()}
        read = Manifest(value["model"], value["generation"], entries, tuple(value["learned"]), tuple(value["people"]))
        self._known = (digest(value), read)
        return read

    def stamp(self) -> str:
        """Give what changes with every other manifest: reading it takes less than reading the manifest."""
        with _readable(self._where):
            found = self._manifests.get(ids=["live"], include=["metadatas"])["metadatas"]
        return str(found[0]["stamp"]) if found else ""

    def write(self, documents: Sequence[IndexedMinutes]) -> None:
        """Add the documents' rows under their versions; they are not live yet. Many at once are much the faster."""
        records = [(one.minutes, one.version) for one in documents]
        self._upsert(self._documents, [(f"{m.id}@{version}", document_fields(m, version)) for m, version in records])
        passages = [
            (f"{p.id}@{one.version}", passage_fields(p, found, one.version))
            for one in documents
            for p, found in zip(one.passages, one.digests, strict=True)
        ]
        self._upsert(self._passages, passages, [vector for one in documents for vector in one.vectors])
        self._upsert(
            self._ledger,
            [(f"{row.id}@{one.version}", row_fields(row, one.version)) for one in documents for row in one.rows],
        )

    def publish(self, manifest: Manifest) -> None:
        """Make the manifest's versions the live ones, in one write."""
        value = asdict(manifest)
        written, stamp = json.dumps(value, ensure_ascii=False), {"stamp": digest(value)}
        with _readable(self._where):
            if self._folder:
                retract(self._folder)
            self._manifests.upsert(
                ids=["live"], embeddings=np.ones((1, 1), dtype=np.float32), documents=[written], metadatas=[stamp]
            )
        self.announce()

    def announce(self) -> None:
        """Note in an embedded index's folder what is live; only for who holds the folder as its one writer."""
        stamp = self.stamp()
        if self._folder and stamp:
            with _readable(self._where):
                announce(self._folder, stamp)

    def sweep(self, manifest: Manifest) -> None:
        """Delete every row that the manifest does not name."""
        for collection in (self._documents, self._passages, self._ledger):
            with _readable(self._where):
                stale = [name for name in collection.get(include=[])["ids"] if not _is_live(name, manifest)]
                for start in range(0, len(stale), _BATCH):
                    collection.delete(ids=stale[start : start + _BATCH])

    def minutes(self, document: str, version: str) -> Minutes | None:
        """Read one document's record, or None where that version is not held."""
        with _readable(self._where):
            found = self._documents.get(ids=[f"{document}@{version}"], include=["metadatas"])["metadatas"]
        return MINUTES.validate_json(str(found[0]["record"])) if found else None

    def documents(self, where: Where | None = None) -> tuple[str, ...]:
        """Give the ids of the live documents that a filter admits (fields: see `document_fields`)."""
        return tuple(sorted(minutes.id for minutes in self.records(where)))

    def records(self, where: Where | None = None) -> tuple[Minutes, ...]:
        """Read the records of the live documents that a filter admits, in no order."""
        found = (MINUTES.validate_json(fields["record"]) for fields, _ in self._live(self._documents, askable(where)))
        return tuple(minutes for minutes in found if admits(where, document_fields(minutes, "")))

    def passages(self) -> Iterator[tuple[Passage, str, NDArray[np.float32]]]:
        """Read every live passage with its digest and its vector (dim,)."""
        self.refresh()
        for fields, vector in self._live(self._passages, vectors=True):
            yield PASSAGE.validate_json(fields["record"]), fields["digest"], np.asarray(vector, dtype=np.float32)

    def vectors_by_digest(self, document: str) -> dict[str, NDArray[np.float32]]:
        """Read the vectors of a document's passages, live or not, by passage digest."""
        with _readable(self._where):
            found = self._passages.get(where={"document": document}, include=["metadatas", "embeddings"])
        fields, vectors = found["metadatas"] or (), found["embeddings"]
        pairs = zip(fields, vectors if vectors is not None else (), strict=True)
        return {str(each["digest"]): np.asarray(vector, dtype=np.float32) for each, vector in pairs}

    def rows(self, where: Where | None = None) -> tuple[LedgerRow, ...]:
        """Read the live ledger rows that a Chroma filter admits (see `row_fields`), in the order of the minutes."""
        found = (ROW.validate_json(fields["record"]) for fields, _ in self._live(self._ledger, askable(where)))
        kept = (row for row in found if admits(where, row_fields(row, "")))
        return tuple(sorted(kept, key=lambda row: (row.held or "", row.document, row.start, row.id)))

    def _live(self, collection: Collection, where: Where | None = None, vectors: bool = False) -> list[tuple[Any, Any]]:
        """Read the live rows of one manifest: (fields, vector or None); anew where another was published meanwhile."""
        manifest = self.manifest() or Manifest("")
        include: list[Literal["metadatas", "embeddings"]] = ["metadatas", "embeddings"] if vectors else ["metadatas"]
        found: list[tuple[Any, Any]] = []
        with _readable(self._where):
            named = collection.get(where=dict(where) if where else None, include=[])["ids"]
            live = [name for name in named if _is_live(name, manifest)]
            for start in range(0, len(live), _BATCH):
                page = collection.get(ids=live[start : start + _BATCH], include=list(include))
                embeddings = page["embeddings"] if page["embeddings"] is not None else [None] * len(page["ids"])
                pairs = zip(page["metadatas"] or (), embeddings, strict=True)
                found += pairs
        return found if (self.manifest() or Manifest("")) == manifest else self._live(collection, where, vectors)

    def _upsert(
        self, collection: Collection, rows: Sequence[tuple[str, Any]], vectors: Sequence[Any] | None = None
    ) -> None:
        for start in range(0, len(rows), _BATCH):
            part = slice(start, start + _BATCH)
            names, fields = zip(*rows[part], strict=True)
            embeddings = vectors[part] if vectors is not None else [_NO_VECTOR] * len(names)
            with _readable(self._where):
                collection.upsert(ids=list(names), metadatas=list(fields), embeddings=list(embeddings))


def open_embedded(folder: Path) -> Index:
    """Open the index in a folder, making it where there is none; raises StoreError where the user may not write."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(str(folder), error.strerror or str(error), "a folder this user may write") from error
    if not os.access(folder, os.W_OK):
        raise StoreError(str(folder), "a folder that is read-only", "a folder this user may write")
    return Index(lambda: _embedded(folder / "chroma"), str(folder), folder)


def open_server(url: str) -> Index:
    """Open the index on a Chroma server, such as http://127.0.0.1:8000."""
    return Index(lambda: _server(url), url)


def _embedded(folder: Path) -> ClientAPI:
    with _opening:  # one thread at a time: the cache is Chroma's own, for the whole process
        SharedSystemClient.clear_system_cache()  # else Chroma gives the client of before, with what it remembers
        return chromadb.PersistentClient(str(folder), settings=_settings())


def _server(url: str) -> ClientAPI:
    parts = urlsplit(url)
    return chromadb.HttpClient(
        host=parts.hostname or "127.0.0.1",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=_settings(),
    )


def _settings() -> Settings:
    return Settings(anonymized_telemetry=False)


@contextmanager
def _readable(where: str) -> Iterator[None]:
    """Turn what the database raises into an error that says where and what to do."""
    try:
        yield
    except StoreError:
        raise
    except (ChromaError, httpx.HTTPError, OSError, RuntimeError, ValueError) as error:
        found = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise StoreError(where, found, "a Chroma index that this user may read and write") from error


def _is_live(name: str, manifest: Manifest) -> bool:
    place, _, version = name.rpartition("@")
    entry = manifest.entries.get(place.split("/", 1)[0])
    return entry is not None and entry.version == version
