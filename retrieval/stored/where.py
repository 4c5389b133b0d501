"""Chroma's filters over a row's fields, checked here: of rows that a server is just settling, fields that are lists
have been seen missing, so that `$contains` is answered wrongly. The row's record is whole and is asked instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Where = Mapping[str, Any]
_HOLDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "$eq": lambda held, wanted: bool(held == wanted),
    "$in": lambda held, wanted: held in wanted,
    "$contains": lambda held, wanted: wanted in held,
    "$gt": lambda held, wanted: bool(held > wanted),
    "$gte": lambda held, wanted: bool(held >= wanted),
    "$lt": lambda held, wanted: bool(held < wanted),
    "$lte": lambda held, wanted: bool(held <= wanted),
}


def askable(where: Where | None) -> Where | None:
    """Give the filter if Chroma may be trusted with it; None (ask for all rows, see `admits`) for `$contains`."""
    return None if where is None or _asks_lists(where) else where


def _asks_lists(where: Where) -> bool:
    for name, wanted in where.items():
        parts = wanted if name in ("$and", "$or") else [wanted] if isinstance(wanted, Mapping) else []
        if name == "$contains" or any(_asks_lists(part) for part in parts):
            return True
    return False


def admits(where: Where | None, fields: Mapping[str, Any]) -> bool:
    """Whether a filter admits a row with these fields; a field that the row lacks meets no condition."""
    return all(_holds(name, wanted, fields) for name, wanted in (where or {}).items())


def _holds(name: str, wanted: Any, fields: Mapping[str, Any]) -> bool:
    if name == "$and":
        return all(admits(one, fields) for one in wanted)
    if name == "$or":
        return any(admits(one, fields) for one in wanted)
    conditions = wanted if isinstance(wanted, Mapping) else {"$eq": wanted}
    held = fields.get(name)
    return held is not None and all(_HOLDS[operator](held, value) for operator, value in conditions.items())
