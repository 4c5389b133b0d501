"""The ledger: every decision and duty of the two minutes as a reader finds them, and of a made-up archive as known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from benchmarks.archive_facts import Archive, ItemFact
from retrieval.bodies import Bodies
from retrieval.ledger import ledger_rows, matter_of
from retrieval.minutes import read_minutes
from retrieval.records import LedgerRow
from retrieval.scripts import squash
from tests.retrieval.decisions_as_read import DECISIONS, GROUP_DUTIES, NAMED_DUTIES, REQUIREMENTS
from tests.retrieval.rooms import MINUTES, NAMES, made, made_up, squeezed, written

WANTED = 0.995
ARCHIVE_MINUTES = 40


@pytest.fixture(scope="module")
def rows(bodies: Bodies) -> tuple[LedgerRow, ...]:
    """Read the ledger of the two minutes."""
    return tuple(row for name in NAMES for row in ledger_rows(read_minutes(MINUTES / f"{name}.txt"), bodies))


@pytest.mark.parametrize(("document", "item"), DECISIONS)
def test_each_decision_is_as_a_reader_finds_it(rows: tuple[LedgerRow, ...], document: str, item: str) -> None:
    (row,) = (each for each in rows if each.kind == "decision" and (each.document, each.item) == (document, item))
    expected = DECISIONS[document, item]
    assert row.paragraph == "一"
    assert (row.bodies, row.partners) == (expected.bodies, expected.partners)
    assert tuple(map(squeezed, row.documents)) == expected.documents
    assert (row.verdict, row.next_step, row.route) == (expected.verdict, expected.step, expected.route)
    assert (squeezed(row.action) if row.action else None) == expected.action


def test_there_are_no_other_decisions(rows: tuple[LedgerRow, ...]) -> None:
    assert sum(row.kind == "decision" for row in rows) == len(DECISIONS) == 17


def test_each_named_duty_is_found_and_no_other_body_is_told_anything(rows: tuple[LedgerRow, ...]) -> None:
    found: dict[tuple[str, str | None, str | None], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        if row.kind == "duty" and row.bodies:
            found[row.document, row.item, row.paragraph][row.quote] = row.bodies
    assert found.keys() == NAMED_DUTIES.keys()
    for place, duties in NAMED_DUTIES.items():
        for (quote, named), (begins, expected) in zip(found[place].items(), duties.items(), strict=True):
            assert quote.startswith(begins) and named == expected


def test_each_duty_of_a_group_is_found(rows: tuple[LedgerRow, ...]) -> None:
    found: dict[tuple[str, str | None, str | None], list[str]] = defaultdict(list)
    for row in rows:
        if row.kind == "duty" and row.addressees:
            found[row.document, row.item, row.paragraph] += row.addressees
    assert {place: tuple(groups) for place, groups in found.items()} == GROUP_DUTIES


@pytest.mark.parametrize("name", NAMES)
def test_sentences_without_a_subject_are_requirements_of_the_meeting(rows: tuple[LedgerRow, ...], name: str) -> None:
    found = [row for row in rows if row.kind == "requirement" and row.document == name]
    assert not any(row.bodies or row.addressees for row in found)
    for row, begins in zip(found, REQUIREMENTS[name], strict=True):
        assert row.quote.startswith(begins)


def test_every_row_is_verbatim_and_has_an_id_of_its_own(rows: tuple[LedgerRow, ...]) -> None:
    texts = {name: read_minutes(MINUTES / f"{name}.txt").text for name in NAMES}
    for row in rows:
        assert row.quote and row.quote == texts[row.document][row.start : row.end] == row.quote.strip()
        assert all(squeezed(title) in squeezed(row.quote) for title in row.documents)
        for quantity in row.quantities:
            assert row.start <= quantity.span.start < quantity.span.end <= row.end
        assert all(deadline in row.quote for deadline in row.deadlines)
    assert max(Counter(row.id for row in rows).values()) == 1


def test_numbers_of_the_two_minutes_are_normalised(rows: tuple[LedgerRow, ...]) -> None:
    counted = {(row.document, row.item, q.value, q.unit) for row in rows for q in row.quantities}
    assert {("2023-05", "八", 8, "个"), ("2023-12", "五", 4, "个"), ("2023-05", "四", 3, "年")} <= counted
    assert not any(row.deadlines for row in rows)


def test_amounts_and_deadlines_stand_in_the_row_that_names_them(tmp_path: Path, bodies: Bodies) -> None:
    first, second = (row for row in made(tmp_path, bodies, "排查", "排查") if row.kind == "duty")
    assert (first.bodies, first.deadlines) == (("市财政局",), ("年底前",))
    assert [(each.value, each.unit) for each in first.quantities] == [(12_500_000, "元")]
    assert (second.bodies, second.addressees, second.deadlines) == ((), ("各镇（区）",), ())
    assert [(each.value, each.unit) for each in second.quantities] == [(126, "处")]


@pytest.mark.parametrize("opening", ["会议强调，", "会议指出，", "会议要求，"])
def test_what_a_meeting_stresses_is_no_decision(tmp_path: Path, bodies: Bodies, opening: str) -> None:
    found = made(tmp_path, bodies, "（二）市财政局要", f"（二）{opening}市财政局要")
    assert [row.kind for row in found if row.paragraph == "二"] == ["duty", "duty"]
    assert next(row for row in found if row.paragraph == "二").bodies == ("市财政局",)


def test_a_body_that_only_the_minutes_know_is_learned_from_them(tmp_path: Path, bodies: Bodies) -> None:
    text = made_up(7, body="市云水调度中心")
    rows = ledger_rows(read_minutes(written(tmp_path, m=text) / "m.txt"), bodies)
    assert rows[0].bodies == ("市云水调度中心",)


SAME_MATTER = [
    ("《2023年度太仓市政府重大行政决策事项目录》", "太仓市政府 2022 年度重大行政决策事项目录"),
    ("2023 年太仓市对德合作工作要点", "2024年太仓市对德合作工作要点"),
    ("太仓市城镇燃气安全三年行动方案（2023—2025年）", "太仓市城镇燃气安全五年行动方案(2026-2030)"),
    ("审议《太仓市信息化项目管理办法（2023年修订）》", "太仓市信息化项目管理办法"),
    ("太仓市水务管理办法（草案）", "太仓市水务管理办法<草案>（送审稿）"),
    ("听取全市2022年水生态环境工作开展情况的汇报", "听取关于我市 2023 年水生态环境工作开展情况的汇报"),
    ("听取第四次全国经济普查工作情况的汇报", "听取关于第五次全国经济普查工作情况的汇报"),
    ("太仓市“十四五”水利规划", "太仓市“十五五”水利规划"),
    ("听取2023年一季度经济运行情况的汇报", "听取2024年上半年经济运行情况的汇报"),
    ("太仓市高端装备制造产业创新集群 2025 行动计划", "太仓市高端装备制造产业创新集群2030行动计划"),
    ("云溪市排水管网养护办法", "雲溪市排水管網養護辦法"),
]


@pytest.mark.parametrize(("earlier", "later"), SAME_MATTER)
def test_titles_that_repeat_over_the_years_are_one_matter(earlier: str, later: str) -> None:
    assert matter_of(earlier) == matter_of(later) != ""


def test_other_subjects_are_other_matters(rows: tuple[LedgerRow, ...]) -> None:
    matters = [matter for row in rows for matter in row.matters]
    assert len(set(matters)) == len(matters) == 20 and all(len(matter) >= 4 for matter in matters)
    firsts = [matter_of(earlier) for earlier, _ in SAME_MATTER]
    assert len(set(firsts)) == len(firsts)


def test_each_document_of_a_decision_is_a_matter(rows: tuple[LedgerRow, ...]) -> None:
    (row,) = (row for row in rows if len(row.documents) == 4)
    assert matter_of("太仓市专精特新企业培育三年行动方案（2026-2028）") in row.matters and len(row.matters) == 4


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Write a made-up archive, with the defects of real files."""
    return write_archive(tmp_path_factory.mktemp("archive") / "minutes", ARCHIVE_MINUTES)


