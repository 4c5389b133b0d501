"""The ledger's copy gives what the database gives, follows it, and is known to be old when it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from retrieval.build import sync
from retrieval.errors import StoreError
from retrieval.index import Index, open_embedded
from retrieval.ledger_file import FILE, LedgerFile, current_ledger
from retrieval.stored.ledger_where import condition
from retrieval.stored.published import retract
from tests.retrieval.rooms import MINUTES, TinyEncoder, made_up, written

WHERES: list[dict[str, Any]] = [
    {"bodies": {"$contains": "市市场监管局"}},
    {"$or": [{"bodies": {"$contains": "市商务局"}}, {"addressees": {"$contains": "各地各部门"}}]},
    {"$and": [{"kind": {"$in": ["decision", "duty"]}}, {"held_day": {"$gte": 20230601}}]},
    {"$and": [{"next_step": "submit"}, {"route": {"$in": ["市委常委会"]}}, {"year": 2023}]},
    {"$or": [{"$and": [{"number": 5}, {"item": "四"}]}, {"meeting": {"$gt": 25}}]},
    {"title": "审议《太仓市着力提升城镇燃气本质安全水平三年行动方案》"},
    {"matters": {"$contains": "专精特新企业培育行动方案"}},
    {"held_day": {"$lt": 20230410}},
]


def test_the_copy_gives_what_the_database_gives(index: Index, tmp_path: Path) -> None:
    sync(MINUTES, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / "new" / FILE)
    ledger.bring_up(index)
    assert len(ledger.rows()) > 70 and ledger.rows() == index.rows()
    for where in WHERES:
        assert ledger.rows(where) == index.rows(where)
        assert bool(ledger.rows(where)) == ("$lt" not in str(where))
    assert ledger.learned() == (index.manifest() or pytest.fail()).learned
    assert "市住建局" in ledger.values("bodies") and "市住建局" in ledger.learned()


def test_decisions_that_bodies_share_are_read_by_themselves(index: Index, tmp_path: Path) -> None:
    sync(MINUTES, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / FILE)
    ledger.bring_up(index)
    shared = tuple(row for row in index.rows({"kind": "decision"}) if row.partners)
    assert shared and ledger.shared() == shared


def test_rows_are_counted_and_read_a_few_at_a_time_newest_first(index: Index, tmp_path: Path) -> None:
    sync(MINUTES, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / FILE)
    ledger.bring_up(index)
    decisions = {"kind": "decision"}
    whole = ledger.newest(decisions, 0, 100)
    assert len(whole) == ledger.count(decisions) == 17 and ledger.count() == len(ledger.rows())
    assert [row["document"] for row in whole] == ["2023-12"] * 8 + ["2023-05"] * 9
    assert ledger.newest(decisions, 0, 5) + ledger.newest(decisions, 5, 100) == whole
    assert sorted(row["id"] for row in whole) == sorted(row["id"] for row in ledger.records(decisions))


def test_rows_are_counted_by_body_and_by_agenda_item(index: Index, tmp_path: Path) -> None:
    sync(MINUTES, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / FILE)
    ledger.bring_up(index)
    named = [body for row in ledger.rows({"kind": "duty"}) for body in row.bodies]
    counted = ledger.tally("bodies", {"kind": "duty"})
    assert dict(counted) == {body: named.count(body) for body in named}
    assert [count for _, count in counted] == sorted((count for _, count in counted), reverse=True)
    items = ledger.items()
    assert [(one.document, one.item) for one in items][:2] == [("2023-05", "一"), ("2023-05", "二")]
    assert len(items) == 17 and sum(one.rows for one in items) == ledger.count()
    assert {one.item: one.next_step for one in items if one.document == "2023-12"}["六"] == "submit"


def test_rows_are_found_by_what_they_say(index: Index, tmp_path: Path) -> None:
    sync(MINUTES, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / FILE)
    ledger.bring_up(index)
    for words in ("三位一体", "三年行动方案", "市住建局"):
        found = ledger.rows({"said": {"$contains": words}})
        assert found
        assert all(words in "".join((row.quote, row.title or "", *row.documents, *row.bodies)) for row in found)
    assert ledger.rows({"said": {"$contains": "地铁"}}) == ()


@pytest.mark.parametrize("where", [{"colour": "red"}, {"number": {"$ne": 5}}, {"bodies": "市住建局"}])
def test_a_filter_that_the_copy_does_not_know_is_an_error(where: dict[str, Any]) -> None:
    with pytest.raises(StoreError, match="filter: found"):
        condition(where)


def test_the_copy_follows_what_is_added_changed_and_taken_away(tmp_path: Path) -> None:
    folder = written(tmp_path / "minutes", a=made_up(1), b=made_up(2))
    index, ledger = open_embedded(tmp_path / "index"), LedgerFile(tmp_path / "index" / FILE)
    assert ledger.stamp() is None and current_ledger(tmp_path / "index") is None
    sync(folder, index, TinyEncoder())
    ledger.bring_up(index)
    assert set(ledger.entries()) == {"2024-01", "2024-02"}
    written(folder, b=made_up(2, subject="燃气管网"), c=made_up(3))
    (folder / "a.txt").unlink()
    sync(folder, index, TinyEncoder())
    assert current_ledger(tmp_path / "index") is None and set(ledger.entries()) == {"2024-01", "2024-02"}
    ledger.bring_up(index)
    assert current_ledger(tmp_path / "index") is not None
    assert ledger.rows() == index.rows() and set(ledger.entries()) == {"2024-02", "2024-03"}
    assert "云溪市燃气管网养护办法" in ledger.values("documents") and ledger.values("number") == (2, 3)


@pytest.mark.parametrize("damage", [b"no database" * 1000, b""])
def test_a_damaged_copy_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    index, ledger = open_embedded(tmp_path / "index"), LedgerFile(tmp_path / "index" / FILE)
    sync(written(tmp_path / "minutes", a=made_up(1)), index, TinyEncoder())
    (tmp_path / "index" / FILE).write_bytes(damage)
    assert ledger.stamp() is None and current_ledger(tmp_path / "index") is None
    ledger.bring_up(index)
    assert ledger.rows() == index.rows() and current_ledger(tmp_path / "index") is not None


def test_a_copy_of_another_layout_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, ledger = open_embedded(tmp_path / "index"), LedgerFile(tmp_path / "index" / FILE)
    sync(written(tmp_path / "minutes", a=made_up(1)), index, TinyEncoder())
    ledger.bring_up(index)
    monkeypatch.setattr("retrieval.ledger_file._LAYOUT", "another")
    assert current_ledger(tmp_path / "index") is None
    ledger.bring_up(index)
    assert ledger.rows() == index.rows() and current_ledger(tmp_path / "index") is not None


def test_where_a_writer_was_killed_while_it_published_nobody_trusts_the_copy(tmp_path: Path) -> None:
    index, ledger = open_embedded(tmp_path / "index"), LedgerFile(tmp_path / "index" / FILE)
    sync(written(tmp_path / "minutes", a=made_up(1)), index, TinyEncoder())
    ledger.bring_up(index)
    retract(tmp_path / "index")
    assert current_ledger(tmp_path / "index") is None
    index.announce()
    assert current_ledger(tmp_path / "index") is not None
