"""Small archives that tests make of their own texts, each with an assistant over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.assistant import Assistant


def archive_of(factory: pytest.TempPathFactory, texts: Mapping[str, str]) -> Assistant:
    """Write texts by the names of their files, without .txt, and build an assistant over them."""
    folder, index = factory.mktemp("minutes"), factory.mktemp("index")
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    variables = {"MINUTES_FOLDER": str(folder), "MINUTES_INDEX": str(index), "HOME": str(Path.home())}
    return build_assistant(Settings.from_env(variables))


def by_number(form: str, meetings: tuple[Mapping[str, object], ...]) -> dict[str, str]:
    """Fill a form for each meeting, which has a year and a number; by the names of the files."""
    return {f"{each['year']}-{each['number']:02}": form.format(**each) for each in meetings}
