"""What a question names for certain narrows the search; what names nothing that is held is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.encoder import Encoder
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.search import Searcher
from tests.retrieval.searching import crosslingual, encoder, first, found, made_up, passage, searcher, snapshot

__all__ = ["crosslingual", "encoder", "searcher", "snapshot"]  # fixtures


def test_a_document_number_is_a_filter(searcher: Searcher) -> None:
    result = found(searcher, "第5号纪要讲安全生产的是哪些段落？", 10)
    assert {hit.passage.document for hit in (*result.kept, *result.rejected)} == {"2023-05"}
    assert result.searched == 1


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("第二十六次常务会议谁主持的？", "2023-12"),
        ("Who chaired the 22nd meeting?", "2023-05"),
        ("6月13号那次会谁主持的？", "2023-12"),
        ("the meeting in April: who chaired it?", "2023-05"),
        ("4月18日印发的纪要谁主持的", "2023-05"),
        ("最近一次会议谁主持的？", "2023-12"),
    ],
)
def test_whatever_names_a_meeting_is_a_filter(searcher: Searcher, question: str, document: str) -> None:
    result = found(searcher, question)
    assert result.searched == 1
    assert {hit.passage.document for hit in result.kept} == {document}


@pytest.mark.parametrize(
    ("question", "unmatched"),
    [
        ("第99号纪要讲了什么？", "第99号纪要"),
        ("第23次常务会议谁主持的？", "第23次常务会议"),
        ("2019年的会议审议了什么？", "2019年"),
        ("What did the 2021 executive meetings decide?", "2021"),
        ("8月的会议", "8月"),
        ("2022年第12号纪要", "2022年第12号纪要"),
    ],
)
def test_a_filter_that_matches_nothing_is_told_and_the_search_goes_on(
    searcher: Searcher, question: str, unmatched: str
) -> None:
    result = found(searcher, question)
    assert unmatched in result.unmatched
    assert result.kept


def test_filters_that_do_not_go_together_leave_the_surer_one(searcher: Searcher) -> None:
    result = found(searcher, "2019年第26次常务会议谁主持的？")
    assert result.unmatched == ("2019年",)
    assert {hit.passage.document for hit in result.kept} == {"2023-12"}


def test_an_item_number_puts_that_item_first(searcher: Searcher) -> None:
    assert first(searcher, "第12号纪要第二项讲了什么？").startswith("2023-12/二/")
    assert first(searcher, "What did item 8 of minutes No. 5 say?").startswith("2023-05/八/")


def test_years_tell_items_of_one_title_apart(tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual) -> None:
    text = "（一）原则同意《燃气安全工作方案》。会后由市住建局修改完善。"
    made = [passage(f"{year}-{number}", text) for year in range(2015, 2021) for number in ("03", "09")]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    assert first(searcher, "2017年3月审议的燃气安全工作方案由谁负责？") == "2017-03/一/一"
    assert first(searcher, "Who is responsible for the gas plan of minutes No. 9 of 2016?") == "2016-09/一/一"
    assert first(searcher, "2018年第29次常务会议的燃气方案谁改？") == "2018-09/一/一"
    both = found(searcher, "2019年的燃气安全工作方案由谁负责？")
    assert {hit.passage.document[:4] for hit in both.kept} == {"2019"}
    assert (both.searched, both.total) == (2, 12)


def test_a_year_may_be_a_titles_but_not_the_end_of_a_plan(
    tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual
) -> None:
    made = [
        passage("2018-12", "（一）原则同意年度清单。", "审议《2019年度安全生产清单》"),
        passage("2017-03", "（一）原则同意行动计划。", "审议《安全生产三年行动计划（2017—2019年）》"),
        passage("2019-05", "（一）会议听取了安全生产情况汇报。", "听取安全生产情况的汇报"),
    ]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    held = {hit.passage.document for hit in found(searcher, "2019年安全生产清单谁负责").kept}
    assert held == {"2018-12", "2019-05"}
    assert {hit.passage.document for hit in found(searcher, "2019年常务会议的安全生产议题").kept} == {"2019-05"}


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("2019年最后一次常务会议谁主持的", {"2019-09"}),
        ("2016年头一次会议审议了什么", {"2016-03"}),
        ("What did the first executive meeting of 2017 review?", {"2017-03"}),
        ("2015年第一次会议和2018年第一次会议", {"2015-03", "2018-03"}),
        ("the final meeting of 2020", {"2020-09"}),
        ("17年的会", {"2017-03", "2017-09"}),
        ("一九年的会议", {"2019-03", "2019-09"}),
        ("the autumn meeting of 2016", {"2016-09"}),
    ],
)
def test_the_first_and_the_last_of_a_year_and_short_years_are_filters(
    tmp_path: Path, encoder: Encoder, crosslingual: CrossLingual, question: str, days: set[str]
) -> None:
    made = [passage(f"{year}-{number}", "（一）原则同意。") for year in range(2015, 2021) for number in ("03", "09")]
    searcher = Searcher(made_up(tmp_path, made, encoder), encoder, crosslingual)
    result = found(searcher, question)
    assert set(result.documents or ()) == days
    assert not result.unmatched and not result.conflicting


@pytest.mark.parametrize(
    "question",
    ["撤县建市30年的庆祝活动谁负责", "近10年的生态环境工作", "三季度末前要完成多少处改造", "2023年二季度经济运行"],
)
def test_spans_of_years_and_quarters_of_work_are_no_filters(searcher: Searcher, question: str) -> None:
    result = found(searcher, question)
    assert result.documents is None and not result.unmatched


def test_filters_that_contradict_each_other_are_told_apart_from_what_is_not_held(searcher: Searcher) -> None:
    result = found(searcher, "4月18日印发的第12号纪要谁主持的")
    assert (result.unmatched, result.conflicting) == ((), ("4月18日",))
    assert found(searcher, "第12号纪要里2023年的目标").conflicting == ()
