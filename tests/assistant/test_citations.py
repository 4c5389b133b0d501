"""The four promises: quotes verbatim, claims supported, lists complete, silence honest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from assistant import Answer
from assistant.assistant import Assistant
from assistant.citations import check
from assistant.draft import Draft, Source, Statement, of_item, of_span, quoted
from assistant.facts import facts_of, unsupported
from retrieval.bodies import Bodies
from retrieval.extraction import extract
from retrieval.reading import read_source, source_bytes, source_offset
from retrieval.records import Minutes, Span
from tests.assistant.asking import QUESTIONS, markers
from tests.retrieval.rooms import MINUTES

Held = Mapping[str, Minutes]


@pytest.fixture
def gas(held: Held) -> Source:
    """Cite the decision on the gas plan, No. 5, item 四, paragraph 一."""
    item = held["2023-05"].items[3]
    return of_item(held["2023-05"], item, item.paragraphs[0])


@pytest.fixture
def water(held: Held) -> Source:
    """Cite the second paragraph on water, No. 5, item 八."""
    item = held["2023-05"].items[7]
    return of_item(held["2023-05"], item, item.paragraphs[1])


@pytest.fixture
def opening(held: Held) -> Source:
    """Cite the sentence that opens No. 5."""
    minutes = held["2023-05"]
    start = minutes.text.index("2023 年 4 月 10 日")
    return of_span(minutes, "heading", Span(start, minutes.text.index("常务会议，审议", start)))


Judge = Callable[..., tuple[str, ...]]


@pytest.fixture
def struck(held: Held, bodies: Bodies) -> Judge:
    """Give what is struck of a draft with one claim."""

    def judged(text: str, *sources: Source, counted: int | None = None) -> tuple[str, ...]:
        draft = Draft("answered", (Statement(text, sources, counted=counted),))
        return check(draft, held.__getitem__, bodies).struck

    return judged


# Verbatim.


@pytest.mark.parametrize("at", [0, 7, -1])
def test_a_quote_altered_by_one_character_is_struck(held: Held, bodies: Bodies, gas: Source, at: int) -> None:
    altered = replace(gas, quote=_altered(gas.quote, at))
    checked = check(Draft("answered", (quoted(altered), quoted(gas))), held.__getitem__, bodies)
    assert [one.quote for one in checked.citations] == [gas.quote]
    assert altered.quote not in checked.text and len(checked.struck) == 1
    assert markers(checked.text) == [1]


def _altered(quote: str, at: int) -> str:
    place = at % len(quote)
    return quote[:place] + ("甲" if quote[place] != "甲" else "乙") + quote[place + 1 :]


def test_near_words_are_shown_to_the_letter_and_are_no_citation(held: Held, bodies: Bodies, gas: Source) -> None:
    altered = replace(gas, quote=_altered(gas.quote, 7))
    near = (Statement(f"「{one.quote}」", (one,), "near") for one in (altered, gas))
    checked = check(Draft("not_found", tuple(near)), held.__getitem__, bodies)
    assert checked.text == f"「{gas.quote}」" and checked.citations == () and len(checked.struck) == 1


@pytest.mark.parametrize("by", [-1, 1])
def test_a_quote_at_the_wrong_place_is_struck(held: Held, bodies: Bodies, gas: Source, by: int) -> None:
    moved = replace(gas, start=gas.start + by, end=gas.end + by)
    checked = check(Draft("answered", (quoted(moved),)), held.__getitem__, bodies)
    assert checked.citations == () and checked.text == ""


def test_an_empty_quote_is_struck(held: Held, bodies: Bodies, gas: Source) -> None:
    empty = replace(gas, end=gas.start, quote="")
    assert check(Draft("answered", (quoted(empty),)), held.__getitem__, bodies).citations == ()


def test_markers_are_numbered_anew_when_a_statement_is_struck(
    held: Held, bodies: Bodies, gas: Source, water: Source
) -> None:
    lines = (
        Statement("第一句。", (replace(gas, quote="不在纪要里"),)),
        quoted(water),
        Statement("第三句。", (gas, water)),
    )
    checked = check(Draft("answered", lines), held.__getitem__, bodies)
    assert markers(checked.text) == [1, 2] == [one.marker for one in checked.citations]
    assert checked.text.splitlines()[-1] == "第三句。 [2][1]"
    assert [one.quote for one in checked.citations] == [water.quote, gas.quote]


def test_what_looks_like_a_marker_in_a_statement_is_made_harmless(held: Held, bodies: Bodies, gas: Source) -> None:
    checked = check(Draft("answered", (Statement("见[7]。", (gas,), "claim"),)), held.__getitem__, bodies)
    assert 7 not in markers(checked.text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_citation_of_every_answer_stands_in_the_minutes_and_in_the_file(
    ask: Callable[..., Answer], assistant: Assistant, question: str
) -> None:
    answer = ask(question)
    for one in (*answer.citations, *answer.nearest):
        stored = assistant.library.minutes(one.document)
        assert one.verified and one.quote == stored.text[one.start : one.end] != ""
        assert _in_the_file(stored, Span(one.start, one.end)) == _squeezed(one.quote)
        assert (one.number, one.meeting) == (stored.number, stored.meeting)
        assert (one.held, one.issued) == (str(stored.held), str(stored.issued))
        if one.item:
            item = next(each for each in stored.items if each.label == one.item)
            assert one.title == item.title and one.part == "agenda"
            spans = {each.label: each.span for each in item.paragraphs}
            home = spans[one.paragraph] if one.paragraph else item.heading
            assert home.start <= one.start < one.end <= home.end


def _in_the_file(stored: Minutes, span: Span) -> str:
    """Read a span out of the original file's bytes; a page break inside it is left out, as cleaning does."""
    path = MINUTES / stored.source
    decoded = extract(path).text
    start, end = source_bytes(stored, span, decoded)
    first = source_offset(stored.runs, span.start)
    assert decoded[first] == stored.text[span.start]
    return _squeezed(path.read_bytes()[start:end].decode(stored.encoding))


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_the_stored_text_is_that_of_the_file_read_again(assistant: Assistant) -> None:
    for stored in assistant.library.all_minutes():
        assert stored.text == read_source(MINUTES / stored.source).text


