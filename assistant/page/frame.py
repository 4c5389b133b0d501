"""The page's frame: its header with the way to every view, and the styles and scripts that its head carries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from assistant.page.opening import Holdings
from assistant.page.words import Phrase, both, day, file_text, plain_words

_LANGUAGE_NAMES = {"zh": "中文", "en": "English"}
_SHARED = ("page", "source")


def header(held: Holdings, views: Sequence[str]) -> str:
    """Render the top bar: the name, the views, what is held, the switches for language and light or dark."""
    pressable = "".join(
        f'<button type="button" data-act="language" data-language="{code}" lang="{code}">{name}</button>'
        for code, name in _LANGUAGE_NAMES.items()
    )
    theme = f'{_icon("theme")}<span class="unseen">{both("switch_theme").html()}</span>'
    fresh = f"{_icon('new')}<span>{both('new_talk').html()}</span>"
    brand = f'<i class="seal" aria-hidden="true"></i><h1>{both("title").html()}</h1>'
    return (
        f'<div class="bar"><a class="brand" href="./">{brand}</a>{_views(views)}'
        f'<p class="held">{held_words(held).html()}</p><div class="switches">'
        f'<button type="button" class="fresh" data-act="new">{fresh}</button>'
        f'<span class="languages" role="group" data-label="switch_language">{pressable}</span>'
        f'<button type="button" class="theme" data-act="theme">{theme}</button></div></div>'
    )


def _views(views: Sequence[str]) -> str:
    if len(views) < 2:
        return ""
    links = "".join(f'<a href="?view={name}" data-view="{name}">{both(f"view_{name}").html()}</a>' for name in views)
    return f'<nav class="views" data-label="views">{links}</nav>'


def _icon(name: str) -> str:
    return f'<i class="icon icon-{name}" aria-hidden="true"></i>'


def held_words(held: Holdings) -> Phrase:
    """Say how many minutes are held, and of which days."""
    if not held.count:
        return both("held_none")
    words = both("held_count", count=held.count)
    if held.first is None:
        return words
    return words + Phrase(" · ", " · ") + both("held_range", first=day(held.first), last=day(held.last))


def head(views: Sequence[str], facts: Mapping[str, object]) -> str:
    """Give what the page's head carries: the style sheets and scripts of frame, source panel and views, in this order.

    A view's files bear its name. `facts` are what scripts are told, by the name of a global of theirs.
    """
    names = (*_SHARED, *views)
    shown = "".join(f':root[data-view="{name}"] #view-{name} {{ display: flex !important; }}\n' for name in views)
    styles = "\n".join(file_text(f"{name}.css") for name in names)
    told = {"minutesWords": plain_words(), "minutesViews": list(views), **facts}
    globals_ = "".join(f"window.{name} = {_literal(value)};\n" for name, value in told.items())
    scripts = "\n".join(file_text(f"{name}.js") for name in names)
    return f"<style>{styles}{shown}</style><script>{globals_}{scripts}</script>"


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
