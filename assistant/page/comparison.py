"""Two versions of the same minutes side by side: the fields and the lines that differ, with the words that do."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import zip_longest

from assistant.page.words import Phrase, both, day, escape
from retrieval.records import Minutes

_ROWS_SHOWN = 40
_MAX_LINE_CHARS = 2_000
Pair = tuple[str, str]


def comparison(held: Minutes, new: Minutes) -> str:
    """Render what changes when `new` takes the place of `held`."""
    rows = [*_fields(held, new), *(_line(old, fresh) for old, fresh in changed_lines(held.text, new.text))]
    head = f"<h5>{both('add_held_now').html()}</h5><h5>{both('add_this_file').html()}</h5>"
    shown = "".join(rows[:_ROWS_SHOWN])
    same = "" if held.text != new.text else f'<p class="compared-note">{both("add_no_changes").html()}</p>'
    more = len(rows) - _ROWS_SHOWN
    rest = f'<p class="compared-note">{both("add_more_changes", count=more).html()}</p>' if more > 0 else ""
    title = f"<h4>{both('add_changes').html()}</h4>"
    return f'<div class="compared">{title}<div class="compared-head">{head}</div>{shown}{same}{rest}</div>'


def changed_lines(before: str, after: str) -> Iterator[Pair]:
    """Pair the lines that differ, in order; a line that only one of the texts has is paired with nothing."""
    old, new = ([line.strip() for line in text.splitlines() if line.strip()] for text in (before, after))
    for kind, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(old[first:last], new[start:end], fillvalue="")


def _fields(held: Minutes, new: Minutes) -> Iterator[str]:
    names = {
        "number": both("add_field_number"),
        "meeting": both("add_field_meeting"),
        "held": both("add_field_held"),
        "issued": both("add_field_issued"),
        "chair": both("add_field_chair"),
        "source": both("add_field_source"),
        "items": both("add_field_items"),
        "attending": both("add_field_attending"),
    }
    for name, words in names.items():
        old, fresh = _shown(held, name), _shown(new, name)
        if old != fresh:
            yield f'<p class="compared-field">{words.html()}</p>{_pair(old.html(), fresh.html())}'


def _shown(minutes: Minutes, name: str) -> Phrase:
    value = getattr(minutes, name)
    if name in ("held", "issued"):
        return day(value)
    shown = str(len(value)) if isinstance(value, tuple) else str(value if value is not None else "—")
    return Phrase(shown, shown)


def _line(old: str, new: str) -> str:
    return _pair(*_marked(old, new))


def _pair(old: str, new: str) -> str:
    return f'<div class="compared-row"><div>{old}</div><div>{new}</div></div>'


def _marked(old: str, new: str) -> Pair:
    """Mark the words that one of two lines has and the other has not; a line that stands alone is marked whole."""
    if not (old and new) or len(old) + len(new) > _MAX_LINE_CHARS:
        return _del(old), _ins(new)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    left = (escape(old[a:b]) if kind == "equal" else _del(old[a:b]) for kind, a, b, _, _ in codes)
    right = (escape(new[c:d]) if kind == "equal" else _ins(new[c:d]) for kind, _, _, c, d in codes)
    return "".join(left), "".join(right)


def _del(text: str) -> str:
    return f"<del>{escape(text)}</del>" if text else ""


def _ins(text: str) -> str:
    return f"<ins>{escape(text)}</ins>" if text else ""
