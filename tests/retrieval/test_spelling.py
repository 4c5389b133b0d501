"""Slips in questions are put right; what is spelt right stays, to the character."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bodies import Bodies
from retrieval.errors import ModelError, UsageError
from retrieval.lexical import KeywordIndex
from retrieval.query import language_of
from retrieval.slips.correction import Spelling, open_spelling
from retrieval.slips.lexicon import blurred, open_lexicon
from retrieval.slips.words import letters

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BODIES = Bodies.load()


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


SLIPS, RIGHT, MISSPELT = table("spelling_slips"), table("spelling_right"), table("spelling_evals")
EVALS = [json.loads(line) for line in (ROOT / "tests/evals/two_minutes.jsonl").read_text("utf-8").splitlines()]
LINES = [
    line
    for path in sorted((ROOT / "index_data/minutes").glob("*.txt"))
    for line in path.read_text(encoding="utf-8").split("\n\n")
]
SPELLING = open_spelling(BODIES, KeywordIndex.build(LINES))
BARE = open_spelling(BODIES, None)


def corrected(question: str, spelling: Spelling = SPELLING) -> str:
    return spelling.corrected(question, language_of(question))


@pytest.mark.parametrize(("written", "meant"), [slip for slips in SLIPS.values() for slip in slips.items()])
def test_a_slip_is_put_right(written: str, meant: str) -> None:
    assert corrected(written) == meant


@pytest.mark.parametrize("question", [question for questions in RIGHT.values() for question in questions])
def test_a_question_that_is_spelt_right_stays(question: str) -> None:
    assert corrected(question) == question


def test_the_made_up_questions_are_enough_and_none_of_the_evaluation() -> None:
    assert sum(map(len, SLIPS.values())) >= 60
    assert sum(len(set(questions)) for questions in RIGHT.values()) >= 200
    assert not {case["question"] for case in EVALS} & {written for slips in SLIPS.values() for written in slips}


def test_of_the_evaluation_the_misspelt_questions_alone_are_changed() -> None:
    read = {case["id"]: corrected(case["question"]) for case in EVALS}
    wanted = {case["id"]: MISSPELT.get(case["id"], case["question"]) for case in EVALS}
    assert {name: text for name, text in read.items() if text != wanted[name]} == {}
    assert set(MISSPELT) <= set(read)


@pytest.mark.parametrize(("written", "meant"), [slip for slips in SLIPS.values() for slip in slips.items()])
def test_a_slip_is_put_right_before_there_is_an_archive(written: str, meant: str) -> None:
    assert corrected(written, BARE) == meant


def test_the_minutes_themselves_are_spelt_right_even_where_they_are_not_held() -> None:
    sentences = [sentence for line in LINES for sentence in line.replace("\n", "").split("，")]
    assert [sentence for sentence in sentences if BARE.corrected(sentence, "zh") != sentence] == []


def test_what_the_archive_says_is_no_slip() -> None:
    question = "商物局要改哪几份文件"
    assert corrected(question) != question
    held = open_spelling(BODIES, KeywordIndex.build([*LINES, "商物局汇报了工作", "会后由商物局修改完善"]))
    assert held.corrected(question, "zh") == question


def test_words_that_only_the_archive_uses_often_are_corrected_to() -> None:
    question = "饮水撕源地在哪儿"
    lines = [f"第{at}次检查河道栈桥清理情况" for at in range(9)]
    spelling = open_spelling(BODIES, KeywordIndex.build([*LINES, *lines]))
    assert spelling.corrected("河道栈侨清理了吗", "zh") == "河道栈桥清理了吗"
    assert corrected("河道栈侨清理了吗") == "河道栈侨清理了吗"
    assert corrected(question) == question


@pytest.mark.parametrize(
    "question",
    [
        "《然气方案》归谁管", "“知识产全”是什么意思", "「會義」怎麼寫", '"bureu" means what?', "What is 《Comerce》?",
        "chengkang 乘康 from where?", "is 王加臣 wangjiachen a guest?",
        "第二十六次会议", "２６次会议三月五日", "", "？！", "   ", "A", "12345", "a@comerce.cn is responsible?",
    ],
)  # fmt: skip
def test_titles_quotes_numbers_and_addresses_are_left_alone(question: str) -> None:
    assert corrected(question) == question


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("然氣方案誰負責", "燃氣方案誰負責"),
        ("知識產全政策意見歸誰改", "知識產权政策意見歸誰改"),
        ("Wich bureau is it?", "Which bureau is it?"),
        ("who leads the Comerce Bureau", "who leads the Commerce Bureau"),
        ("Did NASA or Mr Bureux attend?", "Did NASA or Mr Bureux attend?"),
        ("谁负责 \n 然气方案", "谁负责 \n 燃气方案"),
    ],
)
def test_script_case_and_blanks_are_kept(written: str, meant: str) -> None:
    assert corrected(written) == meant


def test_words_by_which_the_caller_asks_are_right() -> None:
    assert corrected("who is the ressponsable") == "who is the responsible"
    spelling = open_spelling(BODIES, None, ["(?:甲乙|然气)方案"])
    assert spelling.corrected("然气方案", "zh") == "然气方案"


@pytest.mark.parametrize(
    "question", ["Quel bureau est responsabel du gaz ?", "¿Quién asistio a la reunion?", "どの局が担当ですか"]
)
def test_languages_without_a_word_list_are_left_alone(question: str) -> None:
    assert corrected(question) == question


def test_german_is_corrected_where_the_glossary_has_the_word() -> None:
    assert SPELLING.corrected("Wer ist für die Sichreheit zuständig?", "de") == "Wer ist für die Sicherheit zuständig?"
    right = "Welche Behörde ist für den Gasplan zuständig, und wann tagte die Sitzung?"
    assert SPELLING.corrected(right, "de") == right


def test_a_text_longer_than_a_question_is_left_alone() -> None:
    assert SPELLING.corrected("然气方案" * 200, "zh") == "然气方案" * 200


@given(st.text(alphabet="然气方案谁负责的第二十六次会义商物局《》“”，a bureu", max_size=40))
def test_any_text_keeps_its_length_in_chinese_and_is_corrected_once(text: str) -> None:
    once = SPELLING.corrected(text, "zh")
    assert len(once) == len(text)
    assert [char for char in once if not "㐀" <= char <= "鿿"] == [char for char in text if not "㐀" <= char <= "鿿"]


@pytest.mark.parametrize(
    ("one", "other"), [("zhang", "zan"), ("shi", "si"), ("chen", "cheng"), ("ning", "lin"), ("lü", "nü")]
)
def test_near_sounds_are_one(one: str, other: str) -> None:
    assert blurred(one) == blurred(other)


def test_far_sounds_are_two() -> None:
    assert len({blurred(each) for each in ("zhang", "ji", "qi", "zhong", "jing", "ta", "da")}) == 7


def test_a_damaged_word_list_is_a_readable_error(tmp_path: Path) -> None:
    open_lexicon(tmp_path)
    (found,) = tmp_path.glob("*/words.sqlite")
    found.write_bytes(b"no database" * 1000)
    with pytest.raises(ModelError, match="remove this folder"):
        open_lexicon(tmp_path)


def test_damaged_data_are_a_readable_error(tmp_path: Path) -> None:
    (tmp_path / "spelling.toml").write_text("[chinese]\nfree = 1\n", encoding="utf-8")
    with pytest.raises(UsageError):
        letters(tmp_path / "spelling.toml")
    with pytest.raises(UsageError):
        letters(tmp_path / "missing.toml")
