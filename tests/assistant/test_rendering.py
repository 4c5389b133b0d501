"""What the page shows: every line of the minutes once, quotes as they stand, nothing that could run."""

from __future__ import annotations

import html
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Answer, Citation, Coverage
from assistant.page import Phrase, both, locate, source_panel
from assistant.page.failures import Failure, failure_of, unasked
from assistant.page.frame import header
from assistant.page.opening import holdings, shelf, welcome
from assistant.page.source import document
from assistant.rendering import Turn, answer_html, history_of, markdown, transcript
from retrieval.errors import ModelError, ReadingError, StoreError
from retrieval.minutes import read_minutes
from retrieval.records import Minutes, Span
from tests.fakes import ScriptedAssistant, Shelf

FOLDER = Path(__file__).parents[2] / "index_data" / "minutes"
HELD = tuple(read_minutes(path) for path in sorted(FOLDER.glob("*.txt")))
SCRIPTED = ScriptedAssistant(HELD)
HOSTILE = "<img src=x onerror=alert(1)>\"'&"
QUESTION = "哪个部门负责燃气三年行动方案？"


PAGE = Path(__file__).parents[2] / "assistant" / "page"
# Words whose keys are put together in the code.
COMPUTED = (
    "part_",
    "view_",
    "kind_",
    "step_",
    "ledger_as_",
    "brief_section_",
    "column_",
    "form_",
    "give_",
    "state_",
    "status_",
    "verdict_",
)


def visible(shown: str) -> str:
    """Give the text that a browser would show of HTML."""
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def marks(shown: str) -> str:
    """Give the highlighted text."""
    return "".join(visible(mark) for mark in re.findall(r"<mark>.*?</mark>", shown, re.S))


def answer(text: str = "市住建局[1]", **changes: object) -> Answer:
    """Make an answer with one real citation, changed as wanted."""
    cited = (SCRIPTED.cite(1, "2023-05", "四", "一"),)
    plain = Answer(QUESTION, QUESTION, "zh", "answered", "extractive", text, Coverage(2, 2), citations=cited)
    return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("minutes", HELD, ids=lambda minutes: minutes.id)
def test_every_line_of_the_minutes_is_shown_once_and_in_order(minutes: Minutes) -> None:
    lines = [line.strip() for line in minutes.text.splitlines() if line.strip()]
    assert visible(document(minutes)) == "".join(lines)


def test_minutes_of_which_nothing_was_understood_are_shown_whole() -> None:
    unknown = Minutes("x", "x.txt", "0", "utf-8", "会议纪要\n\n不成\u3000格式 <b>\n1. 一行", ((0, 0),))
    assert visible(document(unknown)) == "会议纪要不成\u3000格式 <b>1. 一行"


@given(data=st.data())
def test_the_highlight_is_exactly_the_span_whatever_it_crosses(data: st.DataObject) -> None:
    minutes = data.draw(st.sampled_from(HELD))
    start = data.draw(st.integers(0, len(minutes.text) - 1))
    end = data.draw(st.integers(start + 1, min(len(minutes.text), start + 400)))
    shown = document(minutes, Span(start, end))
    assert re.sub(r"\s", "", marks(shown)) == re.sub(r"\s", "", minutes.text[start:end])
    assert visible(shown) == visible(document(minutes))


def test_a_sheet_has_its_title_block_items_and_paragraphs() -> None:
    shown = document(HELD[1])
    assert '<p class="masthead">太仓市人民政府</p>' in shown
    assert '<p class="number">第 12 号</p>' in shown
    assert '<p class="dateline">2023 年 6 月 16 日</p>' in shown
    assert len(re.findall('<h3 class="item"', shown)) == 8
    assert len(re.findall("data-paragraph=", shown)) == 23
    assert '<span class="who">市人大顾建康</span>' in shown
    assert '<span class="who">高新区李刚、夏家辉</span>' in shown


def test_the_panels_head_names_number_dates_item_and_paragraph() -> None:
    cited = SCRIPTED.cite(1, "2023-05", "四", "一")
    head = visible(source_panel(HELD[0], Span(cited.start, cited.end)).partition("</header>")[0])
    for words in ("第5号", "第22次常务会议", "2023年4月10日召开", "2023年4月18日印发", "四、（一）"):
        assert words in head
    assert "item 4 (四), paragraph 1 (一)" in head


