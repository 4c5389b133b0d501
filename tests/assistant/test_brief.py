"""Briefs: complete from the ledger, every row cited and verbatim, the newest meeting first, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant import Settings
from assistant.assistant import Assistant
from assistant.brief import Brief, Subject, brief
from assistant.brief_subjects import Catalogue
from assistant.desk import Voice
from assistant.ledger.command import open_ledger
from assistant.ledger.pages import LedgerPages
from assistant.library import Library
from assistant.page.brief import markdown, offered, page
from prompts import LANGUAGES, wording
from retrieval.bodies import Bodies
from retrieval.build import sync
from retrieval.glossary import Glossary
from retrieval.index import open_embedded
from retrieval.ledger_file import FILE, LedgerFile
from retrieval.records import LedgerRow, Minutes
from tests.retrieval.rooms import TinyEncoder, made_up, written

HOSTILE = '<img src=x onerror="window.harmed=1">'


@pytest.fixture
def later(tmp_path: Path) -> Library:
    """Give three minutes, of which two take up the same matter."""
    folder = written(
        tmp_path / "m", a=made_up(1, 2022), b=made_up(2, 2023, body="市住建局"), c=made_up(3, 2024, "桥梁")
    )
    index = open_embedded(tmp_path / "index")
    sync(folder, index, TinyEncoder())
    ledger = LedgerFile(tmp_path / "index" / FILE)
    ledger.bring_up(index)
    return Library(index, ledger)


@pytest.fixture
def voice() -> Voice:
    """Give what words a page in Chinese."""
    return Voice(Bodies.load(), Glossary.load(), wording("zh"))


def of_body(assistant: Assistant, name: str, language: str = "zh") -> Brief:
    """Write the brief of a body in the shipped minutes."""
    return brief(Subject("body", name), assistant.library, assistant.voice(language))


def counts(made: Brief) -> dict[str, int]:
    """Count the rows of each section."""
    return {section.name: section.count for section in made.sections}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_body_of_the_ledger_has_all_its_rows(
    assistant: Assistant, ledger: tuple[LedgerRow, ...], language: str
) -> None:
    for body in {body for row in ledger for body in row.bodies}:
        made = of_body(assistant, body, language)
        given = [row for row in ledger if body in row.bodies]
        decided = [row for row in given if row.kind == "decision"]
        found = counts(made)
        assert found.get("responsible", 0) == sum(row.action is not None for row in decided)
        assert found.get("duties", 0) == len(given) - len(decided)
        quoted = {(one.document, one.start, one.end) for one in made.citations}
        assert {(row.document, row.start, row.end) for row in given} <= quoted


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_has_a_marker_and_every_quote_is_verbatim(
    assistant: Assistant, held: Mapping[str, Minutes], language: str
) -> None:
    subjects = [Subject("body", "市城管局"), Subject("body", "市商务局"), Subject("topic", "安全生产")]
    for subject in subjects:
        made = brief(subject, assistant.library, assistant.voice(language))
        rows = [line for section in made.sections for group in section.groups for line in group.text.split("\n")]
        assert rows and all(re.search(r"\[\d+\]$", row) for row in rows)
        named = {int(number) for row in rows for number in re.findall(r"\[(\d+)\]", row)}
        assert named == {one.marker for one in made.citations} == set(range(1, len(made.citations) + 1))
        assert all(held[one.document].text[one.start : one.end] == one.quote for one in made.citations)


def test_a_body_is_told_by_what_it_answers_for_presented_and_attended(assistant: Assistant) -> None:
    made = of_body(assistant, "市城管局")
    assert counts(made) == {"responsible": 1, "reported": 2, "attended": 2}
    text = "\n".join(group.text for section in made.sections for group in section.groups)
    assert "市城管局领学解读：《江苏省城市市容和环境卫生管理条例》" in text and "市城管局：徐彬" in text
    for section in made.sections:
        days = [group.held or "" for group in section.groups]
        assert days == sorted(days, reverse=True)
    assert made.coverage.searched == made.coverage.total == 2 and made.years[0].gaps == (1, 2, 3, 4, 6, 7, 8, 9, 10, 11)


def test_what_later_meetings_took_up_again_is_listed_with_both_places(later: Library, voice: Voice) -> None:
    made = brief(Subject("body", "市水务局"), later, voice)
    (section,) = [one for one in made.sections if one.name == "later"]
    (group,) = section.groups
    assert (
        group.document == "2023-02"
        and "市住建局负责修改完善" in group.text
        and "接续《云溪市排水管网养护办法》" in group.text
    )
    cited = {one.marker: one.document for one in made.citations}
    assert {cited[int(number)] for number in re.findall(r"\[(\d+)\]", group.text)} == {"2023-02", "2022-01"}


def test_a_topic_gives_its_items_decisions_requirements_and_where_else_it_is_named(
    assistant: Assistant, ledger: tuple[LedgerRow, ...]
) -> None:
    made = brief(Subject("topic", "安全生产"), assistant.library, assistant.voice("zh"))
    about = {(row.document, row.item) for row in ledger if "安全生产" in (row.title or "")}
    rest = [row for row in ledger if (row.document, row.item) not in about and "安全生产" in row.quote]
    asked = [row for row in ledger if (row.document, row.item) in about and row.kind != "decision"]
    assert counts(made) == {"items": len(about), "tasks": len(asked), "mentioned": len(rest)}
    english = brief(Subject("topic", "gas safety"), assistant.library, assistant.voice("en"))
    assert "审议《太仓市着力提升城镇燃气本质安全水平三年行动方案》" in english.sections[0].groups[0].text


def test_an_unknown_subject_has_an_empty_page_that_says_what_was_searched(assistant: Assistant) -> None:
    for subject in (Subject("body", "市气象局"), Subject("topic", "地铁"), Subject("topic", "")):
        made = brief(subject, assistant.library, assistant.voice("zh"))
        if subject.name != "市气象局":  # which may have attended
            assert made.sections == () and made.citations == ()
            assert "纪要里没有这方面的内容" in page(made) and "查阅 2/2 份纪要" in page(made)


def test_subjects_are_found_by_any_name_and_by_words(assistant: Assistant, settings: Settings) -> None:
    catalogue = Catalogue(LedgerPages(open_ledger(settings)), assistant.voice("zh"))
    assert catalogue.offer("城管").bodies[0].name == "市城管局"
    assert "市城管局" in [one.name for one in catalogue.offer("urban management").bodies]
    assert catalogue.offer("gas").titles == ("审议《太仓市着力提升城镇燃气本质安全水平三年行动方案》",)
    everything = catalogue.offer("")
    assert len(everything.bodies) == len(everything.titles) == 12 and everything.more_titles == 5
    assert everything.bodies[0].rows >= everything.bodies[-1].rows > 0
    nothing = catalogue.offer("没有这回事")
    assert nothing.bodies == () and nothing.titles == ()


def test_the_page_and_its_markdown_say_the_same(assistant: Assistant) -> None:
    made = of_body(assistant, "市商务局", "en")
    shown, said = page(made), markdown(made)
    assert "Commerce Bureau (市商务局)" in shown and said.startswith("# Commerce Bureau (市商务局)\n")
    assert "## Responsible for (2)" in said and "From 2 of 2 minutes" in said
    assert all(f"{one.marker}. " in said and one.quote in said for one in made.citations)
    assert shown.count('class="cite"') == len(re.findall(r"\]?\[\d+\]", said))


def test_names_and_titles_are_never_run_as_html(tmp_path: Path, voice: Voice) -> None:
    hostile = made_up(1, 2024, subject=HOSTILE)
    index = open_embedded(tmp_path / "index")
    sync(written(tmp_path / "m", a=hostile), index, TinyEncoder())
    ledger = LedgerFile(tmp_path / "index" / FILE)
    ledger.bring_up(index)
    for subject in (Subject("topic", HOSTILE), Subject("topic", "养护"), Subject("body", HOSTILE)):
        shown = page(brief(subject, Library(index, ledger), voice))
        assert "<img" not in shown and "&lt;img" in shown
    assert "<img" not in offered(Catalogue(LedgerPages(ledger), voice).offer(""), HOSTILE)
