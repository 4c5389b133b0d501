"""Records as Chroma holds them: flat fields to filter by, and the whole record as JSON in `record`."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from retrieval.parsing.series import series_year
from retrieval.records import LedgerRow, Minutes, Passage

MINUTES: TypeAdapter[Minutes] = TypeAdapter(Minutes)
PASSAGE: TypeAdapter[Passage] = TypeAdapter(Passage)
ROW: TypeAdapter[LedgerRow] = TypeAdapter(LedgerRow)


def document_fields(minutes: Minutes, version: str) -> dict[str, Any]:
    """Flatten a record for Chroma's filters: who came, and for which body as printed."""
    people = [*minutes.present, *(one.name for one in (*minutes.attending, *minutes.excused) if one.name)]
    bodies = [attendee.body for attendee in minutes.attending]
    lists = {"people": list(dict.fromkeys(people)), "attending": list(dict.fromkeys(bodies))}
    fields = {"document": minutes.id, "version": version, "record": MINUTES.dump_json(minutes).decode()}
    return fields | {name: value for name, value in lists.items() if value}


def passage_fields(passage: Passage, digest: str, version: str) -> dict[str, Any]:
    """Flatten a passage for Chroma's filters."""
    fields = {"document": passage.document, "part": passage.part, "digest": digest, "version": version}
    return fields | _numbers(passage) | {"record": PASSAGE.dump_json(passage).decode()}


def row_fields(row: LedgerRow, version: str) -> dict[str, Any]:
    """Flatten a row for Chroma's filters: scalars as they are, tuples as lists where they are not empty."""
    scalars = {
        name: getattr(row, name) for name in ("kind", "document", "verdict", "next_step", "route", "item", "title")
    }
    lists = {name: list(getattr(row, name)) for name in ("bodies", "documents", "addressees", "matters")}
    kept = {name: value for name, value in (scalars | lists).items() if value}
    return kept | _numbers(row) | {"version": version, "record": ROW.dump_json(row).decode()}


def _numbers(record: Passage | LedgerRow) -> dict[str, int]:
    """Give number, meeting, year of the number and day held (20230410) where the record has them."""
    held = int(record.held.replace("-", "")) if record.held else None
    year = series_year(record.number, record.held, record.issued)
    values = {"number": record.number, "meeting": record.meeting, "held_day": held, "year": year}
    return {name: value for name, value in values.items() if value is not None}