# Supported.


SUPPORTED = [
    "市住建局负责《太仓市着力提升城镇燃气本质安全水平三年行动方案》：修改完善。",
    "住建局负责《太仓市着力提升城镇燃气本质安全水平三年行动方案》。",
    "Housing and Urban-Rural Development Bureau (市住建局) revises it.",
    "《太仓市着力提升城镇燃气本质安全水平 三年行动方案》以市政府办公室名义印发。",
    "《太仓市着力提升城镇燃气本质安全水平三年行动方案》以市政府办名义印发。",
]
UNSUPPORTED = [
    ("市城管局负责修改完善。", "市城管局"),
    ("市住建局、市城管局负责修改完善。", "市城管局"),
    ("市住建局负责《太仓市着力提升城镇燃气本质安全水平五年行动方案》。", "五年行动方案"),
    ("市住建局负责《燃气安全管理办法》。", "燃气安全管理办法"),
    ("市住建局在6月30日前修改完善。", "6-30"),
    ("市住建局修改4个文件。", "4"),
    ("以市委办公室名义印发。", "市委办公室"),
]


@pytest.mark.parametrize("text", SUPPORTED)
def test_a_claim_that_its_quote_carries_is_kept(struck: Judge, gas: Source, text: str) -> None:
    assert struck(text, gas) == ()


@pytest.mark.parametrize(("text", "missing"), UNSUPPORTED)
def test_a_claim_with_a_fact_that_its_quote_lacks_is_struck(
    struck: Judge, gas: Source, text: str, missing: str
) -> None:
    (said,) = struck(text, gas)
    assert missing in said.split("not in its quotes:")[1]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("会议于2023年4月10日召开。", True),
        ("held on 10 April 2023", True),
        ("held on April 10th, 2023", True),
        ("held on 2023-04-10", True),
        ("4月10日开的会。", True),
        ("第２２次常务会议。", True),
        ("第二十二次常务会议。", True),
        ("会议于2023年4月11日召开。", False),
        ("会议于2024年4月10日召开。", False),
        ("held on 10 May 2023", False),
        ("held on 2023-10-04", False),
        ("第23次常务会议。", False),
    ],
)
def test_dates_and_meetings_must_stand_in_the_quote_in_whatever_form(
    struck: Judge, opening: Source, text: str, kept: bool
) -> None:
    assert (struck(text, opening) == ()) is kept


