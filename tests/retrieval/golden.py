"""Write minutes as the golden files hold them: every field, spans as the text that they cover."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retrieval.records import Minutes, Paragraph, Span

_PLAIN = (
    "id", "source", "title", "number", "meeting", "half_day", "issuer", "chair", "chair_title", "present", "recipients",
    "copies", "warnings",
)  # fmt: skip
_DAYS = ("held", "issued", "compiled")


def golden(minutes: Minutes) -> Mapping[str, Any]:
    """Give a record in the form of `tests/golden/*.json`."""
    text = minutes.text

    def said(span: Span) -> str:
        return span.of(text)

    def paragraphs(found: tuple[Paragraph, ...]) -> list[dict[str, str]]:
        return [{"label": paragraph.label, "text": said(paragraph.span)} for paragraph in found]

    items = [
        {
            "label": item.label,
            "kind": item.kind,
            "title": item.title,
            "documents": list(item.documents),
            "paragraphs": paragraphs(item.paragraphs),
        }
        for item in minutes.items
    ]
    attending = [[attendee.body, attendee.name, said(attendee.span)] for attendee in minutes.attending]
    plain = {name: _listed(getattr(minutes, name)) for name in _PLAIN}
    days = {name: day.isoformat() if (day := getattr(minutes, name)) else None for name in _DAYS}
    sections = {name: [said(span) for span in spans] for name, spans in minutes.sections.items()}
    whole = {"items": items, "loose": paragraphs(minutes.loose), "attending": attending, "sections": sections}
    return plain | days | whole


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
