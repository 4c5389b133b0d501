"""Details inside an agenda item: the sentence that says it, not the decision above it; lay words; counts and lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from tests.assistant.asking import places

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "place", "said"),
    [
        ("决策目录发出去以后，指导和监督由谁来做？", ("2023-05", "五", "三"), "市政府办公室"),
        (
            "Which office gives guidance after the decision catalogue has been issued?",
            ("2023-05", "五", "三"),
            "市政府办",
        ),
        ("經普機構由誰來組建，普查人員由誰配？", ("2023-12", "二", "三"), "各镇"),
        ("农文旅重点项目推进情况的评估分析是哪个局做", ("2023-05", "七", "三"), "市文体广旅局"),
        ("哪家要把信息系统的底数摸清", ("2023-12", "八", "二"), "市综合指挥中心"),
    ],
)
def test_who_must_do_something_comes_from_the_sentence_that_says_it(
    ask: Ask, question: str, place: tuple[str, str, str], said: str
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert places(answer)[0] == place
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "燃气方案会后由哪个局修改完善？",
        "燃气方案的改稿最后压在谁手上",
        "煤气那份三年方案甩给谁了",
        "Whose desk is the gas safety plan on now?",
        "Who is polishing the gas safety action plan?",
    ],
)
def test_who_revises_a_document_comes_from_the_decision(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert places(answer)[0] == ("2023-05", "四", "一")
    assert "市住建局" in answer.text


@pytest.mark.parametrize(
    ("question", "route"),
    [
        ("对德工作要点盖谁的章往外发？", "市政府办公室"),
        ("对德工作要点最后署谁的名？", "市政府办公室"),
        ("知识产权政策意见发文用什么形式？", "规范性文件"),
        ("On whose letterhead do the key points for Germany go out?", "市政府办公室"),
    ],
)
def test_the_next_step_is_known_in_other_words(ask: Ask, question: str, route: str) -> None:
    assert route in ask(question).text


@pytest.mark.parametrize(
    "question", ["对德工作要点过关了吗？", "质量强市方案卡住了没有", "Did the quality plan get stuck?"]
)
def test_the_verdict_is_known_in_other_words(ask: Ask, question: str) -> None:
    assert "原则同意" in ask(question).text


@pytest.mark.parametrize(
    ("question", "listed"),
    [
        ("信息化项目有几个关键环节，分别是什么？", ("申报", "验收", "绩效评估")),
        ("How many links are there in the supervision of gas, and what are they?", ("场站", "输配", "气瓶")),
    ],
)
def test_what_is_counted_by_a_list_is_given_as_the_list(ask: Ask, question: str, listed: tuple[str, ...]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert all(each in answer.text for each in listed)


@pytest.mark.parametrize(
    "question",
    [
        "How many people work in the emergency command system?",
        "How many tourists are expected under the tourism plan?",
        "燃气用户一共多少户，分别是哪些？",
    ],
)
def test_another_number_than_the_one_asked_for_is_not_given(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("燃气行动方案管几年？", "三年"),
        ("现代商业行动计划的起止年份", "2023-2025"),
        ("For how many years does the modern commerce plan run?", "2023-2025"),
    ],
)
def test_how_long_a_plan_runs_comes_from_its_title(ask: Ask, question: str, years: str) -> None:
    assert years in ask(question).text


def test_a_word_that_counts_up_is_explained_by_what_it_counts(ask: Ask) -> None:
    answer = ask("信息化建设说的“三同步”是什么意思？")
    assert places(answer)[0] == ("2023-12", "八", "二")
    assert "同步规划、同步建设、同步运行" in answer.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("逛街的地方，哪几处要提升？", ("2023-12", "七", "二")),
        ("Which shopping streets should be upgraded?", ("2023-12", "七", "二")),
        ("专利商标那份意见讲了啥，概括一下", ("2023-05", "九", "一")),
    ],
)
def test_everyday_words_are_found_in_the_words_of_minutes(ask: Ask, question: str, place: tuple[str, str, str]) -> None:
    assert place in places(ask(question))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("健康驿站、核酸采样亭下一步怎么走", "再利用"),
        ("燃气要围绕哪几个环节做全流程监管，接下来咋办", "场站"),
        ("What happens next with the health stations and the sampling booths?", "再利用"),
    ],
)
def test_an_answer_adds_the_sentence_that_says_more_of_what_is_asked(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text


def test_an_answer_that_says_it_all_stays_short(ask: Ask) -> None:
    answer = ask("燃气方案会后由哪个局修改完善？")
    assert len({citation.quote for citation in answer.citations if citation.part == "agenda"}) == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("On the census, who is to co-operate and bring in its strengths?", "各成员单位"),
        ("Which team hires the census enumerators?", "各镇（区）"),
        ("谁负责把普查人员配齐", "各镇（区）"),
        ("For the decision catalogue, which office guides and supervises, and together with whom?", "相关部门"),
        ("普查业务由誰指導", "市统计局"),
        ("市容条例是谁给大家上课的", "市城管局"),
    ],
)
def test_a_role_inside_an_item_is_not_taken_for_the_lead_on_it(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Who pays the census enumerators?",
        "Who trains the inspectors of gas cylinders?",
        "普查员的补贴谁发",
        "哪些场所被停业了",
        "Which sites were shut down in June?",
        "第5号第八项第九段讲了什么",
        "农文旅上一轮行动计划管的是哪几年",
    ],
)
def test_a_role_or_place_that_no_sentence_names_is_not_found(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("12号里一共上了几个议题", "8"),
        ("6月的会拍板了几件事", "8"),
        ("4月那次会听了几家单位汇报", "4"),
        ("How many reports did they listen to in June?", "2"),
        ("How many subjects were dealt with on 10 April?", "9"),
        ("12号审了多少份稿子", "8"),
        ("Tally of leaders present (chu xi) on 10 April?", "6"),
        ("六月到会领导多少位，列席的别算", "5"),
        ("市委组织部6月来了多少人", "2"),
    ],
)
def test_what_a_meeting_had_is_counted_in_everyday_words(ask: Ask, question: str, count: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert count in answer.text.split("：")[0].replace("第12号", "").replace("2023", "")


def test_what_a_sentence_lists_is_counted_too(ask: Ask) -> None:
    answer = ask("How many stages are named in the life of an IT project, from application on?")
    assert "5: " in answer.text
    assert "绩效评估" in answer.text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("六月会上专项整治的重点场所是哪几类", ("2023-12", "三", "三")),
        ("防疫留下的设施哪些还能派上用场", ("2023-05", "三", "三")),
        ("Which shopping streets are named for an upgrade?", ("2023-12", "七", "二")),
        ("What must the responsible units draw up once the catalogue is out?", ("2023-05", "五", "三")),
        ("疾控中心接下来要做好什么监测", ("2023-05", "三", "二")),
        ("第12号第六项第三段写了什么", ("2023-12", "六", "三")),
        ("为什么要下大力气抓知识产权", ("2023-05", "九", "二")),
        ("咱们的对德合作得到哪个部委的表扬", ("2023-05", "六", "二")),
        ("现代商业发展要跟谁一起推", ("2023-12", "七", "三")),
        ("决策目录发出去以后还可以增减吗", ("2023-05", "五", "三")),
        ("Which gap in firefighting has to be closed as soon as possible?", ("2023-12", "三", "三")),
        ("Outside the administration, whom should the modern commerce drive team up with?", ("2023-12", "七", "三")),
        ("Which bodies must towns set up for the census?", ("2023-12", "二", "三")),
        ("Which three offices in the towns should work as one body for safety?", ("2023-05", "二", "三")),
    ],
)
def test_places_and_duties_come_from_their_own_paragraph(ask: Ask, question: str, place: tuple[str, str, str]) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert place in places(answer)


@pytest.mark.parametrize(
    "question",
    [
        "How did the leaders react to what Shaxi and the urban management bureau reported?",
        "领导们对沙溪镇和城管局的安全汇报认不认",
        "沙溪鎮和城管局的彙報，領導點頭了沒有",
    ],
)
def test_the_reaction_to_a_report_is_its_verdict(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert "原则同意" in answer.text
    assert places(answer)[0] == ("2023-05", "二", "一")


def test_of_two_ways_the_right_one_is_a_whole_answer(ask: Ask) -> None:
    answer = ask("Does the emergency capacity opinion go to the Party or is it simply issued?")
    assert answer.status == "answered"
    assert "以市政府办公室名义印发" in answer.text


def test_pinyin_beside_a_name_is_that_name(ask: Ask) -> None:
    answer = ask("wangjiachen 王加臣 - which company is he from?")
    assert answer.status == "answered"
    assert "供电公司" in answer.text
