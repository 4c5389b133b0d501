"""Files in the folder of minutes: put in under safe names, taken out into a folder beside them, all or nothing."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

from retrieval.build import files_in
from retrieval.errors import ReadingError, StoreError

REMOVED = ".removed"  # inside the folder of minutes; hidden, so that nothing in it is read
_ARRIVING = ".arriving-"
_UNSAFE = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f-\x9f]+')
_MAX_STEM_BYTES = 150
_FULL = (errno.ENOSPC, errno.EDQUOT)
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)")


def safe_name(name: str) -> str:
    """Turn any name into one that every file system takes: no path, no signs that mean something, not too long."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    path = Path(_UNSAFE.sub("_", last).strip(" ."))
    stem = path.stem.lstrip("~$. ").rstrip(" .")
    stem = stem.encode()[:_MAX_STEM_BYTES].decode(errors="ignore")
    if not stem or _RESERVED.fullmatch(stem):
        stem = f"minutes{stem}"
    return stem + path.suffix


def free_name(name: str, taken: Sequence[str]) -> str:
    """Give the name, or the first of "name (2)", "name (3)" … that no file has; capitals make no difference."""
    stem, suffix = Path(name).stem, Path(name).suffix
    known = {each.casefold() for each in taken}
    count = 1
    while name.casefold() in known:
        count += 1
        name = f"{stem} ({count}){suffix}"
    return name


@contextmanager
def changed(folder: Path, arriving: Mapping[Path, Path], leaving: Sequence[Path]) -> Iterator[None]:
    """Take files out of the folder and put others in, by place and source; where what follows fails, all is as before.

    What is taken out stands in `.removed` then, in a folder named by the time. Raises StoreError where the folder
    cannot be written or the disk is full, ReadingError where a place is taken meanwhile.
    """
    with ExitStack() as undo:
        with told(folder):
            _take_out(folder, leaving, undo)
            for place, source in arriving.items():
                _put_in(source, place, undo)
        yield
        undo.pop_all()


@contextmanager
def founded(folder: Path, shipped: Path) -> Iterator[None]:
    """Make a folder with copies of the shipped minutes; where what follows fails, it is gone again."""
    with ExitStack() as undo:
        with told(folder):
            folder.mkdir(parents=True)
            undo.callback(shutil.rmtree, folder, ignore_errors=True)
            for path in files_in(shipped):
                shutil.copyfile(path, folder / path.name)
        yield
        undo.pop_all()


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the system complains of into a StoreError that says where and what to do."""
    try:
        yield
    except OSError as error:
        found = "a full disk" if error.errno in _FULL else error.strerror or str(error)
        raise StoreError(str(folder), found, "a folder this user may write, with room on the disk") from error


def is_writable(folder: Path) -> bool:
    """Tell whether files can be put into a folder, or into the one that it is to be made in."""
    known = next(each for each in (folder, *folder.parents) if os.path.lexists(each))
    try:
        with tempfile.TemporaryFile(prefix=_ARRIVING, dir=known):
            return True
    except OSError:
        return False


def _take_out(folder: Path, leaving: Sequence[Path], undo: ExitStack) -> None:
    if not leaving:
        return
    place = folder / REMOVED / f"{datetime.now():%Y-%m-%d %H%M%S.%f}"
    place.mkdir(parents=True)
    undo.callback(place.rmdir)
    for path in leaving:
        there = place / free_name(path.name, [each.name for each in place.iterdir()])
        path.rename(there)
        undo.callback(there.rename, path)


def _put_in(source: Path, place: Path, undo: ExitStack) -> None:
    """Copy a file in beside its place and then, whole, give it its name, which no other file may have."""
    draft = place.with_name(_ARRIVING + place.name)
    try:
        shutil.copyfile(source, draft)
        if place.exists():
            raise ReadingError(place.name, "a file of that name in the folder", "another name")
        draft.rename(place)
    finally:
        draft.unlink(missing_ok=True)
    undo.callback(place.unlink, missing_ok=True)