@pytest.fixture(scope="module")
def archived(archive: Archive, bodies: Bodies) -> dict[str, tuple[LedgerRow, ...]]:
    """Read the ledger of every minutes of the archive."""
    read = {facts.id: read_minutes(archive.folder / f"{facts.id}.txt") for facts in archive.minutes}
    for minutes in read.values():
        for row in ledger_rows(minutes, bodies):
            assert row.quote == minutes.text[row.start : row.end]
    return {name: ledger_rows(minutes, bodies) for name, minutes in read.items()}


Facts = set[tuple[object, ...]]


def known(archive: Archive, bodies: Bodies, kind: str) -> Facts:
    """Give what the archive says, one entry a fact."""
    return {
        (facts.id, item.label, *fact)
        for facts in archive.minutes
        for item in facts.items
        for fact in _known(item, bodies, kind)
    }


def _known(item: ItemFact, bodies: Bodies, kind: str) -> Iterator[tuple[object, ...]]:
    decision = item.decision
    match kind:
        case "bodies":
            yield from ((bodies.canonical(body),) for body in decision.bodies)
        case "documents":
            yield from ((squash(title),) for title in decision.documents)
        case "next steps" if decision.next_kind:
            yield (decision.next_kind, *_pieces(decision.route, decision.next_kind))
        case "named duties":
            named = (duty for duty in item.duties if duty.kind == "named")
            yield from ((duty.paragraph, bodies.canonical(body)) for duty in named for body in duty.bodies)


