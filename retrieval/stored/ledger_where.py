"""Chroma's filters as SQL over the copy of the ledger: the part of that language that ledger rows are asked with.

`{"said": {"$contains": …}}` is ours: the rows whose words hold a text, both squashed (see retrieval.scripts).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from retrieval.errors import StoreError

FIELDS = (
    "document",
    "kind",
    "verdict",
    "next_step",
    "route",
    "item",
    "title",
    "number",
    "meeting",
    "held_day",
    "year",
)
LISTS = ("bodies", "documents", "addressees", "matters")
SAID = "said"  # what a row says, squashed: of the copy alone, asked for with $contains
_COMPARED = {"$eq": "=", "$gt": ">", "$gte": ">=", "$lt": "<", "$lte": "<="}
_JOINED = {"$and": " AND ", "$or": " OR "}
Where = Mapping[str, Any]


def condition(where: Where) -> tuple[str, list[Any]]:
    """Turn a filter into an SQL condition and its values; raises StoreError for what is not of this language."""
    parts = [_part(name, wanted) for name, wanted in where.items()]
    return " AND ".join(f"({said})" for said, _ in parts) or "1", [value for _, given in parts for value in given]


def _part(name: str, wanted: Any) -> tuple[str, list[Any]]:
    if name in _JOINED:
        return _joined(name, wanted)
    operator, value = next(iter(wanted.items())) if isinstance(wanted, Mapping) else ("$eq", wanted)
    if name in LISTS and operator == "$contains":
        return _listed(name, [value])
    if name == SAID and operator == "$contains":
        return f"instr({SAID}, ?)", [value]
    if name in FIELDS and operator == "$in":
        return f"{name} IN (SELECT value FROM json_each(?))", [_json(value)]
    if name in FIELDS and operator in _COMPARED:
        return f"{name} {_COMPARED[operator]} ?", [value]
    fields = ", ".join((*FIELDS, *LISTS, SAID))
    raise StoreError("filter", f"{name} {operator}", f"a field of {fields}, and an operator that it takes")


def _joined(name: str, wanted: Sequence[Where]) -> tuple[str, list[Any]]:
    """Join conditions. Alternatives for one list become one: SQLite takes no thousand conditions in a row."""
    parts: list[tuple[str, list[Any]]] = []
    listed: defaultdict[str, list[Any]] = defaultdict(list)
    for one in wanted:
        ((field, value), *others) = one.items()
        if name == "$or" and not others and field in LISTS and isinstance(value, Mapping) and "$contains" in value:
            listed[field].append(value["$contains"])
        else:
            parts.append(condition(one))
    parts += [_listed(field, values) for field, values in listed.items()]
    said = _JOINED[name].join(f"({said})" for said, _ in parts)
    return said, [value for _, given in parts for value in given]


def _listed(field: str, values: Sequence[Any]) -> tuple[str, list[Any]]:
    return (
        f"seq IN (SELECT seq FROM lists WHERE field = '{field}' AND value IN (SELECT value FROM json_each(?)))",
        [_json(values)],
    )


def _json(values: Sequence[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False)
