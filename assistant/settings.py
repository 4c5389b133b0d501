"""Settings, and the only place that reads the environment; every variable starts with `MINUTES_` and is optional."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from retrieval.errors import UsageError

PREFIX = "MINUTES_"
NAMES = (
    "FOLDER",
    "INDEX",
    "CHROMA_URL",
    "EMBEDDING_MODEL",
    "RERANKER_MODEL",
    "LLM_URL",
    "LLM_MODEL",
    "LLM_KEY",
    "LLM_GGUF",
    "LLM_TIMEOUT",
    "USERS",
    "HOST",
    "PORT",
    "JOURNAL",
)
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 7860
DEFAULT_LLM_TIMEOUT_S = 60.0
_MAX_TIMEOUT_S = 3600.0
MAX_SHOWN_CHARS = 60
_APPLICATION = "minutes-assistant"


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set from outside; what is None is not used.

    `folder` holds the minutes, `index` the built index, `journal` is a SQLite file, `cache` a folder for what can
    be made again. `embedding_model` is a hub name or a folder, None for the model that ships with the assistant;
    `reranker_model` a cross-encoder likewise, None for none. `llm_timeout_s` are the seconds that a language model has
    for an answer. `users` are pairs of name and password, empty where everyone may open the page. `own` is the folder
    that is made when minutes are first added while `folder` is the shipped one. Secrets stay out of `repr`.
    """

    folder: Path
    index: Path
    cache: Path
    journal: Path
    chroma_url: str | None = None
    embedding_model: str | None = None
    reranker_model: str | None = None
    llm_url: str | None = None
    llm_model: str | None = None
    llm_key: str | None = field(default=None, repr=False)
    llm_gguf: Path | None = None
    llm_timeout_s: float = DEFAULT_LLM_TIMEOUT_S
    users: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    own: Path | None = field(default=None, compare=False)  # follows from the others

    @classmethod
    def from_env(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read settings from a mapping of variables, the process's own without one; an empty value counts as unset.

        Raises UsageError for a variable of ours that is unknown and for a value that cannot be meant.
        """
        variables = os.environ if environment is None else environment
        _reject_unknown(variables)
        ours = {name: value for name in NAMES if (value := variables.get(PREFIX + name, "").strip())}
        cache = _user_folder(variables, "XDG_CACHE_HOME", ".cache")
        data = _user_folder(variables, "XDG_DATA_HOME", ".local/share")
        own = data / "minutes"
        return cls(
            folder=_path(ours.get("FOLDER")) or (own if os.path.isdir(own) else shipped_minutes()),
            index=_path(ours.get("INDEX")) or cache / "index",
            cache=cache,
            journal=_path(ours.get("JOURNAL")) or data / "journal.sqlite",
            chroma_url=_url(ours, "CHROMA_URL"),
            embedding_model=ours.get("EMBEDDING_MODEL"),
            reranker_model=ours.get("RERANKER_MODEL"),
            llm_url=_url(ours, "LLM_URL"),
            llm_model=ours.get("LLM_MODEL"),
            llm_key=ours.get("LLM_KEY"),
            llm_gguf=_path(ours.get("LLM_GGUF")),
            llm_timeout_s=_seconds(ours, "LLM_TIMEOUT", DEFAULT_LLM_TIMEOUT_S),
            users=_users(ours.get("USERS", "")),
            host=host(ours.get("HOST", DEFAULT_HOST), PREFIX + "HOST"),
            port=port(ours.get("PORT", str(DEFAULT_PORT)), PREFIX + "PORT"),
            own=own,
        )


def shipped_minutes() -> Path:
    """Give the folder of the minutes that ship with the assistant."""
    return Path(str(files("index_data").joinpath("minutes")))


def port(value: str, where: str) -> int:
    """Read a port number, 1 to 65535; raises UsageError, with `where` naming the setting or argument."""
    number = int(value) if value.isascii() and value.isdigit() and len(value) <= 5 else 0
    if not 1 <= number <= 65535:
        raise UsageError(where, _shown(value), "a whole number from 1 to 65535")
    return number


def host(value: str, where: str) -> str:
    """Read a host name or address; raises UsageError, with `where` naming the setting or argument."""
    if not value or any(mark.isspace() or mark in "/@?#" for mark in value):
        raise UsageError(where, _shown(value), "a host name or address such as 127.0.0.1")
    return value


def _shown(value: str) -> str:
    # One line of an error has no room for a whole file that was pasted into a variable.
    return repr(value if len(value) <= MAX_SHOWN_CHARS else value[:MAX_SHOWN_CHARS] + "…")


def _reject_unknown(variables: Mapping[str, str]) -> None:
    known = {PREFIX + name for name in NAMES}
    for name in sorted(variables):
        if name.startswith(PREFIX) and name not in known:
            listed = ", ".join(PREFIX + each for each in NAMES)
            raise UsageError(name, "a variable that is not known", f"one of {listed}")


def _user_folder(variables: Mapping[str, str], name: str, beside_home: str) -> Path:
    base = variables.get(name, "")
    # The XDG base directory specification has relative paths ignored.
    if not Path(base).is_absolute():
        home = variables.get("HOME", "")
        base = str((Path(home) if home else Path.home()) / beside_home)
    return Path(base) / _APPLICATION


def _path(value: str | None) -> Path | None:
    return Path(value).expanduser() if value else None


def _url(ours: Mapping[str, str], name: str) -> str | None:
    value = ours.get(name)
    if value is None:
        return None
    wanted = "an address such as http://127.0.0.1:8000"
    try:
        parts = urlsplit(value)
        complete = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise UsageError(PREFIX + name, f"{_shown(value)} ({error})", wanted) from error
    if not complete or any(mark.isspace() for mark in value):
        raise UsageError(PREFIX + name, _shown(value), wanted)
    return value


def _seconds(ours: Mapping[str, str], name: str, default: float) -> float:
    value = ours.get(name)
    if value is None:
        return default
    seconds = float(value) if re.fullmatch(r"\d{1,5}(?:\.\d{1,3})?", value, re.ASCII) else 0.0
    if not 0 < seconds <= _MAX_TIMEOUT_S:
        raise UsageError(PREFIX + name, _shown(value), f"seconds, more than 0 and at most {_MAX_TIMEOUT_S:g}")
    return seconds


def _users(value: str) -> tuple[tuple[str, str], ...]:
    pairs: list[tuple[str, str]] = []
    for position, entry in enumerate(filter(None, (part.strip() for part in value.split(","))), start=1):
        name, _, password = entry.partition(":")
        if not name or not password:
            # The entry itself is not shown: it may be a password.
            raise UsageError(PREFIX + "USERS", f"entry {position} without a name or a password", "name:password,…")
        pairs.append((name, password))
    return tuple(pairs)