def found_in(rows: tuple[LedgerRow, ...], kind: str) -> Iterator[tuple[object, ...]]:
    """Give what the ledger says, in the same form."""
    for row in rows:
        if kind == "named duties" and row.kind == "duty":
            yield from ((row.item, row.paragraph, body) for body in row.bodies)
        if row.kind != "decision":
            continue
        if kind == "bodies":
            yield from ((row.item, body) for body in row.bodies)
        elif kind == "documents":
            yield from ((row.item, squash(title)) for title in row.documents)
        elif kind == "next steps" and row.next_step:
            yield (row.item, row.next_step, *_pieces(row.route or "", row.next_step))


def _pieces(route: str, step: str) -> list[str]:
    """Part a route; what is to be carried out is in `action`, so that it has none."""
    return [part for part in squash(route).split(",") if part and step != "carry_out"]


@pytest.mark.parametrize("kind", ["bodies", "documents", "next steps", "named duties"])
def test_the_facts_of_an_archive_are_found_and_nothing_else(
    archive: Archive, archived: dict[str, tuple[LedgerRow, ...]], bodies: Bodies, kind: str
) -> None:
    expected = known(archive, bodies, kind)
    found = {(name, *fact) for name, rows in archived.items() for fact in found_in(rows, kind)}
    right = len(expected & found)
    wrong = f"missed {sorted(map(str, expected - found))[:5]}, invented {sorted(map(str, found - expected))[:5]}"
    assert len(expected) > 150
    assert right / len(expected) >= WANTED and right / len(found) >= WANTED, wrong


def test_the_verdicts_of_an_archive_are_kept(archive: Archive, archived: dict[str, tuple[LedgerRow, ...]]) -> None:
    said = {"听取汇报": "听取", "领学解读": "学习"}
    for facts in archive.minutes:
        verdicts = {row.item: row.verdict or "" for row in archived[facts.id] if row.kind == "decision"}
        for item in facts.items:
            verdict = item.decision.verdict
            assert said.get(verdict, verdict) in verdicts[item.label], item.decision.sentence


def test_documents_that_come_back_in_another_year_are_linked(
    archive: Archive, archived: dict[str, tuple[LedgerRow, ...]]
) -> None:
    families: dict[tuple[str, str], list[str]] = defaultdict(list)
    for facts in archive.minutes:
        matters = {row.item: row.matters for row in archived[facts.id] if row.kind == "decision"}
        for item in facts.items:
            if len(item.documents) == len(item.subjects) == len(matters[item.label]):
                for family, matter in zip(
                    zip(item.subjects, item.forms, strict=True), matters[item.label], strict=True
                ):
                    families[family].append(matter)
    repeated = [matters for matters in families.values() if len(matters) > 1]
    assert len(repeated) > 10
    linked = sum(len(set(matters)) == 1 for matters in repeated)
    assert linked / len(repeated) >= WANTED, [set(matters) for matters in repeated if len(set(matters)) > 1][:5]
