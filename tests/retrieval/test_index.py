"""The index in Chroma, embedded and on a server: what is written, what readers see, what goes wrong."""

from __future__ import annotations

import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from retrieval.bodies import Bodies
from retrieval.build import sync, writing
from retrieval.chunks import indexed_text, passage_digest, passages
from retrieval.errors import StoreError
from retrieval.index import Entry, Index, IndexedMinutes, Manifest, open_embedded, open_server
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.records import Minutes
from tests.retrieval.rooms import MINUTES, NAMES, ROOT, TinyEncoder, made_up, written

NOBODY = 65534
# Root may write anywhere, so that tests run by root ask as somebody else, once all is imported.
READ_ONLY = """
import os, sys
from pathlib import Path
from retrieval.build import writing
from retrieval.errors import StoreError
from retrieval.index import open_embedded

if os.geteuid() == 0:
    os.setuid(int(sys.argv[2]))
for attempt in (open_embedded, lambda folder: writing(folder).__enter__()):
    try:
        attempt(Path(sys.argv[1]))
    except StoreError as error:
        print(error)
"""
ENTRY = Entry("2023-05.txt", "0" * 64, "v1")


def prepared(minutes: Minutes, version: str = "v1") -> IndexedMinutes:
    """Make minutes ready to be written."""
    found = passages(minutes)
    vectors = TinyEncoder().passages([indexed_text(passage) for passage in found])
    digests = [passage_digest(passage) for passage in found]
    return IndexedMinutes(minutes, found, digests, vectors, ledger_rows(minutes, Bodies.load()), version)


@pytest.fixture(scope="module")
def five() -> Minutes:
    """Read No. 5 of 2023."""
    return read_minutes(MINUTES / "2023-05.txt")


def test_an_index_never_published_shows_nothing(index: Index, five: Minutes) -> None:
    assert index.manifest() is None
    index.write([prepared(five)])
    assert index.rows() == () and list(index.passages()) == [] and index.documents() == ()


def test_what_was_written_is_read_back_whole(connect: Callable[[], Index], five: Minutes) -> None:
    ready = prepared(five)
    manifest = Manifest("tiny", 1, {five.id: ENTRY}, ("市住建局",), ("陆江",))
    writer = connect()
    writer.write([ready])
    writer.publish(manifest)
    reader = connect()
    assert reader.manifest() == manifest
    assert reader.minutes(five.id, "v1") == five
    assert reader.minutes(five.id, "v2") is None and reader.minutes("2023-06", "v1") is None
    assert reader.rows() == ready.rows
    held = {passage.id: (passage, found, vector) for passage, found, vector in reader.passages()}
    assert len(held) == len(ready.passages)
    for passage, found, vector in zip(ready.passages, ready.digests, ready.vectors, strict=True):
        assert held[passage.id][:2] == (passage, found)
        np.testing.assert_allclose(held[passage.id][2], vector, atol=1e-6)


def test_rows_of_another_version_stay_unseen_until_published_and_are_swept(index: Index, five: Minutes) -> None:
    index.write([prepared(five)])
    index.publish(Manifest("tiny", 1, {five.id: ENTRY}))
    changed = replace(five, number=6)
    index.write([prepared(changed, "v2")])
    assert {row.number for row in index.rows()} == {5}
    second = Manifest("tiny", 2, {five.id: replace(ENTRY, version="v2")})
    index.publish(second)
    assert {row.number for row in index.rows()} == {6}
    index.sweep(second)
    assert index.minutes(five.id, "v1") is None and index.minutes(five.id, "v2") == changed
    assert {passage.number for passage, _, _ in index.passages()} == {6}


def test_another_connection_sees_what_is_published_after_it_was_opened(connect: Callable[[], Index]) -> None:
    reader, writer = connect(), connect()
    for at, name in enumerate(NAMES, start=1):
        minutes = read_minutes(MINUTES / f"{name}.txt")
        writer.write([prepared(minutes)])
        writer.publish(Manifest("tiny", at, {each: ENTRY for each in NAMES[:at]}))
        assert len(list(reader.passages())) == sum(len(passages(_read(each))) for each in NAMES[:at])
        found = reader.manifest()
        assert found and found.generation == at


def _read(name: str) -> Minutes:
    return read_minutes(MINUTES / f"{name}.txt")


