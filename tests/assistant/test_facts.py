"""Facts in a claim, and whether a quote carries them, whatever the form in which both write them."""

from __future__ import annotations

import pytest

from assistant.facts import facts_of, unsupported
from retrieval.bodies import Bodies


def missing(bodies: Bodies, claim: str, *evidence: str) -> tuple[str, ...]:
    return unsupported(facts_of(claim, bodies), evidence, bodies)


def test_a_claim_is_read_for_days_numbers_titles_and_bodies(bodies: Bodies) -> None:
    facts = facts_of("2023年4月10日，住建局拿出《燃气 2025 行动计划》，投资１２０００万元。", bodies)
    assert facts.days == {(2023, 4, 10)} and facts.bodies == {"市住建局"}
    assert facts.titles == {"燃气2025行动计划"} and facts.numbers == {120_000_000}


EQUAL = [
    ("投资1.2亿元", "总投资 12000 万元"),
    ("投资12000万元", "总投资1.2亿元"),
    ("投资１２０００万元", "总投资1.2亿元"),
    ("投资1250万元", "安排资金 1,250 万元"),
    ("十二个项目", "12 个项目"),
    ("12个项目", "十二个项目"),
    ("两家单位", "2 家单位"),
    ("第12号纪要", "第 １２ 号"),
    ("meeting 26", "第 26 次常务会议"),
    ("meeting 26", "第二十六次常务会议"),
    ("增长30%", "增长 30％"),
    ("4月10日开会", "2023 年 4 月 10 日下午"),
    ("10 April 2023", "2023 年 4 月 10 日下午"),
    ("April 10th", "2023年4月10日"),
    ("2023-04-10", "二〇二三年四月十日"),
    ("《Ａ计划（2023-2025）》", "《A 计划（2023—2025）》"),
    ("《質量強市》", "《质量强市》"),
    ("市监局负责", "由市市场监管局负责"),
    ("市市场监管局负责", "由市市场监督管理局负责"),
    ("市住建局负责", "市住房和城乡建设局"),
    ("市綜指中心負責", "市综合指挥中心"),
    ("Market Regulation Bureau (市市场监管局)", "市市场监管局"),
    ("Nothing is named here.", "别的事"),
]
DIFFERENT = [
    ("投资1.3亿元", "总投资12000万元"),
    ("投资1.2亿元", "总投资1.2万元"),
    ("十三个项目", "12 个项目"),
    ("13个项目", "十二个项目"),
    ("3 items", "13 个议题"),
    ("增长30%", "增长 3％"),
    ("第12号纪要", "第 5 号"),
    ("4月11日", "2023 年 4 月 10 日"),
    ("2022年4月10日", "2023 年 4 月 10 日"),
    ("4 October 2023", "2023 年 4 月 10 日"),
    ("2023-04-01", "2023 年 4 月 10 日"),
    ("《A计划》", "《B计划》"),
    ("《燃气安全三年行动方案》", "《燃气安全行动方案》"),
    ("市城管局负责", "由市住建局负责"),
    ("市水务局负责", "由市水务集团负责"),
    ("市委办公室名义", "以市政府办公室名义"),
    ("Urban Management Bureau (市城管局)", "市住建局"),
]
DIFFERENT_IN_RARER_FORMS = [
    ("第二十三次常务会议", "第二十二次常务会议"),
    ("2024年的目录", "2023 年的目录"),
    ("2023年5月开会", "2023 年 4 月 10 日"),
    ("in May 2023", "2023 年 4 月 10 日"),
    ("增长百分之三十", "增长 20%"),
    ("The Market Regulation Bureau leads.", "由市城管局牵头"),
]
EQUAL_IN_RARER_FORMS = [
    ("二〇二三年四月十日开会", "2023 年 4 月 10 日"),
    ("120 million yuan", "1.2 亿元"),
]


@pytest.mark.parametrize(("claim", "evidence"), EQUAL)
def test_another_form_of_the_same_fact_is_carried(bodies: Bodies, claim: str, evidence: str) -> None:
    assert missing(bodies, claim, evidence) == ()


@pytest.mark.parametrize(("claim", "evidence"), DIFFERENT)
def test_another_fact_is_missing(bodies: Bodies, claim: str, evidence: str) -> None:
    assert missing(bodies, claim, evidence)


@pytest.mark.parametrize(("claim", "evidence"), DIFFERENT_IN_RARER_FORMS)
def test_another_fact_in_a_rarer_form_is_missing(bodies: Bodies, claim: str, evidence: str) -> None:
    assert missing(bodies, claim, evidence)


@pytest.mark.parametrize(("claim", "evidence"), EQUAL_IN_RARER_FORMS)
def test_the_same_fact_in_a_rarer_form_is_carried(bodies: Bodies, claim: str, evidence: str) -> None:
    assert missing(bodies, claim, evidence) == ()


def test_facts_may_stand_in_different_quotes(bodies: Bodies) -> None:
    claim = "市住建局于2023年4月10日汇报。"
    assert missing(bodies, claim, "由市住建局", "2023 年 4 月 10 日") == ()
    assert missing(bodies, claim, "由市住建局") == ("2023-4-10",)
    assert set(missing(bodies, claim)) == {"2023-4-10", "市住建局"}


def test_words_inside_a_title_are_no_facts_of_their_own(bodies: Bodies) -> None:
    facts = facts_of("审议《市商务局2023年4个工作要点》。", bodies)
    assert (facts.bodies, facts.numbers, facts.days) == (frozenset(), frozenset(), frozenset())
