"""Bodies of a kind at a meeting, whole lists and the minutes held, asked for in words of other people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer

Asking = Callable[..., Answer]
_TOWNS = ("城厢镇", "沙溪镇", "浏河镇", "浮桥镇", "璜泾镇", "双凤镇", "娄东街道", "陆渡街道")
_NEXT = ("市政府办公室名义", "市委常委会")
_REVISING = ("市应急局", "市住建局", "市司法局", "市商务局", "市文体广旅局", "市市场监管局")
_HEARD = ("重点工作清单", "沙溪镇", "疫情防控", "水生态环境")
TOLD = {
    "第26次会上电信、移动这类通信运营公司来了哪几家": ("电信公司", "移动公司", "联通公司"),
    "6月那回，市委口的部门哪些列席了": ("组织部", "宣传部", "党校"),
    "银行、金融这一块的单位6月会上有哪些": ("人行太仓支行", "银保监组"),
    "which banks were at the June meeting": ("人行太仓支行",),
    "any banks or financial regulators at the June session?": ("人行太仓支行", "银保监组"),
    "人民团体列席第12号纪要会议的有哪几家": ("总工会", "团市委", "红十字会"),
    "水电气通信这些公用事业单位，第26次会上谁到了": ("供电公司", "电信公司", "水务集团"),
    "Name the state-owned groups sitting in on 10 April": ("资产集团", "文旅集团"),
    "各镇街谁都来了？第22次": _TOWNS,
    "6月会上有、4月会上没有的列席单位": ("人武部", "红十字会", "海关"),
    "Who turned up in June that had not been there in April, by organisation?": ("人武部", "红十字会"),
    "第5号纪要审议的五个文件，各自下一步怎么走": (*_NEXT, "规范性文件"),
    "第12号纪要审议的八个文件，后续程序分别是什么": (*_NEXT, "以市政府名义"),
    "under whose name will each April document be published?": ("市政府办公室名义", "规范性文件"),
    "6月会议的议定事项分给了哪些牵头单位": ("市应急局", "市工信局", "市综合指挥中心"),
    "which agencies walked away from the April meeting with a document to fix": _REVISING,
    "Which April items were reports the meeting heard, as opposed to documents it reviewed?": _HEARD,
    "separate the April agenda into reports heard and documents deliberated": (*_HEARD, "城镇燃气"),
    "Number of plans approved in principle at meeting 22, and what they are": ("城镇燃气", "对德合作"),
    "2023年的纪要你这儿有第几号的": ("第5号", "第12号"),
    "What sets of minutes are loaded here, and for which dates?": ("No. 5", "No. 12"),
}
NOT_LISTED = ("列席会议的民营企业有哪些", "哪些行业协会列席了会议", "were any private companies at the meetings?")
BESIDE = {
    "除了第5号，还有别的纪要吗": ("第12号", "第5号"),
    "got anything other than No. 12?": ("No. 5", "No. 12"),
    "what else besides the census was dealt with in June": ("质量强市", "第五次全国经济普查"),
    "除了经济普查，6月还议了什么": ("质量强市", "第五次全国经济普查"),
}


@pytest.mark.parametrize("question", TOLD)
def test_a_list_is_whole_however_its_kind_is_named(ask: Asking, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert [each for each in TOLD[question] if each not in answer.text] == []


@pytest.mark.parametrize("question", NOT_LISTED)
def test_a_kind_that_no_list_tells_is_not_found(ask: Asking, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize("question", BESIDE)
def test_what_is_left_out_is_not_listed(ask: Asking, question: str) -> None:
    told, left_out = BESIDE[question]
    text = ask(question).text
    assert told in text
    assert left_out not in text


def test_more_documents_than_there_are_are_counted_right(ask: Asking) -> None:
    answer = ask("6月会议审议的九个文件是哪些")
    assert answer.status == "partial"
    assert "8份" in answer.text
