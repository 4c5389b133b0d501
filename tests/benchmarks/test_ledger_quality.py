"""The measure of the ledger: whole on a small archive, and lower for what is lost or made up."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from benchmarks.archive_facts import Archive
from benchmarks.ledger_quality import compared, main, quality
from retrieval.build import sync
from retrieval.index import open_embedded
from retrieval.ledger_file import FILE, LedgerFile
from tests.retrieval.rooms import TinyEncoder

MINUTES = 12


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Write a small archive."""
    return write_archive(tmp_path_factory.mktemp("measured") / "minutes", MINUTES)


def indexed(folder: Path, where: Path) -> Path:
    """Index an archive, with vectors that need no model."""
    index = open_embedded(where)
    sync(folder, index, TinyEncoder())
    LedgerFile(where / FILE).bring_up(index)
    return where


def test_the_ledger_of_an_archive_holds_its_facts(archive: Archive, tmp_path: Path) -> None:
    figures = quality(archive.folder, indexed(archive.folder, tmp_path / "index"))
    assert figures["minutes"] == MINUTES
    for name, told in figures["facts"].items():
        assert told["facts"] > MINUTES and min(told["precision"], told["recall"]) >= 0.995, (name, told)


def test_what_an_index_lacks_is_measured(archive: Archive, tmp_path: Path) -> None:
    lacking = tmp_path / "lacking"
    lacking.mkdir()
    for path in sorted(archive.folder.iterdir())[1:]:
        (lacking / path.name).write_bytes(path.read_bytes())
    figures = quality(archive.folder, indexed(lacking, tmp_path / "index"))
    for told in figures["facts"].values():
        assert told["precision"] >= 0.995 and told["recall"] < 0.995 and told["missing"]


def test_precision_and_recall_count_each_unit_once() -> None:
    told = compared(Counter({("a",): 2, ("b",): 1}), Counter({("a",): 1, ("c",): 1}))
    assert (told["precision"], told["recall"]) == (1 / 2, 1 / 3)
    assert told["missing"] == [["a"], ["b"]] and told["extra"] == [["c"]]


def test_an_archive_without_an_index_is_bad_usage(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(archive.folder), "--index", str(tmp_path)]) == 2
    assert "no index of the archive" in capsys.readouterr().err
