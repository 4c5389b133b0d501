"""Decisions that send a document back, and documents that a body issues on its own, read by their general forms."""

from __future__ import annotations

import pytest

from retrieval.bodies import Bodies
from retrieval.parsing.decisions import find_decisions

REVISES = "由市财政局根据会议讨论意见作较大修改，充分征求各方意见后再次提交市政府常务会议审议。"


@pytest.mark.parametrize(
    ("printed", "verdict"),
    [
        ("会议要求对《养护办法》修改后再议。", "要求修改后再议"),
        ("会议要求对《养护办法》修改完善后再次审议。", "要求修改完善后再次审议"),
        ("会议决定，《养护办法》退回修改。", "退回修改"),
        ("《养护办法》暂不研究。", "暂不研究"),
        ("会议讨论了《养护办法》。会议要求修改后再议。", "要求修改后再议"),
        ("会议再次审议了《养护办法》。原则同意《养护办法》。", "原则同意"),
    ],
)
def test_what_is_sent_back_keeps_its_title_and_who_revises_it(printed: str, verdict: str) -> None:
    (found,) = find_decisions(f"{printed}{REVISES}", Bodies.load())
    assert (found.verdict, found.documents, found.bodies) == (verdict, ("养护办法",), ("市财政局",))
    assert (found.action, found.next_step, found.route) == ("作较大修改", "submit", "市政府常务会议")


@pytest.mark.parametrize(
    "printed",
    [
        "会议认为，《养护办法》有关测算依据还不充分，由市财政局会同市审计局修改完善后，再次提交市政府常务会议审议。",
        "会议对《养护办法》进行了讨论，认为条件不成熟。由市财政局会同市审计局修改完善后，再次提交市政府常务会议审议。",
        "会议认为，《养护办法》尚需论证。会后由市财政局会同市审计局修改完善，按程序再次提交市政府常务会议审议。",
    ],
)
def test_what_is_to_come_before_the_meeting_again_has_that_as_its_verdict(printed: str) -> None:
    (found,) = find_decisions(printed, Bodies.load())
    assert (found.verdict, found.documents) == ("再次提交市政府常务会议审议", ("养护办法",))
    assert (found.bodies, found.partners, found.action) == (("市财政局",), ("市审计局",), "修改完善")
    assert (found.next_step, found.route, found.span.of(printed)) == ("submit", "市政府常务会议", printed)


def test_what_is_not_to_be_issued_yet_has_no_next_step() -> None:
    (found,) = find_decisions("暂不印发《养护办法》。由市财政局进一步调查研究。", Bodies.load())
    assert (found.verdict, found.next_step, found.action) == ("暂不印发", None, "进一步调查研究")


@pytest.mark.parametrize(
    "told",
    [
        "市财政局要抓紧修改，再次提交会议审议。",
        "市财政局要对方案修改后再议。",
        "各学校对不合格的食材要退回，市教育局加强检查。",
    ],
)
def test_what_bodies_are_to_send_back_is_no_decision(told: str) -> None:
    assert list(find_decisions(told, Bodies.load())) == []


@pytest.mark.parametrize("printed", ["由市财政局自行印发实施", "由市财政局按程序自行发布", "自行出台"])
def test_what_a_body_issues_on_its_own_has_that_as_its_route(printed: str) -> None:
    (found,) = find_decisions(f"原则同意《养护办法》。会后由市财政局修改完善，{printed}。", Bodies.load())
    assert (found.next_step, found.route) == ("issue", "自行")
