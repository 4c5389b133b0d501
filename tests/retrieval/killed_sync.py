"""A program for the tests: syncs that are killed, and what an index holds after each. Prints JSON, one object a kill.

Chroma is opened only in forked children, so that each one starts as a new process would, without importing it anew.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import chromadb
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings

from retrieval.bodies import Bodies
from retrieval.build import sync
from retrieval.chunks import passage_digest
from retrieval.index import Index, open_embedded, open_server
from retrieval.records import digest
from tests.retrieval.rooms import TinyEncoder

WRITES = ("upsert", "delete")


def opened(where: str) -> Index:
    """Open an index by its folder or address."""
    return open_server(where) if where.startswith("http") else open_embedded(Path(where))


def state(index: Index) -> str:
    """Hash all that an index shows to readers; "torn" where its parts do not fit together."""
    manifest = index.manifest()
    entries = manifest.entries if manifest else {}
    held = list(index.passages())
    whole = all(index.minutes(name, entry.version) for name, entry in entries.items())
    whole &= {passage.document for passage, _, _ in held} == set(entries) == set(index.documents())
    whole &= all(passage_digest(passage) == found and len(vector) == 8 for passage, found, vector in held)
    shown = [sorted((name, entry.sha256) for name, entry in entries.items()), sorted(found for _, found, _ in held)]
    return digest([*shown, [row.id + row.quote for row in index.rows()]]) if whole else "torn"


def leftovers(index: Index) -> int:
    """Count the rows that no reader sees."""
    live = len(list(index.passages())) + len(index.rows()) + len(index.documents())
    return sum(each.count() for each in (index._passages, index._ledger, index._documents)) - live


def made_up_for(where: str, new: str) -> tuple[str, str, int]:
    """Give what an index shows as it is opened, what after a sync, and how many rows that leaves over."""
    index = opened(where)
    seen = state(index)
    sync(Path(new), index, TinyEncoder())
    return seen, state(index), leftovers(index)


def in_child(work: Callable[[], Any], kill_after_s: float | None = None) -> Any:
    """Do the work in a forked child and give its result; None where it was killed."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "result")
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            try:
                result.write_text(json.dumps(work()), encoding="utf-8")
            finally:
                os._exit(0)
        if kill_after_s is not None:
            time.sleep(kill_after_s)
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return json.loads(result.read_text(encoding="utf-8")) if result.exists() else None


def synced(where: str, folder: str, killed_before: int | None = None) -> bool:
    """Sync; `killed_before` is the write to Chroma, counted from 0, before which the process kills itself."""
    if killed_before is not None:
        left = iter(range(killed_before, -1, -1))
        for name in WRITES:
            setattr(Collection, name, _deadly(getattr(Collection, name), left))
    sync(Path(folder), opened(where), TinyEncoder())
    return True


def _deadly(write: Callable[..., Any], left: Any) -> Callable[..., Any]:
    def written(*arguments: Any, **named: Any) -> Any:
        if next(left, None) == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return write(*arguments, **named)

    return written


def emptied(where: str) -> bool:
    """Leave nothing of an index."""
    if not where.startswith("http"):
        shutil.rmtree(where, ignore_errors=True)
        return True
    host, _, port = where.removeprefix("http://").partition(":")
    client = chromadb.HttpClient(host, int(port), settings=Settings(anonymized_telemetry=False))
    for collection in client.list_collections():
        client.delete_collection(collection.name)
    return True


def _restored(where: str, old: str, template: Path) -> None:
    """Put the old index in place: a copy where it is a folder, since that is quicker than a sync."""
    if where.startswith("http"):
        in_child(lambda: emptied(where) and synced(where, old))
    else:
        emptied(where)
        shutil.copytree(template, where)


def tried(where: str, old: str, new: str, kills: list[float]) -> list[dict[str, Any]]:
    """Kill a sync from the old folder to the new one: before the n-th write for n ≥ 0, after -s seconds for s < 0."""
    names, found = {}, []
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder, "template")
        in_child(lambda: emptied(where))
        for name, source in (("old", old), ("new", new)):
            seen = in_child(lambda source=source: synced(where, source) and state(opened(where)))  # type: ignore[misc]
            names[seen] = name
            if name == "old" and not where.startswith("http"):
                shutil.copytree(where, template)
        for kill in kills:
            _restored(where, old, template)
            point, after_s = (int(kill), None) if kill >= 0 else (None, -kill)
            done = in_child(lambda point=point: synced(where, new, point), after_s)  # type: ignore[misc]
            seen, then, left = in_child(lambda: made_up_for(where, new))
            states = {"seen": names.get(seen, seen), "then": names.get(then, then)}
            found.append({"kill": kill, "killed": done is None, "leftovers": left} | states)
    return found


if __name__ == "__main__":
    target, before, after, *moments = sys.argv[1:]
    Bodies.load()
    print(json.dumps(tried(target, before, after, [float(moment) for moment in moments])))
