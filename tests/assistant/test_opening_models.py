"""From settings to a language model: what a server tells of itself, what is refused, what is not imported."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.generate import opening
from assistant.generate.model import MAX_REPLY_TOKENS
from assistant.generate.opening import DEFAULT_CONTEXT_TOKENS, base_url, described, open_model
from assistant.generate.prompt import fitting, tokens, worded
from assistant.settings import Settings
from prompts import wording
from retrieval.errors import UsageError
from tests.assistant.models import serving

PLAIN = Settings.from_env({"HOME": "/home/user"})


def test_without_a_model_in_the_settings_there_is_none() -> None:
    assert open_model(PLAIN) is None


def test_nothing_of_a_model_s_library_is_imported_where_none_is_set() -> None:
    code = "import sys, assistant.wiring, assistant.generate.opening; print([m for m in sys.modules if 'openai' in m])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "langchain_openai" not in ran.stdout and "xllamacpp" not in ran.stdout


@pytest.mark.parametrize(
    ("settings", "where", "wanted"),
    [
        (replace(PLAIN, llm_url="http://localhost", llm_gguf=Path("/m.gguf")), "MINUTES_LLM_URL and", "one of them"),
        (replace(PLAIN, llm_url="http://localhost"), "MINUTES_LLM_URL", "minutes-assistant[llm]"),
        (replace(PLAIN, llm_gguf=Path("/m.gguf")), "MINUTES_LLM_GGUF", "minutes-assistant[local-llm]"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, where: str, wanted: str
) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)  # as where no extra is installed
    with pytest.raises(UsageError) as caught:
        open_model(settings)
    assert caught.value.where.startswith(where) and wanted in caught.value.wanted and "\n" not in str(caught.value)


def test_a_gguf_file_that_is_missing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: name)
    with pytest.raises(UsageError, match="no file"):
        open_model(replace(PLAIN, llm_gguf=Path("/missing.gguf")))


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1"),
        ("http://localhost:8000/", "http://localhost:8000/v1"),
        ("http://localhost:8000/v1/", "http://localhost:8000/v1"),
        ("https://models.example/api/v3", "https://models.example/api/v3"),
    ],
)
def test_an_address_without_a_path_gets_the_usual_one(address: str, base: str) -> None:
    assert base_url(address) == base


@pytest.mark.parametrize(
    ("models", "wanted", "found"),
    [
        ({"data": [{"id": "a", "max_model_len": 9000}]}, None, ("a", 9000)),
        ({"data": [{"id": "a", "meta": {"n_ctx": 2048, "n_ctx_train": 32768}}]}, None, ("a", 2048)),
        ({"data": [{"id": "a"}, {"id": "b", "context_length": 512}]}, "b", ("b", 512)),
        ({"data": [{"id": "a"}]}, "other", ("other", DEFAULT_CONTEXT_TOKENS)),
        ({"data": []}, None, ("default", DEFAULT_CONTEXT_TOKENS)),
        ({"data": [{"id": "a", "max_model_len": "long"}]}, None, ("a", DEFAULT_CONTEXT_TOKENS)),
        (["a"], None, ("default", DEFAULT_CONTEXT_TOKENS)),
    ],
)
def test_a_server_tells_its_model_and_its_context(models: Any, wanted: str | None, found: tuple[str, int]) -> None:
    with serving("reply", models=models) as server:
        assert described(server.url, replace(PLAIN, llm_model=wanted)) == found


PASSAGES = {1: "甲" * 300, 3: "乙" * 300, 4: "丙" * 300}


def test_a_prompt_is_cut_by_its_last_passages_whole() -> None:
    said = wording("zh")
    kept = [len(fitting(said, PASSAGES, "谁负责？", room)) for room in range(0, 4096, 64)]
    assert kept == sorted(kept) and set(kept) == {0, 1, 2, 3}
    cut = fitting(said, PASSAGES, "谁负责？", 64 * kept.index(2))
    assert cut == {1: PASSAGES[1], 3: PASSAGES[3]}
    sent = worded(said, cut, "谁负责？", "zh")
    assert sum(tokens(str(message.text)) for message in sent) + MAX_REPLY_TOKENS <= 64 * kept.index(2)
