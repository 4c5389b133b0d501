"""Verdicts and next steps, read from decisions of made-up minutes that differ in one wording."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.bodies import Bodies
from tests.retrieval.rooms import made


@pytest.mark.parametrize(
    ("printed", "verdict", "step", "route"),
    [
        ("原则同意《云溪市排水管网养护办法》", "原则同意", "issue", "市政府办公室名义"),
        ("会议审议通过《云溪市排水管网养护办法》", "审议通过", "issue", "市政府办公室名义"),
        ("会议暂缓审议《云溪市排水管网养护办法》", "暂缓审议", "issue", "市政府办公室名义"),
        ("不同意《云溪市排水管网养护办法》", "不同意", "issue", "市政府办公室名义"),
        ("同意《云溪市关于原则同意事项的办法》", "同意", "issue", "市政府办公室名义"),
    ],
)
def test_the_verdict_keeps_its_modality(
    tmp_path: Path, bodies: Bodies, printed: str, verdict: str, step: str, route: str
) -> None:
    row = made(tmp_path, bodies, "原则同意《云溪市排水管网养护办法》", printed)[0]
    assert (row.verdict, row.next_step, row.route) == (verdict, step, route)


@pytest.mark.parametrize(
    ("printed", "step", "route"),
    [
        ("以市政府名义印发", "issue", "市政府名义"),
        ("按程序以市政府规范性文件形式印发", "issue", "市政府规范性文件形式"),
        ("按程序提交市委常委会审议", "submit", "市委常委会"),
        ("报请市委同意后，以市政府办公室名义印发", "report_first", "市委同意后，市政府办公室名义"),
        ("代市政府向市人大常委会报告", "report", "市人大常委会"),
        ("试点结束后向市政府专题报告", "report", "市政府"),
        ("每季度向市政府书面报告一次", "report", "市政府"),
        ("按程序提交市人大常委会听取", "submit", "市人大常委会"),
        ("并抓好组织实施", "carry_out", None),
    ],
)
def test_next_steps_are_told_apart(tmp_path: Path, bodies: Bodies, printed: str, step: str, route: str | None) -> None:
    row = made(tmp_path, bodies, "以市政府办公室名义印发", printed)[0]
    assert (row.next_step, row.route) == (step, route)


def test_a_matter_heard_and_put_off_in_the_next_sentence_is_one_decision(tmp_path: Path, bodies: Bodies) -> None:
    said = "会议听取了市水务局关于排水管网养护情况的汇报。会议明确，有关事项暂缓实施，由市水务局摸清底数后再行研究。"
    found = made(tmp_path, bodies, "原则同意《云溪市排水管网养护办法》。", said)
    assert (found[0].verdict, found[0].bodies) == ("暂缓实施", ("市水务局",))
    assert found[0].quote.startswith("会议听取了")


def test_what_is_done_through_a_channel_is_no_verdict(tmp_path: Path, bodies: Bodies) -> None:
    said = "（二）要加大宣传力度，通过报纸、电视、网络等多种渠道宣传政策。市财政局要"
    found = made(tmp_path, bodies, "（二）市财政局要", said)
    assert "通过" not in [row.verdict for row in found]
