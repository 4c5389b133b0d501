"""The snapshot that searches read: equal to the index, made once a generation, never half."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from retrieval.build import sync
from retrieval.chunks import indexed_text
from retrieval.index import Index, open_embedded
from retrieval.snapshot import PARTS, open_snapshot
from tests.retrieval.rooms import MINUTES, TinyEncoder, made_up, written


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Give an index of the two minutes."""
    opened = open_embedded(tmp_path / "index")
    sync(MINUTES, opened, TinyEncoder())
    return opened


def test_it_holds_every_passage_with_its_vector_and_columns(index: Index, tmp_path: Path) -> None:
    snapshot = open_snapshot(index, tmp_path / "search")
    held = {passage.id: (passage, vector) for passage, _, vector in index.passages()}
    assert len(snapshot) == len(held) == len(snapshot.vectors)
    for at in range(len(snapshot)):
        passage, row = snapshot.passage(at), snapshot.columns[at]
        expected, vector = held.pop(passage.id)
        assert passage == expected
        np.testing.assert_allclose(snapshot.vectors[at], vector)
        assert (row["number"], row["meeting"], PARTS[row["part"]]) == (passage.number, passage.meeting, passage.part)
        assert f"{row['held']}" == (passage.held or "").replace("-", "")
        assert f"{row['issued']}" == (passage.issued or "").replace("-", "")
    assert not held


def test_paragraphs_of_one_item_share_a_number_and_its_title(index: Index, tmp_path: Path) -> None:
    snapshot = open_snapshot(index, tmp_path / "search")
    groups: dict[int, set[tuple[str, str | None]]] = {}
    for at in range(len(snapshot)):
        passage = snapshot.passage(at)
        if passage.item:
            groups.setdefault(int(snapshot.columns[at]["item"]), set()).add((passage.document, passage.item))
    assert len(groups) == 17 and all(len(named) == 1 for named in groups.values())
    assert set(groups) <= set(snapshot.titles)


def test_it_is_made_once_for_a_generation_and_anew_for_the_next(tmp_path: Path) -> None:
    folder, opened = written(tmp_path / "folder", a=made_up(1)), open_embedded(tmp_path / "index")
    sync(folder, opened, TinyEncoder())
    first = open_snapshot(opened, tmp_path / "search")
    assert first.passage(0).document == "2024-01"
    again = open_snapshot(open_embedded(tmp_path / "index"), tmp_path / "search")
    assert again.folder == first.folder and len(list(first.folder.parent.iterdir())) == 1
    for number in (2, 3, 4):
        written(folder, b=made_up(number))
        sync(folder, opened, TinyEncoder())
        newest = open_snapshot(opened, tmp_path / "search")
        assert {newest.passage(at).document for at in range(len(newest))} == {"2024-01", f"2024-{number:02d}"}
    # The one before the newest stays, for whoever has it open.
    assert len(list(first.folder.parent.iterdir())) == 2
    assert {first.passage(at).document for at in range(len(first))} == {"2024-01"}


def test_nearest_by_vector_is_the_passage_itself(index: Index, tmp_path: Path) -> None:
    snapshot = open_snapshot(index, tmp_path / "search")
    tiny = TinyEncoder()
    for at in range(0, len(snapshot), 7):
        asked = tiny.query(indexed_text(snapshot.passage(at)))
        assert int(np.argmax(snapshot.vectors @ asked)) == at


def test_what_a_killed_process_left_half_made_is_not_opened(index: Index, tmp_path: Path) -> None:
    made = open_snapshot(index, tmp_path / "search").folder
    half = made.rename(made.with_name("draft-killed"))
    (half / "vectors.npy").write_bytes(b"half")
    assert len(open_snapshot(index, tmp_path / "search")) == len(list(index.passages()))


def test_an_empty_index_has_an_empty_snapshot(tmp_path: Path) -> None:
    snapshot = open_snapshot(open_embedded(tmp_path / "index"), tmp_path / "search")
    assert len(snapshot) == 0
