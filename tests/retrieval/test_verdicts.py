"""Verdicts by their grammar: a refusal in any wording is none but a refusal, a rule for cases is no verdict."""

from __future__ import annotations

import pytest

from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.parsing.decisions import find_decisions
from retrieval.parsing.verdicts import PUT_OFF

REVISES = "会后由市财政局会同市审计局根据会议讨论意见修改完善，2月底前再次提交市政府常务会议审议。"


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("会议认为，《养护办法》尚不成熟，暂不予通过。", "暂不予通过"),
        ("会议决定，暂不印发《养护办法》。", "暂不印发"),
        ("会议决定不予通过《养护办法》。", "不予通过"),
        ("会议决定不印发《养护办法》。", "不印发"),
        ("会议认为《养护办法》不成熟，不宜印发。", "不宜印发"),
        ("《养护办法》未获通过。", "未获通过"),
        ("会议没有通过《养护办法》。", "没有通过"),
        ("会议对《养护办法》不予批准。", "不予批准"),
        ("会议明确，《养护办法》暂不上会。", "暂不上会"),
        ("会议审议了《养护办法》，决定暂不实施。", "暂不实施"),
        ("会议决定暂缓审议通过《养护办法》。", "暂缓审议通过"),
        ("会议议定：暂缓出台《养护办法》。", "暂缓出台"),
        ("经讨论，会议决定不再印发《养护办法》。", "不再印发"),
        ("会议否决了《养护办法》。", "否决"),
    ],
)
def test_a_refusal_is_read_whole(printed: str, verdict: str) -> None:
    (found,) = find_decisions(f"{printed}{REVISES}", Bodies.load())
    assert (found.verdict, found.documents, found.partners) == (verdict, ("养护办法",), ("市审计局",))
    assert (found.next_step, found.route) == ("submit", "市政府常务会议")
    assert PUT_OFF.search(verdict)
    assert Glossary.load().english(verdict)


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("修改完善后同意《养护办法》。", "修改完善后同意"),
        ("会议认为《养护办法》已较为成熟，予以通过。", "通过"),
        ("《养护办法》获得通过。", "通过"),
        ("会议决定，原则同意《养护办法》。", "原则同意"),
        ("会议批准《养护办法》。", "批准"),
    ],
)
def test_an_approval_is_no_refusal(printed: str, verdict: str) -> None:
    (found,) = find_decisions(f"{printed}由市财政局按程序印发实施。", Bodies.load())
    assert (found.verdict, found.documents) == (verdict, ("养护办法",))
    assert not PUT_OFF.search(verdict)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("对所提增加经费的建议暂不同意", "暂不同意"),
        ("同意安排专项经费800万元", "同意"),
        ("对前阶段工作予以肯定", "予以肯定"),
        ("对前阶段工作予以肯定，原则同意下一步工作安排", "原则同意"),
    ],
)
def test_what_is_said_of_a_report_is_its_verdict(said: str, verdict: str) -> None:
    (found,) = find_decisions(f"会议听取了市财政局关于预算执行情况的汇报，{said}。", Bodies.load())
    assert (found.verdict, found.bodies) == (verdict, ("市财政局",))


@pytest.mark.parametrize(
    "told",
    [
        "市财政局要在改造前逐户征求意见，同意率达到85%方可实施。",
        "对验收不合格的，不予通过。",
        "未通过验收的项目不得投入使用。",
        "市住建局要严格把关，不符合条件的不予批准。",
        "对逾期申报的项目，暂不安排资金。",
    ],
)
def test_a_rule_for_cases_is_no_verdict(told: str) -> None:
    assert list(find_decisions(told, Bodies.load())) == []
