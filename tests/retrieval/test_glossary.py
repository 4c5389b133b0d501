"""The glossary words answers in English and finds the Chinese words behind a question."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.errors import UsageError
from retrieval.glossary import DEFAULT_GLOSSARY, Glossary

MINUTES = Path(__file__).resolve().parents[2] / "index_data" / "minutes"
GLOSSARY = Glossary.load()


def next_steps() -> set[str]:
    """Give what the two minutes say after "根据会议讨论意见", clause by clause, up to the full stop."""
    texts = [path.read_text(encoding="utf-8").replace("\n\n", "") for path in sorted(MINUTES.glob("*.txt"))]
    tails = [tail for text in texts for tail in re.findall(r"根据会议讨论意见，?([^。]*)。", text)]
    return {tail.replace("对 4 个文件", "") for tail in tails}


def test_every_next_step_of_the_two_minutes_has_its_english() -> None:
    steps = next_steps()
    assert len(steps) >= 10
    assert {step for step in steps if not GLOSSARY.english(step)} == set()


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("原则同意", "agreed in principle"),
        ("审议通过", "reviewed and adopted"),
        ("以市政府办公室名义印发", "issue in the name of the Government Office"),
        ("均按程序以市政府名义印发", "issue in the name of the Municipal Government, following due procedure"),
        ("作進一步補充完善", "further supplement and improve"),
        ("常务副市长", "executive deputy mayor"),
        (
            "报请市委同意后，以市政府办公室名义印发",
            "after approval by the Municipal Party Committee, issue in the name of the Government Office",
        ),
    ],
)
def test_set_phrases_have_one_wording_in_english(phrase: str, english: str) -> None:
    assert GLOSSARY.english(phrase) == english


@pytest.mark.parametrize("phrase", ["", "，", "今天天气好", "修改完善，今天天气好"])
def test_what_is_no_set_phrase_has_no_english(phrase: str) -> None:
    assert GLOSSARY.english(phrase) is None


def test_agreement_in_principle_is_never_worded_as_adoption() -> None:
    phrases = tomllib.loads(DEFAULT_GLOSSARY.read_text(encoding="utf-8"))["phrases"]
    assert [zh for zh, en in phrases.items() if "同意" in zh and ("adopt" in en or "pass" in en)] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which bureau is responsible for the gas safety plan?", {"燃气", "行动方案"}),
        ("What about waste sorting in old neighbourhoods?", {"垃圾分类", "老旧小区"}),
        ("car parts and machine tools", {"汽车零部件", "工业母机"}),
        ("water quality at the monitoring sections", {"水质", "断面"}),
        ("the economic census", {"五经普", "经济普查"}),
        ("informatisation projects", {"信息化项目"}),
        ("specialised and sophisticated SMEs", {"专精特新"}),
        ("school buses and e-bikes", {"校车", "电动自行车"}),
        ("high-tech zone", {"高新区"}),
        ("Who attended for the Fire Brigade?", {"消防救援大队", "列席"}),
        ("Welche Behörde ist für die Gassicherheit zuständig?", {"燃气", "负责"}),
        ("WASSERQUALITAET", {"水质"}),
    ],
)
def test_a_question_gives_the_chinese_words_to_search_for(question: str, words: set[str]) -> None:
    assert words <= set(GLOSSARY.chinese(question))


def test_the_longest_term_wins() -> None:
    assert GLOSSARY.chinese("agenda items") == ("议题",)
    assert GLOSSARY.chinese("economic development zone") == ("经开区", "开发区")
    assert GLOSSARY.chinese("knowledge property") == ("知识产权",)


@pytest.mark.parametrize("question", ["", "gardening", "哪个部门负责燃气三年行动方案？", "gasket"])
def test_words_of_no_term_give_nothing(question: str) -> None:
    assert GLOSSARY.chinese(question) == ()


def test_the_search_words_of_the_two_minutes_stand_in_them() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in MINUTES.glob("*.txt")).replace("\n\n", "")
    topics = ["gas", "intellectual property", "machine tool", "auto part", "little giant", "quality city", "germany"]
    topics += ["leisure tourism", "covid", "census", "modern commerce", "it project", "city appearance", "work safety"]
    assert [topic for topic in topics if not any(word in text for word in GLOSSARY.chinese(topic))] == []


def test_the_glossary_covers_municipal_government_at_large() -> None:
    tables = tomllib.loads(DEFAULT_GLOSSARY.read_text(encoding="utf-8"))
    assert len(tables["search"]) >= 400
    assert len(tables["german"]) >= 60
    assert [key for key in tables["search"] if not GLOSSARY.chinese(key)] == []


def test_an_abbreviation_keeps_its_short_form_and_gains_its_full_one_once() -> None:
    assert GLOSSARY.expand("五经普和五经普") == "五经普（第五次全国经济普查）和五经普"
    assert GLOSSARY.expand("五經普") == "五經普（第五次全国经济普查）"
    assert GLOSSARY.expand("第五次全国经济普查，即五经普") == "第五次全国经济普查，即五经普"
    assert GLOSSARY.expand("没有缩写") == "没有缩写"


@given(st.text(max_size=120))
def test_no_text_breaks_the_glossary(text: str) -> None:
    GLOSSARY.english(text)
    GLOSSARY.chinese(text)
    assert len(GLOSSARY.expand(text)) >= len(text)


def test_a_bad_glossary_is_an_error_that_says_where(tmp_path: Path) -> None:
    bad = tmp_path / "glossary.toml"
    bad.write_text('[phrases]\n"原则同意" = "agreed in principle"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(str(bad))):
        Glossary.load(bad)


def test_everyday_words_are_told_from_the_rest_of_a_text_with_the_words_of_minutes() -> None:
    pieces = list(Glossary.load().pieces("給專利的補貼"))
    assert "".join(piece for piece, _ in pieces) == "給專利的補貼"
    assert [ways for piece, ways in pieces if piece == "專利"] == [("知识产权",)]
    assert list(Glossary.load().pieces("会议纪要")) == [("会议纪要", ())]


@pytest.mark.parametrize("said", ["evaluate", "evaluates", "evaluating", "evaluated", "Evaluation"])
def test_all_forms_of_an_english_word_have_its_loose_words(said: str) -> None:
    assert "评估" in Glossary.load().loosely(said)
