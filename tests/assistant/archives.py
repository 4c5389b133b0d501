"""Small archives that tests make of their own texts, each with an assistant over it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import Settings, build_assistant
from assistant.assistant import Assistant

# Of another matter: of so many minutes, what stands nowhere is not said in other words.
UNRELATED = """云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 6 月 9 日

{year} 年 6 月 2 日上午，甲一鸣市长主持召开市政府第 {meeting} 次常务会议，审议《云溪市粮食收储方案》。

会议议定以下意见：

一、审议《云溪市粮食收储方案》

（一）原则同意《云溪市粮食收储方案》。会后由市发改委根据会议讨论意见修改完善，以市政府名义印发。

出席：甲一鸣、乙二川。

列席：市财政局丙三元。

云溪市人民政府办公室 整理

{year}年6月5日
"""


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
