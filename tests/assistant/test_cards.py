"""Quotes and citations of an answer: each quote in one place, few cards open, the others small or folded."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Citation
from assistant.page import both
from assistant.rendering import answer_html, markdown
from tests.assistant.test_rendering import answer, visible


def several(count: int, **changes: object) -> tuple[Citation, ...]:
    """Make citations that differ by marker alone."""
    return tuple(replace(answer().citations[0], marker=at, **changes) for at in range(1, count + 1))  # type: ignore[arg-type]


def test_a_quote_that_proves_a_claim_stands_in_its_card_alone() -> None:
    quote = answer().citations[0].quote
    shown = answer_html(answer(f"市住建局负责。 [1]\n> {quote} [1]"))
    assert visible(shown).count(quote) == 1
    assert f'<q class="card-quote whole" lang="zh-Hans">{quote}</q>' in shown
    assert "<blockquote" not in shown and "> " not in visible(shown)


def test_a_quote_that_is_itself_the_answer_stands_in_the_text_and_its_card_is_small() -> None:
    quote = answer().citations[0].quote
    shown = answer_html(answer(f"会议要求：\n> {quote} [1]\n> {quote} [2]", citations=several(2)))
    said, _, sources = shown.partition('<section class="sources">')
    assert f'<blockquote lang="zh-Hans"><p>{quote} <a class="cite"' in said
    assert said.count("<blockquote") == 1 and said.count(quote) == 2
    assert 'class="chips"' in sources and 'class="cards"' not in sources


def test_a_quote_whose_citation_is_not_there_yet_stays_in_the_text() -> None:
    growing = answer_html(answer("甲 [1]\n> 乙 [1]", citations=()), running=True)
    assert '<blockquote lang="zh-Hans"><p>乙 [1]</p></blockquote>' in growing


def test_lines_with_two_blanks_belong_to_the_row_above() -> None:
    shown = answer_html(answer("两项：\n- 甲\n  原则同意 [1]\n- 乙\n以上。\n  再说"))
    assert '<li class="plain">甲<span class="below">原则同意 <a class="cite"' in shown
    assert shown.count("<ol>") == 1 and shown.count('<li class="plain">') == 2
    assert "<p>以上。</p><p>  再说</p>" in shown


def test_only_four_cards_are_open_and_the_others_fold() -> None:
    few, many = answer_html(answer(citations=several(4))), answer_html(answer(citations=several(20)))
    assert "<details" not in few
    before, _, folded = many.partition("<details")
    assert (before.count('class="card"'), folded.count('class="card"')) == (4, 16)
    assert "显示全部 20 条" in folded and "Show all 20" in folded


def test_citations_that_only_name_the_document_or_the_item_are_small() -> None:
    whole = answer().citations[0]
    number = replace(whole, marker=2, part="heading", item=None, paragraph=None, title=None, quote="第 5 号")
    heading = replace(whole, marker=3, paragraph=None, quote=f"四、{whole.title}")
    cards, _, chips = answer_html(answer(citations=(whole, number, heading))).partition('<ol class="chips">')
    assert (cards.count('class="card"'), chips.count('class="card"')) == (1, 2)
    assert "第5号 · 文首" in chips
    alone = answer_html(answer(citations=(number,)))
    assert 'class="cards"' in alone and "chips" not in alone


def test_a_quote_that_was_not_verified_gets_no_small_card() -> None:
    doubtful = replace(answer().citations[0], part="heading", verified=False)
    assert both("unverified").zh in answer_html(answer(citations=(*several(1), replace(doubtful, marker=2))))


def test_markdown_has_each_quote_once_and_keeps_what_follows_out_of_it() -> None:
    quote = answer().citations[0].quote
    copied = markdown(answer(f"甲 [1]\n> {quote} [1]\n> 乙 [2]\n丙\n- 丁\n  戊"))
    assert copied.count(quote) == 1
    assert f"甲 [1]\n\n> {quote} [1]\n>\n> 乙 [2]\n\n丙\n\n- 丁\n  戊\n" in copied
