"""The `minutes` command: what it prints, its exit statuses, and one readable line on stderr for each bad input."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Settings
from assistant.__main__ import main
from assistant.assistant import Assistant
from assistant.wiring import open_index
from retrieval.build import sync
from tests.assistant.asking import GAS_QUESTIONS
from tests.retrieval.rooms import MINUTES, TinyEncoder, made_up, written

Printed = pytest.CaptureFixture[str]
GAS = GAS_QUESTIONS[0]
# The superuser may write anywhere, so there a read-only folder is asked for as this user.
NOBODY = 65534


@pytest.fixture
def built(assistant: Assistant, settings: Settings) -> str:
    """Give the folder of the index of the two minutes, built."""
    return str(settings.index)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with one made-up minutes."""
    return written(tmp_path / "minutes", a=made_up(1))


def refused(printed: Printed, status: int, *words: str) -> str:
    """Check that nothing but one readable line was printed, on stderr; gives it."""
    out, err = printed.readouterr()
    assert out == "" and err.endswith("\n") and err.count("\n") == 1, err
    assert err.startswith("minutes: ") and "found" in err and "wanted" in err and "Traceback" not in err
    assert len(err) < 600 and all(word in err for word in words), err
    assert status in (1, 2)
    return err


def test_a_question_is_answered_with_its_citations(built: str, capsys: Printed) -> None:
    assert main(["ask", GAS, "--index", built]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("市住建局") and "[1] 2023-05 2023-04-10 agenda 四、 （一）" in out and err == ""


def test_a_question_on_the_command_line_leaves_no_journal(
    built: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = tmp_path / "journal.sqlite"
    cases = tmp_path / "cases.jsonl"
    expected = {"id": "a", "kind": "k", "language": "zh", "question": GAS, "expect": {"status": "answered"}}
    cases.write_text(json.dumps(expected), "utf-8")
    monkeypatch.setenv("MINUTES_JOURNAL", str(journal))
    assert main(["ask", GAS, "--index", built]) == main(["eval", str(cases), "--index", built]) == 0
    assert not journal.exists()


def test_json_is_the_answer_itself(built: str, capsys: Printed, assistant: Assistant) -> None:
    assert main(["ask", GAS, "--index", built, "--json"]) == 0
    printed, answer = json.loads(capsys.readouterr().out), assistant.answer(GAS).to_dict()
    assert list(printed) == list(answer)
    assert {**printed, "timings_ms": None} == {**answer, "timings_ms": None}


def test_not_found_is_an_answer_and_no_failure(built: str, capsys: Printed) -> None:
    assert main(["ask", "地铁花了多少钱？", "--index", built]) == 0
    out, err = capsys.readouterr()
    assert "~ 2023-" in out and "[1]" not in out and err == ""


def test_a_follow_up_takes_its_history_from_a_file(built: str, capsys: Printed, tmp_path: Path) -> None:
    earlier = tmp_path / "history.json"
    earlier.write_text(json.dumps([{"role": "user", "content": GAS}]), encoding="utf-8")
    assert main(["ask", "它以什么名义印发？", "--history", str(earlier), "--index", built, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert "燃气三年行动方案" in printed["standalone_question"] and "市政府办公室" in printed["text"]


def test_a_search_shows_passages_best_first(built: str, capsys: Printed) -> None:
    assert main(["search", GAS, "-k", "3", "--index", built, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["question"] == GAS and len(printed["results"]) >= 3
    assert printed["results"][0]["document"] == "2023-05" and printed["results"][0]["item"] == "四"
    assert main(["search", GAS, "-k", "1", "--index", built]) == 0
    assert capsys.readouterr().out.startswith("1. 2023-05 agenda 四")


def test_indexing_prints_counts_and_skips_what_it_has(folder: Path, tmp_path: Path, capsys: Printed) -> None:
    index = str(tmp_path / "index")
    assert main(["index", str(folder), "--index", index, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["counts"] == {"added": 1, "updated": 0, "deleted": 0, "skipped": 0, "failed": 0}
    assert report["added"] == ["a.txt"] and report["passages"] > 5
    assert main(["index", str(folder), "--index", index]) == 0
    assert capsys.readouterr() == ("0 added, 0 updated, 0 deleted, 1 skipped, 0 failed\n", "")


def test_the_folder_comes_from_the_settings_too(
    folder: Path, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTES_FOLDER", str(folder))
    monkeypatch.setenv("MINUTES_INDEX", str(tmp_path / "index"))
    assert main(["index", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"] == ["a.txt"]


def test_gbk_is_read_and_a_bad_file_is_one_line_that_costs_no_other(
    folder: Path, tmp_path: Path, capsys: Printed
) -> None:
    (folder / "gbk.txt").write_bytes((MINUTES / "2023-12.txt").read_text(encoding="utf-8").encode("gbk"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    assert main(["index", str(folder), "--index", str(tmp_path / "index"), "--json"]) == 1
    out, err = capsys.readouterr()
    assert sorted(json.loads(out)["added"]) == ["a.txt", "gbk.txt"] and json.loads(out)["counts"]["failed"] == 3
    lines = err.splitlines()
    for name, said in {"empty.txt": "empty", "binary.txt": "", "large.txt": "MB"}.items():
        (line,) = [each for each in lines if each.startswith(f"minutes: {name}: found ")]
        assert said in line and "wanted" in line
    assert main(["ask", "第26次常务会议谁主持的？", "--index", str(tmp_path / "index")]) == 0
    assert "吴敬宇" in capsys.readouterr().out


@pytest.mark.parametrize("content", [None, b"", bytes(range(256)) * 40])
def test_a_folder_without_minutes_fails_with_one_line(tmp_path: Path, capsys: Printed, content: bytes | None) -> None:
    folder = tmp_path / "minutes"
    if content is not None:
        folder.mkdir()
        (folder / "a.txt").write_bytes(content)
    assert main(["index", str(folder), "--index", str(tmp_path / "index")]) == 1
    refused(capsys, 1, str(folder))


@pytest.mark.parametrize("question", ["", " \n ", "燃" * 10_000])
def test_a_question_that_is_empty_or_overlong_is_bad_usage(built: str, capsys: Printed, question: str) -> None:
    assert main(["ask", question, "--index", built]) == 2
    refused(capsys, 2, "question")


@pytest.fixture
def others(tmp_path: Path, folder: Path) -> Path:
    """Give an index that another model made."""
    index = tmp_path / "index"
    sync(folder, open_index(Settings.from_env({"MINUTES_INDEX": str(index), "HOME": str(tmp_path)})), TinyEncoder())
    return index


@pytest.mark.parametrize("command", [["ask", GAS], ["search", GAS], ["index"]])
def test_an_index_made_by_another_model_is_named_with_what_to_run(
    others: Path, capsys: Printed, command: list[str]
) -> None:
    assert main([*command, "--index", str(others)]) == 1
    refused(capsys, 1, "tiny", "minutes index")


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in which this user may not write."""
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH)
    for parent in (tmp_path, tmp_path.parent, tmp_path.parent.parent):
        parent.chmod(parent.stat().st_mode | stat.S_IXOTH | stat.S_IXGRP)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    yield locked
    if superuser:
        os.seteuid(0)
    locked.chmod(0o755)


def test_a_read_only_index_folder_fails_with_one_line(folder: Path, locked: Path, capsys: Printed) -> None:
    assert main(["index", str(folder), "--index", str(locked / "index")]) == 1
    refused(capsys, 1, str(locked))


@pytest.mark.parametrize(
    ("content", "name"),
    [(None, "missing.json"), ("{", "bad.json"), ('{"role": "user"}', "map.json"), ('[{"role": "user"}]', "half.json")],
)
def test_a_history_that_is_none_is_bad_usage(
    built: str, capsys: Printed, tmp_path: Path, content: str | None, name: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["ask", GAS, "--history", str(tmp_path / name), "--index", built]) == 2
    refused(capsys, 2, name)


@pytest.mark.parametrize("count", ["0", "-3"])
def test_a_search_for_no_passages_is_bad_usage(built: str, capsys: Printed, count: str) -> None:
    assert main(["search", GAS, "-k", count, "--index", built]) == 2
    refused(capsys, 2, "-k")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["ask"], ["search", GAS, "-k", "many"], ["ask", GAS, "--what"]])
def test_arguments_that_cannot_be_meant_are_bad_usage(capsys: Printed, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    assert "usage: minutes" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "value"), [("MINUTES_PORT", "70000"), ("MINUTES_COLOUR", "red")])
def test_a_setting_that_cannot_be_meant_is_bad_usage(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert main(["ask", GAS]) == 2
    refused(capsys, 2, name)


def test_a_damaged_index_is_one_readable_line(built: str, capsys: Printed, tmp_path: Path) -> None:
    index = tmp_path / "index"
    shutil.copytree(built, index)
    for path in index.rglob("*.sqlite3"):
        path.write_bytes(b"no database" * 1000)
    assert main(["ask", GAS, "--index", str(index)]) == 1
    refused(capsys, 1, str(index))
