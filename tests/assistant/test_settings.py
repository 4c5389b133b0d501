"""Settings: defaults that need nothing, values that are checked, errors that say what was wanted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.settings import NAMES, PREFIX, Settings
from retrieval.errors import UsageError

ROOT = Path(__file__).parents[2]


def test_without_any_variable_everything_has_a_default() -> None:
    settings = Settings.from_env({"HOME": "/home/user"})
    assert settings == Settings(
        folder=ROOT / "index_data" / "minutes",
        index=Path("/home/user/.cache/minutes-assistant/index"),
        cache=Path("/home/user/.cache/minutes-assistant"),
        journal=Path("/home/user/.local/share/minutes-assistant/journal.sqlite"),
    )
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)
    assert sorted(path.name for path in settings.folder.iterdir()) == ["2023-05.txt", "2023-12.txt"]


def test_a_folder_of_ones_own_is_the_default_once_it_is_there(tmp_path: Path) -> None:
    variables = {"HOME": "/home/user", "XDG_DATA_HOME": str(tmp_path)}
    before = Settings.from_env(variables)
    assert (before.folder, before.own) == (ROOT / "index_data" / "minutes", tmp_path / "minutes-assistant" / "minutes")
    (tmp_path / "minutes-assistant" / "minutes").mkdir(parents=True)
    assert Settings.from_env(variables).folder == before.own
    assert Settings.from_env(variables | {"MINUTES_FOLDER": "/srv/minutes"}).folder == Path("/srv/minutes")


def test_every_variable_reaches_its_setting() -> None:
    settings = Settings.from_env(
        {
            "MINUTES_FOLDER": "/srv/minutes",
            "MINUTES_INDEX": "/srv/index",
            "MINUTES_CHROMA_URL": "http://localhost:8000",
            "MINUTES_EMBEDDING_MODEL": "some/model",
            "MINUTES_RERANKER_MODEL": "some/reranker",
            "MINUTES_LLM_URL": "https://[::1]:8080/v1",
            "MINUTES_LLM_MODEL": "small",
            "MINUTES_LLM_KEY": "secret",
            "MINUTES_LLM_GGUF": "/srv/model.gguf",
            "MINUTES_LLM_TIMEOUT": "7.5",
            "MINUTES_USERS": "office:one, review:two:three",
            "MINUTES_HOST": "0.0.0.0",
            "MINUTES_PORT": "8080",
            "MINUTES_JOURNAL": "/srv/journal.sqlite",
            "XDG_CACHE_HOME": "/var/cache",
        }
    )
    assert settings == Settings(
        folder=Path("/srv/minutes"),
        index=Path("/srv/index"),
        cache=Path("/var/cache/minutes-assistant"),
        journal=Path("/srv/journal.sqlite"),
        chroma_url="http://localhost:8000",
        embedding_model="some/model",
        reranker_model="some/reranker",
        llm_url="https://[::1]:8080/v1",
        llm_model="small",
        llm_key="secret",
        llm_gguf=Path("/srv/model.gguf"),
        llm_timeout_s=7.5,
        users=(("office", "one"), ("review", "two:three")),
        host="0.0.0.0",
        port=8080,
    )


def test_the_user_folders_of_the_desktop_are_honoured_where_absolute() -> None:
    moved = Settings.from_env({"HOME": "/home/user", "XDG_CACHE_HOME": "/c", "XDG_DATA_HOME": "/d"})
    assert moved.index == Path("/c/minutes-assistant/index")
    assert moved.journal == Path("/d/minutes-assistant/journal.sqlite")
    relative = Settings.from_env({"HOME": "/home/user", "XDG_CACHE_HOME": "c"})
    assert relative.cache == Path("/home/user/.cache/minutes-assistant")


def test_an_empty_value_counts_as_unset() -> None:
    assert Settings.from_env({f"{PREFIX}{name}": " " for name in NAMES}) == Settings.from_env({})


def test_the_process_environment_is_read_where_no_mapping_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINUTES_PORT", "9000")
    assert Settings.from_env().port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MINUTES_PORT", "0"),
        ("MINUTES_PORT", "65536"),
        ("MINUTES_PORT", "-1"),
        ("MINUTES_PORT", "http"),
        ("MINUTES_PORT", "７８６０"),
        ("MINUTES_HOST", "http://localhost"),
        ("MINUTES_HOST", "local host"),
        ("MINUTES_CHROMA_URL", "localhost:8000"),
        ("MINUTES_CHROMA_URL", "ftp://localhost"),
        ("MINUTES_CHROMA_URL", "http://"),
        ("MINUTES_CHROMA_URL", "http://localhost:port"),
        ("MINUTES_LLM_URL", "http://localhost:70000"),
        ("MINUTES_LLM_URL", "http://[::1"),
        ("MINUTES_LLM_URL", "http://local host/v1"),
    ],
)
def test_a_value_that_cannot_be_meant_is_refused_with_name_and_value(name: str, value: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_env({name: value})
    assert caught.value.where == name
    assert repr(value) in caught.value.found
    assert caught.value.wanted


def test_an_endless_value_is_cut_in_the_error() -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_env({"MINUTES_PORT": "9" * 5000})
    assert "999…" in caught.value.found
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("value", ["office", ":secret", "office:", "ok:fine,secret"])
def test_users_without_name_or_password_are_refused_and_never_shown(value: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_env({"MINUTES_USERS": value})
    assert caught.value.where == "MINUTES_USERS"
    assert "secret" not in str(caught.value)


def test_an_unknown_variable_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_env({"MINUTES_XYZ": "1"})
    assert caught.value.where == "MINUTES_XYZ"
    assert all(PREFIX + name in caught.value.wanted for name in NAMES)


def test_variables_of_others_are_left_alone() -> None:
    assert Settings.from_env({"MINUTE_X": "1", "minutes_x": "1"}) == Settings.from_env({})


def test_secrets_are_not_printed() -> None:
    settings = Settings.from_env({"MINUTES_LLM_KEY": "hidden-1", "MINUTES_USERS": "office:hidden-2"})
    assert "hidden" not in repr(settings)


def test_the_example_file_lists_the_settings_one_by_one_each_with_a_comment() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    listed = [match[1] for line in lines if (match := re.fullmatch(r"# (MINUTES_[A-Z_]+)=.*", line))]
    assert listed == [PREFIX + name for name in NAMES]
    assert all(line.startswith("# ") for line in lines if line), "the example sets nothing by itself"
    for name in listed:
        comment = lines[next(at for at, line in enumerate(lines) if line.startswith(f"# {name}=")) - 1]
        assert re.fullmatch(r"# [^=]+", comment), f"{name} has no comment of its own"


def test_the_examples_in_the_example_file_are_accepted() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    pairs = [line.removeprefix("# ").split("=", 1) for line in lines if line.startswith(f"# {PREFIX}")]
    assert Settings.from_env(dict(pairs)).port == 7860
