"""A filter is held to a row's fields as the database says it does."""

from __future__ import annotations

from typing import Any

import pytest

from retrieval.stored.where import Where, admits, askable

ROW: dict[str, Any] = {"kind": "decision", "number": 5, "held_day": 20230410, "bodies": ["市住建局", "市商务局"]}


@pytest.mark.parametrize(
    "where",
    [
        None,
        {"kind": "decision"},
        {"number": {"$in": [5, 12]}},
        {"bodies": {"$contains": "市商务局"}},
        {"held_day": {"$gte": 20230101, "$lt": 20230501}},
        {"$or": [{"number": 12}, {"$and": [{"number": 5}, {"kind": "decision"}]}]},
    ],
)
def test_a_row_is_admitted(where: dict[str, Any] | None) -> None:
    assert admits(where, ROW)


@pytest.mark.parametrize(
    "where",
    [
        {"kind": "duty"},
        {"number": {"$gt": 5}},
        {"bodies": {"$contains": "市财政局"}},
        {"meeting": 22},
        {"$and": [{"number": 5}, {"kind": "duty"}]},
        {"$or": [{"number": 12}, {"held_day": {"$lte": 20230409}}]},
    ],
)
def test_a_row_is_kept_out(where: dict[str, Any]) -> None:
    assert not admits(where, ROW)


@pytest.mark.parametrize(
    ("where", "trusted"),
    [
        (None, False),
        ({"kind": "duty"}, True),
        ({"$and": [{"kind": {"$in": ["duty"]}}, {"year": 2023}]}, True),
        ({"bodies": {"$contains": "市住建局"}}, False),
        ({"$or": [{"year": 2023}, {"$and": [{"bodies": {"$contains": "市住建局"}}, {"kind": "duty"}]}]}, False),
    ],
)
def test_a_filter_over_lists_is_not_left_to_the_database(where: Where | None, trusted: bool) -> None:
    assert askable(where) == (where if trusted else None)
