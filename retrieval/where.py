"""Chroma's filters checked once more over a row's fields: a server has been seen to pass on rows that it had not
settled yet without asking `$contains` of them."""

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
