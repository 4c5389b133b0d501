"""What the library says of rows: those of later meetings that took a matter up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.library import Library
from retrieval.build import sync
from retrieval.index import open_embedded
from retrieval.ledger_file import FILE, LedgerFile
from tests.retrieval.rooms import TinyEncoder, made_up, written


def test_what_a_later_meeting_took_up_again_is_said(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "minutes",
        a=made_up(1, 2022),
        b=made_up(2, 2023),
        c=made_up(3, 2023, subject="桥梁"),
        d=made_up(4, 2024),
    )
    index = open_embedded(tmp_path / "index")
    sync(folder, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / "index" / FILE)
    ledger.bring_up(index)
    for library in (Library(index), Library(index, ledger)):
        first = library.rows(["2022-01"], kind="decision", item="一")[0]
        assert [row.id for row in library.later(first)] == ["2023-02/一/一/decision1", "2024-04/一/一/decision1"]
        assert library.later(library.rows(["2024-04"], kind="decision", item="一")[0]) == ()
        assert library.later(replace(first, held=None, issued=None)) == ()
        assert library.later(library.rows(["2022-01"], kind="duty")[0]) == ()
    records = ledger.records({"kind": "decision"})
    later = ledger.later(records)
    assert later["2022-01/一/一/decision1"] == ["2023-02/一/一/decision1", "2024-04/一/一/decision1"]
    assert later["2023-03/一/一/decision1"] == [] and later["2024-04/一/一/decision1"] == []
