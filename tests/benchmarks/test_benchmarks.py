"""The benchmarks: a tiny run works from end to end, and what counts as right is what is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.scoring import Case
from benchmarks.__main__ import TWO_CASES, main
from benchmarks.plain_langchain import pieces
from benchmarks.quality import Rank, figures, ranks
from benchmarks.report import judged, tables
from benchmarks.sections import Asked, Stretch, asked, is_right
from benchmarks.speed import quantiles
from retrieval.minutes import read_minutes
from tests.retrieval.rooms import MINUTES, NAMES

SHARES = {"questions", "first", "five", "mrr"}


@pytest.fixture(scope="module")
def few_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give eight of the questions on the two minutes, one of them unanswerable."""
    lines = TWO_CASES.read_text("utf-8").splitlines()
    chosen = lines[:4] + [line for line in lines if '"en"' in line][:3]
    chosen += [line for line in lines if '"unanswerable"' in line][:1]
    path = tmp_path_factory.mktemp("cases") / "few.jsonl"
    path.write_text("\n".join(chosen) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def tiny_run(tmp_path_factory: pytest.TempPathFactory, few_cases: Path) -> dict[str, Any]:
    """Run on the two minutes, an archive of three, and four passages for throughput."""
    path = tmp_path_factory.mktemp("bench") / "deep" / "bench.json"
    few = ["--count", "3", "--questions", "9", "--sample", "4", "--rounds", "1", "--cases", str(few_cases)]
    assert main([*few, "--json", str(path)]) == 0
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def test_a_run_measures_three_ways_of_searching_on_each_set(tiny_run: dict[str, Any]) -> None:
    assert list(tiny_run["sets"]) == ["2 minutes", "3 minutes"]
    for told in tiny_run["sets"].values():
        assert list(told["search"]) == ["ours", "plain LangChain", "BM25 alone"]
        for way in told["search"].values():
            assert way["all"].keys() == way["zh"].keys() == SHARES
            assert 0 <= way["all"]["first"] <= way["all"]["mrr"] <= way["all"]["five"] <= 1
            assert 0 < way["ms"]["p50"] <= way["ms"]["p95"] or way is told["search"]["BM25 alone"]
    assert tiny_run["sets"]["2 minutes"]["search"]["ours"]["all"]["questions"] == 7


def test_a_run_measures_answers_indexing_and_a_fresh_process(tiny_run: dict[str, Any]) -> None:
    told = tiny_run["sets"]["2 minutes"]
    assert told["minutes"] == 2 and told["index"]["passages"] > 50 and told["index"]["megabytes"] > 0.1
    assert told["answers"]["questions"] == 8 and told["answers"]["unanswerable"] == 1
    assert told["answers"]["ms"]["p95"] > 0
    assert told["fresh"]["seconds"] > 0.2 and 50 < told["fresh"]["peak_mb"] < 700


def test_a_run_compares_encoding_and_judges_only_what_it_measured(tiny_run: dict[str, Any]) -> None:
    assert tiny_run["encoding"]["passages"] == 4 and tiny_run["encoding"]["ratio"] > 0
    judgements = {each["what"]: each for each in tiny_run["targets"]}
    assert all(type(each["held"]) is bool for each in judgements.values())
    assert "two minutes, Chinese: right section first" in judgements
    assert not any("2,000" in what or "XQuAD" in what for what in judgements)


def test_its_tables_name_every_set_and_way(tiny_run: dict[str, Any]) -> None:
    printed = tables(tiny_run)
    for said in (
        "2 minutes",
        "3 minutes",
        "ours",
        "plain LangChain",
        "BM25 alone",
        "whole answers",
        "ratio",
        "<= 12.0",
    ):
        assert said in printed
    assert max(map(len, printed.splitlines())) <= 120


@pytest.mark.parametrize("wrong", [["--index", "."], ["--large", "--index", "no/such"], ["--count", "-1"]])
def test_options_that_do_not_fit_are_refused_at_once(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wrong) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_target_is_missed_above_its_most_and_below_its_least() -> None:
    def run(p50: float, first: float) -> dict[str, bool]:
        ours = {"ms": {"p50": p50}, "zh": {"first": first}}
        told = judged({"sets": {"2 minutes": {"search": {"ours": ours}}}})
        return {each["what"]: each["held"] for each in told}

    speed, quality = "search at 2 minutes, p50 ms", "two minutes, Chinese: right section first"
    assert run(11.9, 0.98) == {quality: True, speed: True}
    assert run(12.1, 0.97) == {quality: False, speed: False}


def test_a_hit_is_right_where_it_reaches_into_the_section() -> None:
    wanted = [Stretch("2023-05", 100, 200)]
    assert is_right(Stretch("2023-05", 0, 101), wanted) and is_right(Stretch("2023-05", 199, 900), wanted)
    assert not is_right(Stretch("2023-05", 0, 100), wanted)
    assert not is_right(Stretch("2023-05", 200, 300), wanted)
    assert not is_right(Stretch("2023-12", 120, 150), wanted)


def test_only_questions_with_one_section_are_asked_and_its_span_is_that_of_the_minutes() -> None:
    minutes = [read_minutes(MINUTES / f"{name}.txt") for name in NAMES]
    item = minutes[0].items[3]
    cited = {"document": "2023-05", "item": item.label}
    heading = {"document": "2023-05", "part": "heading"}
    cases = [
        Case("a", "responsible", "zh", "一", ("answered",), citations=(cited, cited)),
        Case("b", "chair", "zh", "二", ("answered",), citations=(heading,)),
        Case("c", "chair", "zh", "三", ("answered",), citations=(heading, cited)),
        Case("d", "list_body", "zh", "四", ("answered",), citations=(cited,)),
        Case("e", "followup", "zh", "五", ("answered",), citations=(cited,), history=({"role": "user"},)),
        Case("f", "unanswerable", "zh", "六", ("not_found",)),
    ]
    found = asked(cases, minutes)
    assert [each.question for each in found] == ["一", "二"]
    (start, end) = found[0].wanted[0].start, found[0].wanted[0].end
    assert minutes[0].text[start:end].startswith("四、") and "五、" not in minutes[0].text[start:end]
    assert found[1].wanted[0].end <= minutes[0].items[0].heading.start


def test_figures_are_those_of_the_places() -> None:
    places = [("zh", 1), ("zh", 2), ("zh", 0), ("en", 1)]
    told = figures([Rank(f"{at}", language, place, 10.0 * at) for at, (language, place) in enumerate(places)])
    assert told["zh"] == {"questions": 3, "first": 0.3333, "five": 0.6667, "mrr": 0.5}
    assert told["all"]["first"] == 0.5 and told["en"]["mrr"] == 1.0
    assert told["not_first"] == ["1", "2"]
    assert told["ms"] == quantiles([0.0, 10.0, 20.0, 30.0]) and told["ms"]["p50"] == 15.0


def test_a_rank_is_the_place_of_the_first_right_hit() -> None:
    def find(question: str) -> list[Stretch]:
        return [Stretch("a", 0, 5), Stretch("b", 0, 5), Stretch("b", 5, 9)]

    questions = [Asked("x", "zh", (Stretch("b", 0, 9),)), Asked("y", "zh", (Stretch("c", 0, 9),))]
    assert [rank.place for rank in ranks(find, questions)] == [2, 0]


def test_pieces_know_where_they_stand() -> None:
    text = read_minutes(MINUTES / "2023-05.txt").text
    cut = pieces([("2023-05", text)])
    assert len(cut) > 5 and max(len(piece.page_content) for piece in cut) <= 500
    for piece in cut:
        start = piece.metadata["start_index"]
        assert text[start : start + len(piece.page_content)] == piece.page_content
