"""Questions in other languages find Chinese words, and these find passages."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from retrieval.bodies import Bodies
from retrieval.errors import ModelError
from retrieval.glossary import Glossary
from retrieval.lexical import KeywordIndex
from retrieval.query import parse_query
from retrieval.ranking import dictionary as dictionary_module
from retrieval.ranking.crosslingual import CrossLingual, Term, open_crosslingual, term_score, term_scores
from retrieval.ranking.dictionary import Dictionary, open_dictionary
from retrieval.stems import stem

BODIES, GLOSSARY = Bodies.load(), Glossary.load()
TEXTS = [
    "要加强城镇燃气安全监管，推进餐饮用户“瓶改管”。",
    "会后由市司法局修改完善重大行政决策事项目录。",
    "要摸清税源，依法征税，做好电梯加装。",
    "海狸在河上筑坝。",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache folder, empty at first and then shared by the tests."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def signal(cache: Path) -> CrossLingual:
    return open_crosslingual(BODIES, GLOSSARY, cache)


@pytest.fixture(scope="module")
def keywords() -> KeywordIndex:
    return KeywordIndex.build(TEXTS)


def terms_of(signal: CrossLingual, question: str) -> dict[str, list[str]]:
    query = parse_query(question, BODIES, GLOSSARY, date(2024, 1, 1))
    return {term.said: [word for word, _ in term.candidates] for term in signal.terms(query, query.wording)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("policy", "policies"),
        ("regulation", "regulations"),
        ("revise", "revised"),
        ("plan", "planning"),
        ("city", "cities"),
        ("build", "built"),
        ("undertaking", "undertook"),
    ],
)
def test_forms_of_one_word_have_one_stem(first: str, second: str) -> None:
    assert stem(first) == stem(second)


@pytest.mark.parametrize(("first", "second"), [("policy", "police"), ("gas", "gate"), ("bus", "business")])
def test_other_words_have_other_stems(first: str, second: str) -> None:
    assert stem(first) != stem(second)


def test_the_dictionary_gives_short_glosses_the_greater_weight(cache: Path) -> None:
    words = dict(open_dictionary(cache).words(stem("elevator")))
    assert words["电梯"] == 1.0
    assert all(0 < weight <= 1 for weight in words.values())
    assert list(words.values()) == sorted(words.values(), reverse=True)


def test_the_dictionary_knows_phrases_and_not_what_is_none(cache: Path) -> None:
    assert "智慧产权" in dict(open_dictionary(cache).words(f"{stem('intellectual')} {stem('property')}"))
    assert open_dictionary(cache).words("") == ()
    assert open_dictionary(cache).words("zzzzzz'; DROP TABLE english") == ()


def test_a_second_start_reads_the_stored_dictionary(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_dictionary(cache)
    monkeypatch.setattr(dictionary_module, "_PACKAGE", "no_such_package_anywhere")
    assert open_dictionary(cache).words(stem("gas"))


def test_a_missing_package_is_an_error_that_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionary_module, "_PACKAGE", "no_such_package_anywhere")
    with pytest.raises(ModelError, match="pip install no_such_package_anywhere"):
        open_dictionary(tmp_path)


def test_a_damaged_package_leaves_nothing_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gzip.compress("電梯 电梯 [dian4 ti1] /elevator/\n".encode() * 5_000)
    (tmp_path / "cut.gz").write_bytes(whole[:-20])
    monkeypatch.setattr(dictionary_module, "_source", lambda: tmp_path / "cut.gz")
    with pytest.raises(ModelError):
        open_dictionary(tmp_path / "cache")
    assert not list((tmp_path / "cache").glob("*/english.sqlite"))


def test_a_question_before_the_dictionary_is_needed_does_not_open_it() -> None:
    def refuse() -> Dictionary:
        raise AssertionError("opened")

    signal = CrossLingual(BODIES, GLOSSARY, refuse)
    query = parse_query("市公安局谁参加的？", BODIES, GLOSSARY, date(2024, 1, 1))
    assert [term.said for term in signal.terms(query, query.wording)] == ["市公安局"]


def test_names_of_bodies_are_terms_and_not_translated(signal: CrossLingual) -> None:
    terms = terms_of(signal, "What are the duties of the Housing Bureau?")
    assert "市住建局" in terms["市住建局"]
    assert "housing" not in terms
    assert "dut" not in terms and "duties" in terms


def test_chinese_inside_an_english_question_is_a_term(signal: CrossLingual) -> None:
    assert "瓶改" in terms_of(signal, "What does 瓶改管 mean?")


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("Which bureau revises the catalogue of major administrative decisions?", 1),
        ("What was said about gas safety?", 0),
        ("Where do beavers build dams?", 3),
        ("How many elevators are to be added?", 2),
        ("How should taxes be collected?", 2),
        ("Was hat die Sitzung zu Gas gesagt?", 0),
    ],
)
def test_the_right_passage_scores_highest(
    signal: CrossLingual, keywords: KeywordIndex, question: str, right: int
) -> None:
    query = parse_query(question, BODIES, GLOSSARY, date(2024, 1, 1))
    scores = term_scores(signal.terms(query, query.wording), keywords)
    assert scores.argmax() == right
    assert scores[right] > 0


def test_a_term_scores_by_its_best_candidate_not_by_their_sum(keywords: KeywordIndex) -> None:
    best = term_score(Term("gas", (("燃气", 1.0),)), keywords)
    both = term_score(Term("gas", (("燃气", 1.0), ("安全", 0.5), ("没有的词", 1.0))), keywords)
    assert np.array_equal(best, both)


def test_a_word_scores_only_where_all_its_pairs_stand(keywords: KeywordIndex) -> None:
    rows, scores = keywords.word("燃气安全")
    assert rows.tolist() == [0]
    assert scores[0] > 0
    assert keywords.word("安全燃气")[0].tolist() == []
    assert keywords.word("")[0].tolist() == []


def test_words_of_one_and_two_characters_score_as_in_bm25(keywords: KeywordIndex) -> None:
    for word in ("税", "燃气"):
        rows, scores = keywords.word(word)
        whole = keywords.scores([word])
        assert np.flatnonzero(whole).tolist() == rows.tolist()
        assert np.allclose(whole[rows], scores, atol=1e-5)


def test_questions_without_words_have_no_terms(signal: CrossLingual, keywords: KeywordIndex) -> None:
    for question in ("", "?!", "من المسؤول؟"):
        query = parse_query(question, BODIES, GLOSSARY, date(2024, 1, 1))
        assert not term_scores(signal.terms(query, query.wording), keywords).any()
