"""Details asked for in other words: who has the last word, terms quoted in English, two counts, people and bodies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant import Answer
from tests.assistant.asking import places

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("质量强市的工作方案最后谁说了算", "提交市委常委会审议"),
        ("農文旅三年計劃最後由誰拍板？", "提交市委常委会审议"),
        ("现代商业那份三年计划还要谁点头", "报请市委同意后"),
        ("Who has the final say on the quality city work plan?", "提交市委常委会审议"),
        ("Whose blessing does the modern commerce plan still need?", "报请市委同意后"),
    ],
)
def test_who_has_the_last_word_on_a_document_is_its_next_step(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert said in answer.text


@pytest.mark.parametrize("question", ["救助机制最后谁批？", "Who has the final say on the booths for samples?"])
def test_nobody_is_said_to_have_the_last_word_on_what_is_no_document(ask: Ask, question: str) -> None:
    assert ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ('What is meant by "one river, one policy"?', "一河一策"),
        ('Explain the formula "dual responsibility for one post".', "一岗双责"),
        ('What does "three in one" stand for?', "三位一体"),
        ('What does "people first" mean in these minutes?', "人民至上"),
    ],
)
def test_a_term_quoted_in_english_is_told_by_what_holds_all_its_words(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert f"“{said}”" in answer.text


@pytest.mark.parametrize(
    "term", ["one village, one policy", "two rivers, one chief", "triple responsibility for one post"]
)
def test_a_term_of_which_a_word_is_nowhere_is_named_as_absent(ask: Ask, term: str) -> None:
    answer = ask(f'What does "{term}" mean?')
    assert answer.status == "not_found"
    assert f"“{term}”" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "4月那次会审议文件几份、听取汇报几项？",
        "How many documents were reviewed and how many reports heard on 10 April?",
    ],
)
def test_documents_reviewed_and_reports_heard_are_counted_together(ask: Ask, question: str) -> None:
    text = ask(question).text
    assert ("审议文件5份" in text and "听取汇报4项" in text) or ("5 documents" in text and "4 reports" in text)


@pytest.mark.parametrize(
    ("question", "body"),
    [
        ("冯谖，组织部还是宣传部", "市委组织部"),
        ("夏家輝：高新區還是港區的？", "高新区"),
        ("Feng Xuan: organisation department or publicity department?", "市委组织部"),
        ("What institution does Wu Jianhong belong to?", "健雄学院"),
        ("The job of Xu Lan is not on her card: which body did she come for?", "市招商局"),
    ],
)
def test_a_person_who_opens_a_question_is_what_it_asks_about(ask: Ask, question: str, body: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert body in answer.text


@pytest.mark.parametrize("question", ["三级应急指挥体系占几分", "应急指挥体系有几倍"])
def test_a_number_of_another_unit_answers_nothing(ask: Ask, question: str) -> None:
    assert "三级。" not in ask(question).text


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("六月那回学条例，哪家上台给大家讲的", ("2023-12", "一", "一")),
        ("What must the undertaking units of a decision spell out?", ("2023-05", "五", "三")),
        ("What has to be made public about major decisions without delay?", ("2023-05", "五", "二")),
        ("What does the tourism bureau have to study?", ("2023-05", "七", "三")),
        ("What anniversary of the city was celebrated?", ("2023-05", "六", "二")),
        ("旧亭子可不可以另派用场", ("2023-05", "三", "三")),
        ("核酸检测用过的亭子不用了，往后怎么办", ("2023-05", "三", "三")),
        ("Should unused test booths simply be scrapped?", ("2023-05", "三", "三")),
        ("What happens to old policy papers that clash with the sanitation rules?", ("2023-12", "一", "三")),
        ("经普那边缺人怎么处理", ("2023-12", "二", "三")),
        ("How is our water doing compared with the rest of Suzhou?", ("2023-05", "八", "二")),
        ("Which street with a German touch is to be upgraded?", ("2023-12", "七", "二")),
        ("Can manufacturers count on more land?", ("2023-12", "五", "三")),
        ("消防执法人员学不学新条例", ("2023-12", "一", "二")),
        ("Why must eateries give up bottled gas?", ("2023-05", "四", "二")),
        ("Which task force keeps an eye on the river sections?", ("2023-05", "八", "二")),
        ("What did the ministry make of our work with Germany?", ("2023-05", "六", "二")),
        ("What was done on 10 April about vaccination?", ("2023-05", "三", "二")),
        ("Which outside forces should help to push modern commerce?", ("2023-12", "七", "三")),
    ],
)
def test_what_is_asked_for_in_plain_words_is_told_from_its_paragraph(
    ask: Ask, question: str, place: tuple[str, str, str]
) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert place in places(answer)


@pytest.mark.parametrize(
    ("question", "said", "status"),
    [
        ("At which sites do inspectors have to be stricter in urban management?", "焚烧电厂", "answered"),
        ("After the catalogue is issued, what must each unit in charge of a decision prepare?", "实施方案", "answered"),
        ("When an infectious disease shows in spring, who should stock up medicine?", "备足相关医疗物资", "answered"),
        ("How often should the tourism task force push the work forward?", "定期推进调度", "answered"),
        ("Why didn't the gas plan get through?", "原则同意", "partial"),
        ('Which plans on industry clusters carry "2025" in the title?', "3 documents", "answered"),
        ("Which towns or departments reported on safety at either meeting?", "市消防救援大队", "answered"),
        ("Who attended in April but was no longer present in June, and who joined?", "王莉萍", "answered"),
        ("Did the June meeting look at anything besides its items?", "会议还研究了其他事项", "answered"),
        ("Did the April meeting look at anything besides its items?", "not found", "not_found"),
    ],
)
def test_a_detail_is_told_by_a_condition_a_duty_or_a_word_beside_it(
    ask: Ask, question: str, said: str, status: str
) -> None:
    answer = ask(question)
    assert answer.status == status
    assert said in answer.text
    assert "市应急局" not in answer.text
