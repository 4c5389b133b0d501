"""A folder and the index that follows it: add, update, delete, skip, and nothing lost by whatever goes wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from retrieval.build import SyncReport, sync
from retrieval.chunks import indexed_text
from retrieval.encoder import open_encoder
from retrieval.errors import ModelError, ReadingError, StoreError
from retrieval.index import Index, Manifest, open_embedded
from retrieval.minutes import read_minutes
from tests.retrieval.rooms import MINUTES, ROOT, TinyEncoder, made_up, written

KILL_TIMEOUT_S = 240
ONE, TWO, THREE = (made_up(number) for number in (1, 2, 3))


def held(index: Index) -> set[str]:
    """Give the ids of the minutes that the index shows, checked to be whole."""
    manifest = index.manifest()
    entries = manifest.entries if manifest else {}
    assert set(entries) == set(index.documents()) == {row.document for row in index.rows()}
    assert set(entries) == {passage.document for passage, _, _ in index.passages()}
    assert all(index.minutes(name, entry.version) for name, entry in entries.items())
    return set(entries)


def changes(report: SyncReport) -> dict[str, tuple[str, ...]]:
    """Give what a report lists, but for what it leaves empty."""
    kinds = ("added", "updated", "deleted", "skipped")
    return {kind: getattr(report, kind) for kind in kinds if getattr(report, kind)}


def test_files_are_added_updated_deleted_and_skipped(index: Index, tmp_path: Path) -> None:
    folder, tiny = written(tmp_path / "folder", a=ONE, b=TWO), TinyEncoder()
    first = sync(folder, index, tiny)
    assert changes(first) == {"added": ("a.txt", "b.txt")} and held(index) == {"2024-01", "2024-02"}
    assert first.passages == len(tiny.seen) == len(list(index.passages()))
    tiny.seen.clear()
    assert changes(sync(folder, index, tiny)) == {"skipped": ("a.txt", "b.txt")} and tiny.seen == []
    (folder / "a.txt").unlink()
    written(folder, b=TWO.replace("126 处", "127 处"), c=THREE)
    second = sync(folder, index, tiny)
    assert changes(second) == {"added": ("c.txt",), "updated": ("b.txt",), "deleted": ("a.txt",)}
    assert held(index) == {"2024-02", "2024-03"}
    duties = index.rows({"$and": [{"document": "2024-02"}, {"kind": "duty"}]})
    assert "127 处" in "".join(row.quote for row in duties)


def test_only_passages_that_changed_are_encoded_again(index: Index, tmp_path: Path) -> None:
    folder, tiny = written(tmp_path / "folder", a=ONE), TinyEncoder()
    sync(folder, index, tiny)
    tiny.seen.clear()
    # As many characters, so that no other passage moves.
    written(folder, a=ONE.replace("126 处", "127 处"))
    sync(folder, index, tiny)
    assert len(tiny.seen) == 1 and "127 处" in tiny.seen[0]


def test_a_renamed_file_is_an_update_of_the_same_minutes(index: Index, tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=ONE)
    sync(folder, index, TinyEncoder())
    (folder / "a.txt").rename(folder / "z.txt")
    assert changes(sync(folder, index, TinyEncoder())) == {"updated": ("z.txt",)}
    assert held(index) == {"2024-01"}


def test_minutes_read_by_another_list_of_bodies_are_read_again_and_not_encoded(index: Index, tmp_path: Path) -> None:
    folder, tiny = written(tmp_path / "folder", a=ONE, b=TWO), TinyEncoder()
    sync(folder, index, tiny)
    live = index.manifest()
    assert live is not None
    older = {name: replace(entry, version=f"7.0123456789abcdef-{name}") for name, entry in live.entries.items()}
    index.publish(replace(live, entries=older, generation=live.generation + 1))
    tiny.seen.clear()
    assert changes(sync(folder, index, tiny)) == {"updated": ("a.txt", "b.txt")} and tiny.seen == []
    assert changes(sync(folder, index, tiny)) == {"skipped": ("a.txt", "b.txt")}


def test_a_file_that_can_no_longer_be_read_keeps_its_old_rows(index: Index, tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=ONE, b=TWO)
    sync(folder, index, TinyEncoder())
    before = index.rows()
    (folder / "a.txt").write_bytes(b"")
    report = sync(folder, index, TinyEncoder())
    assert len(report.failed) == 1 and report.failed[0].startswith("a.txt: found an empty file; wanted")
    assert index.rows() == before and held(index) == {"2024-01", "2024-02"}


def test_a_folder_without_minutes_never_empties_the_index(index: Index, tmp_path: Path) -> None:
    sync(written(tmp_path / "folder", a=ONE), index, TinyEncoder())
    before = index.manifest()
    empty, other = tmp_path / "empty", written(tmp_path / "other", readme="购物清单：牛奶，鸡蛋。")
    empty.mkdir()
    wanted = {
        tmp_path / "missing": "found no such folder",
        empty: "found no files of a known format",
        other: "found no file that could be read .*readme.txt",
        tmp_path / "folder" / "a.txt": "found no such folder",
    }
    for folder, message in wanted.items():
        with pytest.raises(ReadingError, match=message) as caught:
            sync(folder, index, TinyEncoder())
        assert caught.value.where == str(folder)
        assert index.manifest() == before and held(index) == {"2024-01"}


def test_bad_files_are_named_and_the_others_read(index: Index, tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=ONE, empty="", prose="购物清单：牛奶，鸡蛋。")
    (folder / "gbk.txt").write_bytes(TWO.encode("gbk"))
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "notes.xyz").write_text("left alone")
    with (folder / "large.txt").open("wb") as large:
        large.truncate(50_000_000)
    report = sync(folder, index, TinyEncoder())
    assert held(index) == {"2024-01", "2024-02"}
    assert {line.partition(":")[0] for line in report.failed} == {"binary.txt", "empty.txt", "large.txt", "prose.txt"}
    assert all("found" in line and "wanted" in line and "\n" not in line for line in report.failed)
    assert "50 MB" in next(line for line in report.failed if line.startswith("large"))


def test_gbk_and_utf8_of_one_text_give_equal_rows(tmp_path: Path) -> None:
    text = (MINUTES / "2023-12.txt").read_text(encoding="utf-8")
    rows = []
    for codec in ("utf-8", "gb18030"):
        folder = tmp_path / codec
        folder.mkdir()
        (folder / "m.txt").write_bytes(text.encode(codec))
        opened = open_embedded(tmp_path / f"{codec}-index")
        sync(folder, opened, TinyEncoder())
        rows.append(opened.rows())
    assert rows[0] == rows[1] and len(rows[0]) > 30


def test_last_years_minutes_issued_in_january_keep_their_years_number(index: Index, tmp_path: Path) -> None:
    def dated(number: int, held: str, issued: str) -> str:
        return (
            f"某市人民政府\n常务会议纪要\n第{number}号\n某市人民政府办公室\n{issued}\n\n"
            f"{held}上午，李明市长主持召开市政府第{number}次常务会议，听取汇报。\n\n一、听取关于绿化工作的汇报\n"
            "（一）原则同意下阶段安排。\n"
        )

    folder = written(
        tmp_path / "folder",
        a=dated(20, "2014年12月23日", "2015年1月1日"),
        b=dated(20, "2015年12月20日", "2015年12月26日"),
        c=dated(1, "2014年12月30日", "2015年1月6日"),
    )
    assert not sync(folder, index, TinyEncoder()).failed
    assert held(index) == {"2014-20", "2015-20", "2015-01"}


def test_the_same_minutes_twice_are_held_once_and_told(index: Index, tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=ONE, b=ONE.replace("126 处", "127 处"))
    for _ in range(2):
        report = sync(folder, index, TinyEncoder())
        assert len(report.failed) == 1
        assert "b.txt: found minutes 2024-01 a second time" in report.failed[0] and "a.txt" in report.failed[0]
        assert held(index) == {"2024-01"} and "126 处" in "".join(row.quote for row in index.rows())


def test_files_of_one_name_in_folders_of_years_are_kept_apart(index: Index, tmp_path: Path) -> None:
    written(tmp_path / "folder" / "2023", one=made_up(1, 2023))
    written(tmp_path / "folder" / "2024", one=made_up(1, 2024))
    sync(tmp_path / "folder", index, TinyEncoder())
    assert held(index) == {"2023-01", "2024-01"}


def test_another_model_is_an_error_that_names_both_and_what_to_run(index: Index, tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=ONE)
    sync(folder, index, TinyEncoder("first model"))
    written(folder, b=TWO)
    for dimensions in (8, 12):
        with pytest.raises(ModelError) as caught:
            sync(folder, index, TinyEncoder("second model", dimensions))
        assert all(part in str(caught.value) for part in ("first model", "second model", "minutes index"))
    assert held(index) == {"2024-01"}


@pytest.mark.parametrize("dimensions", [8, 12])
def test_a_first_sync_that_failed_leaves_no_vectors_of_its_model(
    connect: Callable[[], Index], tmp_path: Path, dimensions: int
) -> None:
    class Failing(Index):
        def publish(self, manifest: Manifest) -> None:
            raise StoreError("index", "a full disk", "room")

    folder = written(tmp_path / "folder", a=ONE)
    failing = Failing(connect()._connect, "index")
    with pytest.raises(StoreError, match="a full disk"):
        sync(folder, failing, TinyEncoder("first"))
    index = connect()
    assert index.manifest() is None and held(index) == set()
    other = TinyEncoder("second", dimensions)
    sync(folder, index, other)
    assert held(index) == {"2024-01"}
    for passage, _, vector in index.passages():
        assert vector == pytest.approx(other.query(indexed_text(passage)), abs=1e-5)


def test_a_sync_that_failed_resumes_without_encoding_again(index: Index, tmp_path: Path) -> None:
    folder, tiny = written(tmp_path / "folder", a=ONE), TinyEncoder()
    minutes = read_minutes(folder / "a.txt")
    sync(folder, index, tiny)
    live = index.manifest()
    assert live
    index.publish(Manifest("tiny", live.generation))  # as if killed before the end: rows, but not live
    assert held(index) == set()
    tiny.seen.clear()
    sync(folder, index, tiny)
    assert tiny.seen == [] and held(index) == {minutes.id}


def test_somebody_elses_publication_is_not_overwritten(connect: Callable[[], Index], tmp_path: Path) -> None:
    folder, index = written(tmp_path / "folder", a=ONE), connect()

    def meanwhile(stage: str, done: int, total: int) -> None:
        if stage == "encode":
            live = index.manifest() or Manifest("tiny")
            connect().publish(replace(live, generation=live.generation + 1))

    with pytest.raises(StoreError, match="another process has written it meanwhile"):
        sync(folder, index, TinyEncoder(), meanwhile)
    sync(folder, index, TinyEncoder())
    assert held(index) == {"2024-01"}


def test_progress_counts_files_and_documents(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    folder = written(tmp_path / "folder", a=ONE, b=TWO)
    sync(folder, open_embedded(tmp_path / "index"), TinyEncoder(), lambda *step: steps.append(step))
    assert steps == [("read", 1, 2), ("read", 2, 2), ("encode", 1, 2), ("encode", 2, 2)]


def test_warnings_of_odd_minutes_are_in_the_report(index: Index, tmp_path: Path) -> None:
    hidden = ONE.replace("排水管网", "排水\u200b管网")
    report = sync(written(tmp_path / "folder", a=hidden), index, TinyEncoder())
    assert [line for line in report.warnings if "invisible" in line and line.startswith("a.txt: ")]


def test_the_bundled_model_indexes_the_two_minutes(tmp_path: Path) -> None:
    encoder = open_encoder(None)
    opened = open_embedded(tmp_path)
    report = sync(MINUTES, opened, encoder)
    assert report.failed == () and report.warnings == () and held(opened) == {"2023-05", "2023-12"}
    asked = encoder.query("哪个部门负责燃气三年行动方案？")
    nearest, _, _ = max(opened.passages(), key=lambda entry: float(entry[2] @ asked))
    assert (nearest.document, nearest.item) == ("2023-05", "四")


def killed(where: str, tmp_path: Path, kills: Sequence[float]) -> list[dict[str, Any]]:
    """Kill syncs by SIGKILL and give what each left; three minutes become three others, one of them changed.

    A kill is the number of the write before which it comes, from 0, or the seconds after the start, negated.
    """
    old = written(tmp_path / "old", a=ONE, b=TWO, c=THREE)
    new = written(tmp_path / "new", a=ONE, b=made_up(2, subject="燃气管网"), d=made_up(4))
    program = [sys.executable, "-m", "tests.retrieval.killed_sync", where, str(old), str(new), *map(str, kills)]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, timeout=KILL_TIMEOUT_S, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def require_whole(found: list[dict[str, Any]]) -> None:
    """Check that each kill left the old index or the new one, and that the next sync made up for it."""
    for each in found:
        assert each["seen"] in ("old", "new"), each
        assert each["then"] == "new" and each["leftovers"] == 0, each


def test_a_sync_killed_at_any_write_leaves_the_old_index_or_the_new_one(tmp_path: Path) -> None:
    moments = [-Random(at).uniform(0.02, 0.4) for at in range(2)]
    found = killed(str(tmp_path / "index"), tmp_path, [0, 2, 3, 4, 5, 7, *moments])
    require_whole(found)
    # Seven writes, from 0: three kinds of rows, the manifest, three sweeps; the last kill would come after the end.
    assert [each["seen"] for each in found[:6]] == ["old"] * 3 + ["new"] * 3
    assert [each["killed"] for each in found[:6]] == [True] * 5 + [False]


def test_a_sync_to_a_server_killed_at_any_write_leaves_the_old_index_or_the_new_one(
    empty_server: str, tmp_path: Path
) -> None:
    found = killed(empty_server, tmp_path, [1, 3, 4])
    require_whole(found)
    assert [each["seen"] for each in found] == ["old", "old", "new"]
