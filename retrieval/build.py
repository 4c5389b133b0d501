"""A folder of minutes -> the index: what is new is added, what changed updated, what is gone deleted."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import numpy as np

from retrieval.bodies import Bodies
from retrieval.chunks import indexed_text, passage_digest, passages
from retrieval.encoder import Encoder
from retrieval.errors import MinutesError, ModelError, ReadingError, StoreError
from retrieval.index import Entry, Index, IndexedMinutes, Manifest
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.names.table import DEFAULT_TABLE
from retrieval.records import Minutes, digest

FORMAT = 8
_PASSAGES_AT_ONCE = 1000
SUFFIXES = (".txt", ".md", ".docx", ".pdf", ".html", ".htm")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did, by file name; `failed` holds errors, `warnings` what could not be read, in words."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    passages: int = 0


@dataclass
class _Plan:
    """The files of a folder, sorted by what is to be done with them."""

    fresh: list[tuple[Minutes, str]] = field(default_factory=list)
    skipped: dict[str, Entry] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def sync(folder: Path, index: Index, encoder: Encoder, progress: Progress | None = None) -> SyncReport:
    """Bring the index up to the folder's files; killed at any moment, the index is the old one or the new one.

    A file that cannot be read is reported and what the index held of it stays. Raises ReadingError where the folder is
    missing or holds no file that can be read: such a folder never empties the index.
    """
    report_progress = progress or (lambda stage, done, total: None)
    index.refresh()
    live = _claimed(index, encoder)
    plan = _plan(_files(folder), live, report_progress)
    if not plan.skipped and not plan.fresh:
        raise ReadingError(str(folder), f"no file that could be read ({plan.failed[0]})", "at least one with minutes")
    entries = dict(plan.skipped)
    entries |= {minutes.id: _entry(minutes, version) for minutes, version in plan.fresh}
    written = _write(plan, index, encoder, report_progress)
    published = Manifest(encoder.name, live.generation + 1, entries, *_named(live, plan))
    _require_unchanged(index, live)
    if dict(live.entries) == entries and live.generation:
        published = live
    else:
        index.publish(published)
    index.sweep(published)  # also of what an earlier sync left that was killed
    return _report(live, published, plan, written)


def _claimed(index: Index, encoder: Encoder) -> Manifest:
    """Give what is live. Where nothing is, the index takes on the model, so that vectors of two models never mix."""
    live = index.manifest() or Manifest(encoder.name)
    require_model(live, encoder)
    if not live.entries and index.claimed() != encoder.name:
        if index.claimed():
            index.clear()
        index.claim(encoder.name)
    return live


def _require_unchanged(index: Index, live: Manifest) -> None:
    """Raise StoreError where someone else has published: what is written here may have been swept out with theirs."""
    if (index.manifest() or Manifest(live.model)) != live:
        raise StoreError("index", "that another process has written it meanwhile", "one at a time: run it again")


def require_model(manifest: Manifest, encoder: Encoder) -> None:
    """Raise ModelError where another model made the index's vectors."""
    if manifest.entries and manifest.model != encoder.name:
        raise ModelError(
            "index",
            f"vectors made by {manifest.model}",
            f"vectors made by {encoder.name}: set MINUTES_EMBEDDING_MODEL back, or build a new index with "
            "`minutes index --index DIR` in another folder",
        )


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the index's folder for one writer; raises StoreError where another process is writing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise StoreError(str(folder), error.strerror or str(error), "a folder this user may write") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StoreError(
                str(folder), "another process that is indexing", "one at a time: try again when it is done"
            ) from error
        yield


def _files(folder: Path) -> Sequence[Path]:
    if not folder.is_dir():
        raise ReadingError(str(folder), "no such folder", "a folder with minutes (.txt .md .docx .pdf .html)")
    found = files_in(folder)
    if not found:
        raise ReadingError(str(folder), "no files of a known format", "minutes as .txt .md .docx .pdf .html")
    return found


def files_in(folder: Path) -> list[Path]:
    """Give the files of a folder that are read as minutes, those in folders within it too, in order.

    Left out is what is hidden (a name that begins with a dot) and what Word keeps beside an open file (~$).
    """
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in found if not any(map(_is_hidden, path.relative_to(folder).parts)))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _plan(files: Sequence[Path], live: Manifest, progress: Progress) -> _Plan:
    plan = _Plan()
    known = {(entry.source, entry.sha256): (name, entry) for name, entry in live.entries.items()}
    taken: dict[str, str] = {}
    for at, path in enumerate(files, start=1):
        progress("read", at, len(files))
        try:
            name, fresh = _placed(path, known)
            if name in taken:
                raise ReadingError(
                    path.name, f"minutes {name} a second time", f"one file for {name}; the other is {taken[name]}"
                )
        except MinutesError as error:
            plan.failed.append(str(error))
            _keep_old(path, live, plan)
            continue
        taken[name] = path.name
        if fresh is None:
            plan.skipped[name] = live.entries[name]
        else:
            plan.fresh.append((fresh, _version(fresh)))
    return plan