def test_a_citation_is_copied_as_official_writing_words_it() -> None:
    cited = SCRIPTED.cite(1, "2023-05", "四", "一")
    shown = source_panel(HELD[0], Span(cited.start, cited.end))
    assert 'data-copy="《太仓市人民政府常务会议纪要》第5号，2023年4月18日，四、（一）"' in shown


def test_a_passage_outside_the_agenda_is_named_by_its_part() -> None:
    attendee = HELD[0].attending[0]
    assert "出席列席" in source_panel(HELD[0], attendee.span).partition("</header>")[0]


@pytest.mark.parametrize(
    ("item", "paragraph", "begins"),
    [("四", "一", "原则同意《太仓市着力提升"), ("四", None, "四、审议"), ("四", "九", "四、审议"), ("廿", None, None)],
)
def test_a_link_finds_its_place_by_labels(item: str, paragraph: str | None, begins: str | None) -> None:
    span = locate(HELD[0], item, paragraph)
    found = span.of(HELD[0].text).removeprefix("（一）") if span else None
    assert found is None if begins is None else str(found).startswith(begins)


def test_markers_of_citations_can_be_pressed_and_others_stay_text() -> None:
    shown = answer_html(answer("甲[1]，乙[7]，丙[12345]"))
    cited = answer().citations[0]
    marker = re.search(r'<a class="cite" ([^>]*)>\[1\]</a>', shown)
    assert marker is not None
    assert 'data-document="2023-05" data-item="四" data-para="一"' in marker[1]
    assert f'data-start="{cited.start}" data-end="{cited.end}"' in marker[1]
    assert "，乙[7]，丙[12345]" in visible(shown)
    assert shown.count('class="cite"') == 1


def test_the_trust_line_counts_only_verified_quotes() -> None:
    good = answer().citations[0]
    shown = answer_html(answer(citations=(good, replace(good, marker=2, verified=False))))
    assert "quotes 1/2 verbatim" in shown
    assert 'class="verbatim bad"' in shown


def test_a_quote_that_was_not_verified_is_not_shown() -> None:
    doubtful = answer(citations=(replace(answer().citations[0], quote="编造的话", verified=False),))
    assert "编造的话" not in answer_html(doubtful)
    assert "编造的话" not in markdown(doubtful)
    assert both("unverified").zh in answer_html(doubtful)


def test_a_draft_is_marked_until_the_checked_answer_takes_its_place() -> None:
    assert 'class="draft"' in answer_html(replace(answer(), draft=True), running=True)
    assert 'class="draft"' in answer_html(replace(answer(), draft=True))
    assert 'class="draft"' not in answer_html(answer())


def test_an_answer_in_a_model_s_words_says_so() -> None:
    assert "worded" in answer_html(replace(answer(), mode="generative")) and "worded" not in answer_html(answer())


def test_how_a_question_was_understood_shows_only_where_it_differs() -> None:
    assert "understood" not in answer_html(answer())
    assert "第5号由谁主持？" in answer_html(answer(standalone_question="第5号由谁主持？"))


def test_nothing_found_shows_the_nearest_passages_and_no_count_of_quotes() -> None:
    nearest = (replace(answer().citations[0], marker=0),)
    shown = answer_html(answer("没有提到。", status="not_found", citations=(), nearest=nearest))
    assert 'class="nearest"' in shown
    assert "verbatim" not in shown


def test_that_nothing_was_found_is_said_once() -> None:
    told = answer_html(answer("纪要中没有找到这个问题的答案。", status="not_found", citations=()))
    assert visible(told).count("没有找到") == 1
    assert "headline" not in told
    assert both("not_found").zh in answer_html(answer("", status="not_found", citations=()))
    assert both("partial").zh in answer_html(answer(status="partial"))


def test_lists_and_bold_are_set_and_nothing_else_is_interpreted() -> None:
    shown = answer_html(answer("两项：\n- 《甲》[1]\n- **乙**\n完 ![x](http://a.example/x.png) `c` <b>"))
    assert '<li class="plain">《甲》<a class="cite"' in shown
    assert "<strong>乙</strong>" in shown
    assert "完 ![x](http://a.example/x.png) `c` &lt;b&gt;" in shown


def test_a_question_that_is_too_long_is_told_in_both_languages_with_the_limit() -> None:
    failure = unasked("长" * 2_500, 2_000)
    assert failure is not None
    assert "2500 个字，最多 2000 个字" in failure.advice.zh and "at most 2000" in failure.advice.en
    assert unasked("长" * 2_000 + "\n", 2_000) is None