def test_a_reader_sees_whole_what_another_process_has_written(tmp_path: Path) -> None:
    folder = written(tmp_path / "folder", a=made_up(1), b=made_up(2))
    reader = open_embedded(tmp_path / "index")
    sync(folder, reader, TinyEncoder())
    assert len({passage.document for passage, _, _ in reader.passages()}) == 2
    written(folder, b=made_up(2, subject="燃气管网"), c=made_up(3))
    _in_another_process(
        "from tests.retrieval.killed_sync import synced; import sys; synced(*sys.argv[1:])",
        str(tmp_path / "index"),
        str(folder),
    )
    tiny = TinyEncoder()
    held = list(reader.passages())
    assert {passage.document for passage, _, _ in held} == {"2024-01", "2024-02", "2024-03"}
    for passage, _, vector in held:
        np.testing.assert_allclose(vector, tiny.query(indexed_text(passage)), atol=1e-5)
    assert {row.documents for row in reader.rows({"document": "2024-02"}) if row.documents} == {
        ("云溪市燃气管网养护办法",)
    }


def _in_another_process(code: str, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"bodies": {"$contains": "市住建局"}}, {"2023-05/四/一/decision1"}),
        ({"next_step": "submit"}, {"2023-05/七/一/decision1", "2023-12/六/一/decision1"}),
        ({"$and": [{"next_step": "report_first"}, {"year": 2023}]}, {"2023-12/七/一/decision1"}),
        ({"$and": [{"route": "市政府名义"}, {"number": 12}]}, {"2023-12/八/一/decision1"}),
        ({"documents": {"$contains": "太仓市信息化项目管理办法（2023年修订）"}}, {"2023-12/八/一/decision1"}),
        ({"matters": {"$contains": "专精特新企业培育行动方案"}}, {"2023-12/五/一/decision1"}),
        ({"addressees": {"$contains": "农文旅融合工作专班"}}, {"2023-05/七/三/duty1"}),
        (
            {"$and": [{"held_day": {"$gte": 20230601}}, {"meeting": 26}, {"verdict": "学习"}]},
            {"2023-12/一/一/decision1"},
        ),
        ({"document": "1999-01"}, set()),
    ],
)
def test_ledger_rows_are_found_by_every_filter(two: Index, where: dict[str, object], expected: set[str]) -> None:
    assert {row.id for row in two.rows(where)} == expected


@pytest.fixture(scope="module", params=["embedded", "server"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """Give an index of the two minutes, embedded or on a server."""
    if request.param == "server":
        request.getfixturevalue("chroma_server")
        opened = open_server(request.getfixturevalue("chroma_server"))
        opened.clear()
    else:
        opened = open_embedded(tmp_path_factory.mktemp("two"))
    entries = {name: replace(ENTRY, version="two") for name in NAMES}
    opened.write([prepared(_read(name), "two") for name in NAMES])
    opened.publish(Manifest("tiny", 1, entries))
    yield opened


def test_rows_come_in_the_order_of_the_minutes(two: Index) -> None:
    rows = two.rows()
    assert [(row.held, row.start) for row in rows] == sorted((row.held, row.start) for row in rows)
    assert len(rows) > 70


def test_documents_are_found_by_who_came(two: Index) -> None:
    assert two.documents({"people": {"$contains": "夏家辉"}}) == ("2023-12",)
    assert two.documents({"attending": {"$contains": "市住建局"}}) == NAMES


def test_two_writers_do_not_write_at_once(tmp_path: Path) -> None:
    with writing(tmp_path), pytest.raises(StoreError, match="another process that is indexing"), writing(tmp_path):
        pass
    with writing(tmp_path):
        pass


def test_a_read_only_folder_is_an_error_that_names_it() -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, "index")
        folder.mkdir()
        Path(base).chmod(0o755)
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR | stat.S_IROTH | stat.S_IXOTH | stat.S_IRGRP | stat.S_IXGRP)
        told = _in_another_process(READ_ONLY, str(folder), str(NOBODY))
        assert told.count(f"{folder}: found") == 2 and told.count("a folder this user may write") == 2


def test_a_file_in_the_place_of_the_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("x")
    with pytest.raises(StoreError, match=r"index: found .*wanted a folder this user may write"):
        open_embedded(tmp_path / "index")


def test_a_damaged_database_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreError) as caught:
        open_embedded(tmp_path)
    assert caught.value.where == str(tmp_path) and "\n" not in str(caught.value)


def test_a_server_that_does_not_answer_is_an_error_that_names_it() -> None:
    with pytest.raises(StoreError, match=r"http://127\.0\.0\.1:9: found .*wanted"):
        open_server("http://127.0.0.1:9")