def test_counts_must_stand_in_the_quote(struck: Judge, water: Source) -> None:
    assert struck("苏州的8个市考断面。", water) == () and struck("８个断面。", water) == ()
    assert struck("苏州的9个市考断面。", water)


def test_a_count_of_items_must_be_that_of_the_items_cited(struck: Judge, held: Held) -> None:
    minutes = held["2023-05"]
    headings = [of_item(minutes, item) for item in minutes.items]
    assert struck("共有9项议题。", *headings, counted=9) == ()
    assert struck("共有8项议题。", *headings, counted=8)
    assert struck("共有9项议题。", *headings[1:], counted=9)


def test_a_claim_without_a_verbatim_quote_is_struck(struck: Judge, gas: Source) -> None:
    assert struck("市住建局负责。") and struck("市住建局负责。", replace(gas, quote="市住建局负责。"))


def test_a_claim_counts_only_its_own_quotes(held: Held, bodies: Bodies, gas: Source, water: Source) -> None:
    lines = (Statement("市住建局负责。", (gas,)), Statement("市住建局负责。", (water,)))
    checked = check(Draft("answered", lines), held.__getitem__, bodies)
    assert checked.text == "市住建局负责。 [1]" and len(checked.struck) == 1


def test_nothing_of_what_the_assistant_composes_is_struck(
    ask: Callable[..., Answer], held: Held, bodies: Bodies
) -> None:
    for question in QUESTIONS:
        answer = ask(question)
        quotes = {one.marker: one.quote for one in answer.citations}
        for line in answer.text.splitlines():
            own = [quotes[number] for number in markers(line)]
            if own and not line.startswith(">"):
                claim = re.sub(r"\[\d+\]", "", line)
                missing = unsupported(facts_of(claim, bodies), own, bodies)
                assert all(_is_count(each, line) for each in missing), (question, line, missing)


def _is_count(missing: str, line: str) -> bool:
    """Whether a number that no quote holds is one that the line counts: 共有9项议题."""
    return bool(
        re.search(rf"(?:共有?|即|出席\D*共|has|had|with|were) ?{missing} ?(?:项|个|人|agenda|items|people)", line)
    )


# Honest.


@pytest.mark.parametrize("question", QUESTIONS)
def test_markers_and_citations_are_the_same_set(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question)
    assert markers(answer.text) == [one.marker for one in answer.citations]
    assert [one.marker for one in answer.citations] == list(range(1, len(answer.citations) + 1))


NOT_IN_THE_MINUTES = {
    "地铁建设花了多少钱？": "纪要",
    "养老金上调比例是多少？": "纪要",
    "第8号纪要谁主持的？": "第12号",
    "What is the budget for the metro?": "minutes",
    "When does the new airport open?": "minutes",
}


@pytest.mark.parametrize("question", NOT_IN_THE_MINUTES)
def test_what_the_minutes_do_not_say_is_not_found_with_what_was_searched(
    ask: Callable[..., Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status == "not_found" and answer.citations == () and markers(answer.text) == []
    assert answer.nearest and all(one.marker == 0 and one.verified for one in answer.nearest)
    assert NOT_IN_THE_MINUTES[question] in answer.text
    for said in ("2023年4月10日", "2023年6月13日") if answer.language == "zh" else ("10 April 2023", "13 June 2023"):
        assert said in answer.text


@pytest.mark.parametrize(("question", "held_numbers"), [("第8号纪要谁主持的？", ("第8号", "第5号", "第12号"))])
def test_minutes_that_are_not_held_are_named_with_those_that_are(
    ask: Callable[..., Answer], question: str, held_numbers: tuple[str, ...]
) -> None:
    text = ask(question).text.replace(" ", "")
    assert all(number in text or number[1:] in text for number in held_numbers)