@pytest.mark.parametrize("kind", [ModelError, StoreError, ReadingError])
def test_every_error_comes_with_advice_and_keeps_its_evidence(kind: type[StoreError]) -> None:
    shown = transcript((Turn("问", failure=failure_of(kind("index", "nothing", "a file"))),), "")
    assert "index: found nothing; wanted a file" in shown
    assert "管理员" in shown and "whoever runs this page" in shown


def hostile_citation() -> Citation:
    """Make a citation each of whose texts tries to be HTML."""
    return replace(
        answer().citations[0], document=HOSTILE, title=HOSTILE, item=HOSTILE, paragraph=HOSTILE, quote=HOSTILE
    )


def hostile_minutes() -> Minutes:
    """Make minutes whose text, id and labels try to be HTML."""
    items = tuple(replace(item, label=HOSTILE, title=HOSTILE, documents=(HOSTILE,)) for item in HELD[0].items)
    text = HOSTILE + HELD[0].text[len(HOSTILE) :]
    return replace(HELD[0], id=HOSTILE, source=HOSTILE, text=text, items=items, issuer=HOSTILE)


@pytest.mark.parametrize(
    "shown",
    [
        transcript((Turn(HOSTILE, failure=Failure(Phrase(HOSTILE, "x"), HOSTILE)), Turn(HOSTILE, running=True)), ""),
        answer_html(
            answer(
                f"{HOSTILE}[1]\n- {HOSTILE}\n  {HOSTILE}\n> {HOSTILE} [7]",
                standalone_question=HOSTILE,
                notice=HOSTILE,
                language=HOSTILE,
                citations=(hostile_citation(),),
                nearest=(hostile_citation(),),
            )
        ),
        source_panel(hostile_minutes(), hostile_minutes().items[0].heading),
        shelf(holdings(Shelf((hostile_minutes(),)))),
        welcome(holdings(Shelf((hostile_minutes(),)))),
        header(holdings(Shelf((hostile_minutes(),))), ("ask",)),
    ],
    ids=["questions", "answer", "panel", "shelf", "welcome", "header"],
)
def test_no_text_becomes_an_element_or_leaves_its_attribute(shown: str) -> None:
    assert "<img" not in shown
    assert HOSTILE not in shown
    tags = re.findall(r"<[^>]*>", shown)
    assert all(re.fullmatch(r"</?[a-z0-9]+(?: [a-z-]+(?:=\"[^\"<>]*\")?)*>", tag) for tag in tags)


def test_only_answered_turns_become_history() -> None:
    turns = (Turn("一", answer("甲")), Turn("二", failure=failure_of(StoreError("x", "y", "z"))), Turn("三"))
    assert history_of(turns) == [{"role": "user", "content": "一"}, {"role": "assistant", "content": "甲"}]


def test_markdown_gives_the_text_and_its_sources_in_the_answers_language() -> None:
    chinese, english = markdown(answer()), markdown(answer(language="en"))
    assert "1. 第5号 · 2023年4月18日印发 · 四、（一）" in chinese
    assert "1. No. 5 · issued 18 April 2023 · item 4 (四), paragraph 1 (一)" in english
    assert f"“{answer().citations[0].quote}”" in chinese


def test_examples_come_from_the_minutes_held() -> None:
    assert "哪个部门负责燃气三年行动方案？" in welcome(holdings(Shelf(HELD)))
    assert "第12号纪要的会议由谁主持？" in welcome(holdings(Shelf(HELD)))
    assert "燃气" not in welcome(holdings(Shelf(HELD[1:])))
    assert "data-question" not in welcome(holdings(Shelf(())))


def test_every_phrase_stands_in_both_languages_and_is_used() -> None:
    read = [tomllib.loads(path.read_text("utf-8"))["words"] for path in PAGE.glob("*.toml")]
    words = {key: phrase for each in read for key, phrase in each.items()}
    assert len(words) == sum(map(len, read)) > 0
    assert all(set(phrase) == {"zh", "en"} and all(phrase.values()) for phrase in words.values())
    code = "".join(path.read_text("utf-8") for path in PAGE.parent.rglob("*.[pj][ys]"))
    unused = {key for key in words if not re.search(f"[\"']{key}[\"']", code)}
    assert {key for key in unused if not key.startswith(COMPUTED)} == set()


def test_the_pages_own_files_name_no_other_server() -> None:
    files = [path for path in PAGE.iterdir() if path.suffix in (".css", ".js")]
    assert len(files) > 2
    for path in files:
        assert set(re.findall(r"https?://[\w.]+", path.read_text("utf-8"))) <= {"http://www.w3.org"}