def _placed(path: Path, known: Mapping[tuple[str, str], tuple[str, Entry]]) -> tuple[str, Minutes | None]:
    """Give the id of a file's minutes, and the minutes where they are new or changed."""
    sha256 = _sha256(path)
    if (path.name, sha256) in known:
        name, entry = known[path.name, sha256]
        if entry.version.startswith(_made_by()):
            return name, None
    minutes = read_minutes(path)
    return minutes.id, minutes


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadingError(path.name, error.strerror or str(error), "a file this user may read") from error


@cache
def _made_by() -> str:
    """Tell what rows are made by: the format, and the list of bodies, by whose names they call them."""
    return f"{FORMAT}.{digest(DEFAULT_TABLE.read_text(encoding='utf-8'))}-"


def _version(minutes: Minutes) -> str:
    return f"{_made_by()}{digest([minutes.sha256, minutes.source])}"


def _entry(minutes: Minutes, version: str) -> Entry:
    held, issued = (day.isoformat() if day else None for day in (minutes.held, minutes.issued))
    return Entry(minutes.source, minutes.sha256, version, minutes.number, minutes.meeting, held, issued)


def _named(live: Manifest, plan: _Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Collect the bodies and the people that attendance lists name."""
    bodies, people = set(live.learned), set(live.people)
    for minutes, _ in plan.fresh:
        bodies |= {attendee.body for attendee in minutes.attending}
        people |= {*minutes.present, *(one.name for one in (*minutes.attending, *minutes.excused) if one.name)}
        people |= {minutes.chair} if minutes.chair else set()
    return tuple(sorted(bodies)), tuple(sorted(people))


def _keep_old(path: Path, live: Manifest, plan: _Plan) -> None:
    for name, entry in live.entries.items():
        if entry.source == path.name:
            plan.skipped.setdefault(name, entry)


def _write(plan: _Plan, index: Index, encoder: Encoder, progress: Progress) -> int:
    """Write the plan's fresh documents, many at once; gives the number of passages."""
    bodies = Bodies.load()
    written = 0
    waiting: list[IndexedMinutes] = []
    for at, (minutes, version) in enumerate(plan.fresh, start=1):
        waiting.append(_prepared(minutes, version, (index, encoder, bodies)))
        progress("encode", at, len(plan.fresh))
        if sum(len(one.passages) for one in waiting) >= _PASSAGES_AT_ONCE or at == len(plan.fresh):
            index.write(waiting)
            written += sum(len(one.passages) for one in waiting)
            waiting = []
    return written


def _prepared(minutes: Minutes, version: str, parts: tuple[Index, Encoder, Bodies]) -> IndexedMinutes:
    """Make one document ready to be written; only passages whose digest is new are encoded."""
    index, encoder, bodies = parts
    found = passages(minutes)
    digests = [passage_digest(passage) for passage in found]
    vectors = index.vectors_by_digest(minutes.id)
    missing = [(d, p) for d, p in zip(digests, found, strict=True) if d not in vectors]
    if missing:
        made = encoder.passages([indexed_text(passage) for _, passage in missing])
        vectors |= {name: vector for (name, _), vector in zip(missing, made, strict=True)}
    stacked = np.stack([vectors[name] for name in digests]) if found else np.zeros((0, encoder.dimensions), np.float32)
    return IndexedMinutes(minutes, found, digests, stacked, ledger_rows(minutes, bodies), version)


def _report(live: Manifest, published: Manifest, plan: _Plan, written: int) -> SyncReport:
    fresh = [minutes for minutes, _ in plan.fresh]
    return SyncReport(
        added=tuple(m.source for m in fresh if m.id not in live.entries),
        updated=tuple(m.source for m in fresh if m.id in live.entries),
        deleted=tuple(live.entries[name].source for name in live.entries if name not in published.entries),
        skipped=tuple(entry.source for entry in plan.skipped.values()),
        failed=tuple(plan.failed),
        warnings=tuple(f"{m.source}: {warning}" for m in fresh for warning in m.warnings),
        passages=written,
    )
