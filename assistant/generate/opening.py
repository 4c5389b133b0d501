"""From settings to a language model: any OpenAI-compatible server, or a .gguf file in this process.

Nothing of a model's library is imported before the first question that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from assistant.generate.model import MAX_REPLY_TOKENS, LanguageModel, Opened
from assistant.settings import Settings
from retrieval.errors import UsageError

DEFAULT_CONTEXT_TOKENS = 4096
_PROBE_TIMEOUT_S = 3.0
_RETRIES = 1
_CONTEXT_NAMES = ("n_ctx", "max_model_len", "context_length", "context_window")


def open_model(settings: Settings) -> LanguageModel | None:
    """Give the language model that the settings name, None where they name none; it is opened when first asked.

    Raises UsageError where an extra is missing, a file is, or two models are named.
    """
    if settings.llm_url and settings.llm_gguf:
        raise UsageError("MINUTES_LLM_URL and MINUTES_LLM_GGUF", "both set", "one of them")
    if settings.llm_url:
        _require("langchain_openai", "MINUTES_LLM_URL", "llm")
        return LanguageModel(_Once(partial(_served, settings)), settings.llm_timeout_s)
    if settings.llm_gguf:
        _require("xllamacpp", "MINUTES_LLM_GGUF", "local-llm")
        if not settings.llm_gguf.is_file():
            raise UsageError("MINUTES_LLM_GGUF", f"no file {settings.llm_gguf}", "a .gguf file")
        return LanguageModel(_Once(partial(_in_process, settings)), settings.llm_timeout_s)
    return None


class _Once:
    """Opens a model when it is first asked for and keeps it; a failure is not kept, so that the next question tries."""

    def __init__(self, make: Callable[[], Opened]) -> None:
        self._make = make
        self._lock = Lock()
        self._opened: Opened | None = None

    def __call__(self) -> Opened:
        with self._lock:
            self._opened = self._opened or self._make()
            return self._opened


def _require(module: str, variable: str, extra: str) -> None:
    if find_spec(module) is None:
        raise UsageError(variable, f"{module} is not installed", f"pip install 'minutes-assistant[{extra}]'")


def _served(settings: Settings) -> Opened:
    from langchain_openai import ChatOpenAI
    from pydantic import SecretStr

    base = base_url(settings.llm_url or "")
    name, context_tokens = described(base, settings)
    chat = ChatOpenAI(
        model=name,
        base_url=base,
        api_key=SecretStr(settings.llm_key or "none"),
        temperature=0,
        max_completion_tokens=MAX_REPLY_TOKENS,
        timeout=settings.llm_timeout_s,
        max_retries=_RETRIES,
        stream_usage=False,
        use_responses_api=False,
    )
    return Opened(chat, context_tokens)


def _in_process(settings: Settings) -> Opened:
    from assistant.generate.gguf import GgufChat

    path = str(settings.llm_gguf)
    return Opened(GgufChat(path=path, context_tokens=DEFAULT_CONTEXT_TOKENS), DEFAULT_CONTEXT_TOKENS)


def base_url(address: str) -> str:
    """Complete an address that names a server alone: http://host:8000 -> http://host:8000/v1."""
    return address.rstrip("/") if urlsplit(address).path.strip("/") else f"{address.rstrip('/')}/v1"


def described(base: str, settings: Settings) -> tuple[str, int]:
    """Ask a server what its model is called and how long its context is.

    The settings' name goes first, the context is 4,096 tokens where none is told. Raises httpx.HTTPError for a server
    that is not there.
    """
    import httpx

    headers = {"Authorization": f"Bearer {settings.llm_key}"} if settings.llm_key else {}
    with httpx.Client(timeout=min(_PROBE_TIMEOUT_S, settings.llm_timeout_s), headers=headers) as client:
        listed = _models(client.get(f"{base}/models"))
        model = next((each for each in listed if each.get("id") == settings.llm_model), (listed or [{}])[0])
        name = settings.llm_model or str(model.get("id", "default"))
        told = _context(model) or _context(model.get("meta") or {})
        return name, told or _context_of_props(client, base) or DEFAULT_CONTEXT_TOKENS


def _models(response: Any) -> list[Mapping[str, Any]]:
    """Read a list of models; a server that has none, or another form, tells nothing."""
    found = _json(response).get("data")
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _context_of_props(client: Any, base: str) -> int | None:
    """Ask llama.cpp's own page, which stands beside /v1."""
    props = _json(client.get(f"{base.removesuffix('/v1')}/props"))
    settings = props.get("default_generation_settings")
    return _context(settings) if isinstance(settings, Mapping) else None


def _json(response: Any) -> Mapping[str, Any]:
    try:
        value = response.json() if response.is_success else {}
    except ValueError:
        return {}
    return value if isinstance(value, Mapping) else {}


def _context(told: Mapping[str, Any]) -> int | None:
    values = (told.get(name) for name in _CONTEXT_NAMES)
    return next((value for value in values if isinstance(value, int) and value > 0), None)
