"""What a search reads: vectors, keyword index and filter columns of the live passages, memory-mapped from files.

A copy of the index's passages for one generation. Over it dense search is an exact pass, which at 45,000 passages is
faster than the approximate search of the database under a filter, finds every neighbour, and is the same every time.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from retrieval.chunks import indexed_text
from retrieval.index import Index
from retrieval.lexical import KeywordIndex
from retrieval.records import Passage
from retrieval.scripts import squash

_PASSAGE: TypeAdapter[Passage] = TypeAdapter(Passage)
COLUMNS = np.dtype(
    [
        ("number", "i4"),
        ("meeting", "i4"),
        ("held", "i4"),
        ("issued", "i4"),
        ("part", "i1"),
        ("item", "i4"),
        ("document", "i4"),
    ]
)
PARTS = ("heading", "agenda", "attendance", "distribution")
_VECTORS, _COLUMNS, _OFFSETS, _PASSAGES, _KEYWORDS = (
    "vectors.npy",
    "columns.npy",
    "offsets.npy",
    "passages.jsonl",
    "keywords",
)
_TITLES = "titles.json"
_KEPT = 4096  # passages: about 5 MB
_LAYOUT = "2"  # raise it when what is written changes, so that an older snapshot is not taken for the new one


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The live passages of one generation.

    `vectors` is (n, dim) float32, unit length. `columns` is (n,) of COLUMNS: number and meeting as they are, held and
    issued as 20230410, 0 where unknown; part an index into PARTS; item and document count up, so that paragraphs of
    one item share a number. `titles` gives for such an item number its title, squashed for comparison.
    """

    folder: Path
    vectors: NDArray[np.float32]
    columns: NDArray[np.void]
    keywords: KeywordIndex
    offsets: NDArray[np.int64]
    titles: Mapping[int, str]

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def _text(self) -> NDArray[np.uint8]:
        return np.asarray(np.memmap(self.folder / _PASSAGES, dtype=np.uint8, mode="r"))

    def passage(self, at: int) -> Passage:
        """Read one passage by its row; the last few thousand are kept."""
        return self._kept(at)

    @cached_property
    def _kept(self) -> Callable[[int], Passage]:
        return lru_cache(maxsize=_KEPT)(self._parsed)

    def _parsed(self, at: int) -> Passage:
        line = self._text[self.offsets[at] : self.offsets[at + 1]].tobytes()
        return _PASSAGE.validate_json(line)


def open_snapshot(index: Index, folder: Path) -> Snapshot:
    """Open the snapshot of the index's present generation, making it where it is missing; older ones are removed."""
    manifest = index.manifest()
    generation = manifest.generation if manifest else 0
    folder = folder / f"layout-{_LAYOUT}"
    wanted = folder / f"{generation:08d}"
    if not wanted.is_dir():
        _make(index, wanted)
    for other in folder.iterdir():
        if other.is_dir() and other.name.isdigit() and int(other.name) < generation - 1:
            shutil.rmtree(other, ignore_errors=True)
    return _load(wanted)


def _make(index: Index, wanted: Path) -> None:
    """Write the snapshot beside its place and move it there whole."""
    wanted.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=wanted.parent))
    live = sorted(index.passages(), key=lambda entry: (entry[0].document, entry[0].start, entry[0].id))
    found = [passage for passage, _, _ in live]
    vectors = np.stack([vector for _, _, vector in live]) if live else np.zeros((0, 1), dtype=np.float32)
    np.save(draft / _VECTORS, vectors)
    del live, vectors  # at 2,000 minutes, 300 MB that what follows needs
    columns = _columns(found)
    np.save(draft / _COLUMNS, columns)
    titles = {str(at): squash(one.title) for at, one in zip(columns["item"], found, strict=True) if one.title}
    (draft / _TITLES).write_text(json.dumps(titles, ensure_ascii=False), encoding="utf-8")
    lines = [_PASSAGE.dump_json(passage) for passage in found]
    (draft / _PASSAGES).write_bytes(b"".join(lines) or b"\n")
    np.save(draft / _OFFSETS, np.cumsum([0, *map(len, lines)], dtype=np.int64))
    KeywordIndex.build([indexed_text(passage) for passage in found] or [""]).save(draft / _KEYWORDS)
    try:
        os.replace(draft, wanted)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not wanted.is_dir():
            raise


def _load(folder: Path) -> Snapshot:
    columns = _mapped(folder / _COLUMNS)
    return Snapshot(
        folder=folder,
        vectors=_mapped(folder / _VECTORS),
        columns=columns,
        keywords=KeywordIndex.load(folder / _KEYWORDS, max(len(columns), 1)),
        offsets=_mapped(folder / _OFFSETS),
        titles={int(at): title for at, title in json.loads((folder / _TITLES).read_text(encoding="utf-8")).items()},
    )


def _mapped(path: Path) -> NDArray[Any]:
    """Map a file as a plain array: slices of numpy's memmap class cost more than what is done with them."""
    return np.asarray(np.load(path, mmap_mode="r"))


def _columns(found: Sequence[Passage]) -> NDArray[np.void]:
    items: dict[tuple[str, str | None], int] = {}
    documents: dict[str, int] = {}
    rows = []
    for at, passage in enumerate(found):
        group = (passage.document, passage.item or (None if passage.part == "agenda" else passage.part))
        item = items.setdefault(group if group[1] else (passage.id, None), at)
        document = documents.setdefault(passage.document, len(documents))
        numbers = (passage.number or 0, passage.meeting or 0, _day(passage.held), _day(passage.issued))
        rows.append((*numbers, PARTS.index(passage.part), item, document))
    return np.array(rows, dtype=COLUMNS)


def _day(iso: str | None) -> int:
    return int(iso.replace("-", "")) if iso else 0
