"""A model by hub name or folder: what is on this machine first, then a download; text as its tokenizer takes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from retrieval.errors import ModelError

_HUB_TIMEOUT_S = 10.0
_FAILURES = (OSError, ValueError, RuntimeError, KeyError, ImportError)
Model = TypeVar("Model")


def open_model(model: str, load: Callable[..., Model], kind: str) -> Model:
    """Open a folder, else what was downloaded before, else download it.

    `load` is sentence-transformers' class for the model, `kind` what errors call it. Raises ModelError.
    """
    from transformers.utils import logging

    logging.disable_progress_bar()
    folder = Path(model).expanduser()
    where = str(folder) if folder.exists() else model
    try:
        return load(where, local_files_only=True)
    except _FAILURES as error:
        if folder.exists() or _is_path(model):
            found = f"no {kind} ({_first_line(error)})" if folder.exists() else "no such folder"
            raise ModelError(model, found, "a folder with modules.json and weights, or a hub name") from error
    _require_hub(model)
    try:
        return load(where)
    except _FAILURES as error:
        found = f"no model of this name that opens ({_first_line(error)})"
        raise ModelError(model, found, f"a {kind}'s name on the hub, or a folder") from error


def encodable(text: str) -> str:
    """Replace halves of surrogate pairs, which tokenizers refuse."""
    return text.encode("utf-8", "replace").decode()


def _is_path(model: str) -> bool:
    return model.startswith(("/", ".", "~")) or "\\" in model or model.count("/") > 1


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]


def _require_hub(model: str) -> None:
    """Ask once whether the hub answers: sentence-transformers would try for over a minute before it gave up."""
    import httpx
    from huggingface_hub import constants, get_session

    try:
        get_session().head(constants.ENDPOINT, timeout=_HUB_TIMEOUT_S)
    except (httpx.HTTPError, OSError, RuntimeError) as error:
        wanted = "a folder with the model, or a download on a machine with internet; unset it to do without"
        raise ModelError(model, "no such model on this machine, and no way to the hub", wanted) from error
