"""What the tests of the rooms share: the two minutes, a made-up one, and an encoder that needs no model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.bodies import Bodies
from retrieval.ledger import ledger_rows
from retrieval.minutes import read_minutes
from retrieval.records import LedgerRow, Minutes

ROOT = Path(__file__).parents[2]
MINUTES = ROOT / "index_data" / "minutes"
NAMES = ("2023-05", "2023-12")


@dataclass
class TinyEncoder:
    """Vectors by hash: equal texts have equal vectors, and what was encoded is kept in `seen`."""

    name: str = "tiny"
    dimensions: int = 8
    seen: list[str] = field(default_factory=list)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give the vectors of passages, (n, dim) float32, unit length."""
        self.seen += texts
        return np.stack([self.query(text) for text in texts])

    def query(self, text: str) -> NDArray[np.float32]:
        """Give the vector of a question, (dim,) float32, unit length."""
        seed = int.from_bytes(hashlib.sha256(f"{self.name}{text}".encode()).digest()[:8], "big")
        drawn = np.random.default_rng(seed).normal(size=self.dimensions)
        return np.asarray(drawn / np.linalg.norm(drawn), dtype=np.float32)


def made_up(number: int, year: int = 2024, subject: str = "排水管网", body: str = "市水务局") -> str:
    """Give the text of made-up minutes with two items."""
    return f"""云溪市人民政府

常务会议纪要

第 {number} 号

云溪市人民政府办公室

{year} 年 3 月 {number + 10} 日

{year} 年 3 月 {number} 日上午，甲某某市长主持召开市政府第 {number + 20} 次常务会议，审议《云溪市{subject}养护办法》。

会议议定以下意见：

一、审议《云溪市{subject}养护办法》

（一）原则同意《云溪市{subject}养护办法》。会后由{body}根据会议讨论意见修改完善，以市政府办公室名义印发。

（二）市财政局要在年底前安排资金 1,250 万元。各镇（区）要完成 126 处易涝点排查。

二、听取春耕备播工作情况的汇报

（一）会议听取了市农业农村局关于春耕备播工作情况的汇报，原则同意下一步工作安排。

出席：乙某某、丙某某。

列席：{body}丁某，市财政局戊某某。

抄送：市委各部委办局。
"""


def written(folder: Path, **texts: str) -> Path:
    """Write texts as files, `name.txt` each, into a folder that is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
    return folder


def squeezed(text: str) -> str:
    """Leave out all white space."""
    return "".join(text.split())


def covered(minutes: Minutes) -> set[int]:
    """Give the offset of every character that some part of the record points at."""
    spans = [span for spans in minutes.sections.values() for span in spans]
    spans += [paragraph.span for paragraph in minutes.loose]
    for item in minutes.items:
        spans += [item.heading, *(paragraph.span for paragraph in item.paragraphs)]
    return {at for span in spans for at in range(span.start, span.end)}


def made(tmp_path: Path, bodies: Bodies, old: str, new: str) -> tuple[LedgerRow, ...]:
    """Read the ledger of made-up minutes with one thing put differently."""
    text = made_up(7)
    assert old in text
    return ledger_rows(read_minutes(written(tmp_path, m=text.replace(old, new, 1)) / "m.txt"), bodies)
