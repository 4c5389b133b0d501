"""What holds for any minutes that were read, however odd: nothing of the text lost, every quote verbatim."""

from __future__ import annotations

import re
import resource

from retrieval.chunks import passages
from retrieval.records import Minutes, Paragraph, Span


def processor_time() -> float:
    """Give the seconds of processor time that this process and those it waited for have taken.

    What bounds how long a file is read is tested by it: by the clock, a machine busy with other tests would be slow.
    """
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def lost(minutes: Minutes) -> str:
    """Give the non-blank characters that stand in no passage, no item heading and no paragraph's label."""
    covered = bytearray(len(minutes.text))
    spans = [Span(passage.start, passage.end) for passage in passages(minutes)]
    spans += [item.heading for item in minutes.items]
    spans += [label for paragraph in _paragraphs(minutes) if (label := printed_label(paragraph, minutes.text))]
    for span in spans:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return "".join(char for char, held in zip(minutes.text, covered, strict=True) if not held and not char.isspace())


def printed_label(paragraph: Paragraph, text: str) -> Span | None:
    """Find the label as printed before its paragraph, （一） or 1、: it is in the record as the paragraph's label."""
    before = text[max(paragraph.span.start - 8, 0) : paragraph.span.start]
    match = re.search(rf"[（(]?{re.escape(paragraph.label)}[）)、.．]?\s*$", before) if paragraph.label else None
    return Span(paragraph.span.start - len(before) + match.start(), paragraph.span.start) if match else None


def _paragraphs(minutes: Minutes) -> tuple[Paragraph, ...]:
    return (*(paragraph for item in minutes.items for paragraph in item.paragraphs), *minutes.loose)
