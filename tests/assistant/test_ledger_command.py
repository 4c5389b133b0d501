"""`minutes ledger` over a real index of the two minutes: every filter, every form of output, and nothing found."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant import Settings
from assistant.__main__ import main
from assistant.wiring import sync_index
from retrieval.ledger_file import FILE, current_ledger
from retrieval.minutes import read_minutes
from retrieval.stored.published import published, retract
from tests.retrieval.decisions_as_read import DECISIONS
from tests.retrieval.rooms import MINUTES, NAMES, ROOT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index the two minutes, once."""
    index = tmp_path_factory.mktemp("ledger") / "index"
    sync_index(Settings.from_env({"MINUTES_INDEX": str(index), "HOME": str(Path.home())}))
    return index


@pytest.fixture
def run(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Give what runs the command: exit status, stdout, stderr."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        status = main(["ledger", "--index", str(folder), *arguments])
        out, err = capsysbinary.readouterr()
        return status, out.decode(), err.decode()

    return ran


@pytest.fixture
def ids(run: Run) -> Callable[..., list[str]]:
    """Give what runs the command and lists the ids that it found."""

    def found(*arguments: str) -> list[str]:
        status, out, _ = run("--json", *arguments)
        assert status == 0
        return [row["id"] for row in json.loads(out)["rows"]]

    return found


def decision(document: str, item: str) -> str:
    """Name a decision's row."""
    return f"{document}/{item}/一/decision1"


@pytest.mark.parametrize("name", ["住建局", "市住建局", "市住房和城乡建设局", "市住建局 ", "住房和城鄉建設局"])
def test_a_body_is_found_by_each_of_its_names(ids: Callable[..., list[str]], name: str) -> None:
    assert ids("--body", name) == [decision("2023-05", "四")]


def test_a_body_is_found_by_its_english_name(ids: Callable[..., list[str]]) -> None:
    assert ids("--body", "Market Regulation Bureau") == [decision("2023-05", "九"), decision("2023-12", "六")]


def test_a_body_finds_what_it_decides_and_what_it_is_told(ids: Callable[..., list[str]]) -> None:
    assert ids("--body", "市综指中心") == [decision("2023-12", "八"), "2023-12/八/二/duty2"]


def test_a_group_is_found_as_a_body_is(ids: Callable[..., list[str]]) -> None:
    assert ids("--body", "农文旅融合工作专班") == ["2023-05/七/三/duty1"]
    assert "2023-12/二/三/duty3" in ids("--body", "各镇（区）", "--number", "12")


def test_a_part_of_a_name_is_enough(ids: Callable[..., list[str]]) -> None:
    assert ids("--body", "消防救援") == [decision("2023-12", "三")]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (("--number", "5"), {"2023-05"}),
        (("--number", "第12号"), {"2023-12"}),
        (("--meeting", "26"), {"2023-12"}),
        (("--year", "2023"), set(NAMES)),
        (("--year", "2023年", "--number", "5"), {"2023-05"}),
        (("--from", "2023-05"), {"2023-12"}),
        (("--to", "2023-05"), {"2023-05"}),
        (("--from", "2023-04-10", "--to", "2023-04-10"), {"2023-05"}),
        (("--from", "2023年4月11日", "--to", "2023"), {"2023-12"}),
    ],
)
def test_minutes_are_chosen_by_number_meeting_and_day(run: Run, filters: tuple[str, ...], expected: set[str]) -> None:
    found = json.loads(run("--json", *filters)[1])
    assert {row["document"] for row in found["rows"]} == expected
    assert (found["coverage"]["searched"], found["coverage"]["total"]) == (len(expected), 2)


def test_all_decisions_are_listed_as_a_reader_lists_them(run: Run) -> None:
    rows = json.loads(run("--json", "--kind", "decision")[1])["rows"]
    assert [(row["document"], row["item"]) for row in rows] == list(DECISIONS)
    for row, wanted in zip(rows, DECISIONS.values(), strict=True):
        assert (tuple(row["bodies"]), row["next_step"], row["route"]) == (wanted.bodies, wanted.step, wanted.route)
        assert tuple("".join(title.split()) for title in row["documents"]) == wanted.documents


def test_kinds_part_the_ledger(ids: Callable[..., list[str]]) -> None:
    parts = [ids("--kind", kind) for kind in ("decision", "duty", "requirement")]
    assert [len(part) > 5 for part in parts] == [True] * 3
    assert sorted(name for part in parts for name in part) == sorted(ids("--kind", "all"))
    assert sorted(parts[0] + parts[1]) == sorted(ids())


@pytest.mark.parametrize("step", ["issue", "submit", "report_first", "report", "carry_out"])
def test_a_next_step_finds_its_decisions(ids: Callable[..., list[str]], step: str) -> None:
    assert ids("--next-step", step) == [decision(*place) for place, one in DECISIONS.items() if one.step == step]


STANDING = [decision("2023-05", "七"), decision("2023-12", "六")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市委常委会", STANDING),
        ("常委会", STANDING),
        ("市委常務委員會", STANDING),
        ("standing committee", STANDING),
        ("Party standing committee", STANDING),
        ("规范性文件", [decision("2023-05", "九")]),
        ("市政府名义", [decision("2023-12", "八")]),
        ("市委办、市政府办名义", [decision("2023-05", "一")]),
        ("normative document", [decision("2023-05", "九")]),
        ("市人大常委会", []),
        ("standing committee of the people's congress", []),
    ],
)
def test_a_route_is_found_by_its_words_and_its_bodies(
    ids: Callable[..., list[str]], text: str, expected: list[str]
) -> None:
    assert ids("--route", text) == expected


def test_a_document_is_found_by_words_of_its_title_with_the_duties_of_its_item(ids: Callable[..., list[str]]) -> None:
    assert ids("--document", "信息化项目管理办法") == [
        decision("2023-12", "八"), "2023-12/八/二/duty1", "2023-12/八/二/duty2",
    ]  # fmt: skip
    assert decision("2023-12", "五") in ids("--document", "《太仓市汽车电子及汽车零部件产业创新集群2025行动计划》")
    assert ids("--document", "gas", "--kind", "decision") == [decision("2023-05", "四")]
    assert ids("--words", "燃气 修改完善", "--kind", "decision") == [decision("2023-05", "四")]
    assert ids("--words", "gas", "--kind", "decision") == [decision("2023-05", "四")]


def test_filters_are_taken_together(ids: Callable[..., list[str]]) -> None:
    assert ids("--body", "市场监管局", "--next-step", "submit") == [decision("2023-12", "六")]
    assert ids("--body", "市场监管局", "--number", "12", "--route", "常委会", "--year", "2023") == [
        decision("2023-12", "六")
    ]


def test_json_has_quotes_that_stand_in_the_minutes_and_says_what_was_covered(run: Run) -> None:
    found = json.loads(run("--json", "--kind", "all")[1])
    texts = {name: read_minutes(MINUTES / f"{name}.txt").text for name in NAMES}
    assert len(found["rows"]) > 70
    for row in found["rows"]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
        assert {"id", "kind", "bodies", "matters", "later", "held", "paragraph"} <= row.keys()
    assert found["coverage"] == {"searched": 2, "total": 2, "gaps": {"2023": [1, 2, 3, 4, *range(6, 12)]}}


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (("--number", "7"), "no minutes held for number 7; held: 2023 No. 5, 12"),
        (("--year", "2019"), "no minutes held for year 2019; held: 2023 No. 5, 12"),
        (("--meeting", "23"), "no minutes held for meeting 23; held: meetings 22, 26"),
        (("--from", "2024"), "no minutes held for from 2024-01-01; held: meetings from 2023-04-10 to 2023-06-"),
        (("--body", "市气象局"), "--body 市气象局: no row names 气象局; named are "),
        (("--route", "市人大"), "--route 市人大: no such route; there are "),
        (("--document", "地铁"), "no row matches; searched 2 of 2 minutes"),
        (("--body", "住建局", "--next-step", "submit"), "no row matches; searched 2 of 2 minutes"),
    ],
)
def test_finding_nothing_is_no_error_and_says_what_is_held(run: Run, filters: tuple[str, ...], said: str) -> None:
    status, out, err = run("--json", *filters)
    assert status == 0 and json.loads(out)["rows"] == []
    assert all(line.startswith("minutes: ") for line in err.splitlines()) and said in err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "last"),
        ("--number", "0"),
        ("--number", "-3"),
        ("--meeting", "二十六个"),
        ("--from", "2023-13"),
        ("--to", "yesterday"),
        ("--from", "2023-06", "--to", "2023-04"),
        ("--kind", "wish"),
        ("--next-step", "wait"),
        ("--body", " "),
        ("--route", ""),
        ("--json", "--csv"),
    ],
)
def test_bad_usage_is_one_line_and_status_two(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "") and err.startswith("minutes: -") and err.count("\n") == 1


def test_a_copy_that_may_be_old_is_not_read_before_the_database_was_asked(folder: Path, run: Run) -> None:
    assert current_ledger(folder) is not None
    retract(folder)  # as a writer leaves it that was killed while it published
    assert current_ledger(folder) is None
    assert run("--json", "--number", "5")[0] == 0
    assert published(folder) and current_ledger(folder) is not None
    (folder / FILE).write_bytes(b"no database" * 1000)
    assert len(json.loads(run("--json", "--kind", "decision")[1])["rows"]) == 17


def test_the_forms_go_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ledger.xlsx"
    status, out, err = run("--csv", "--kind", "decision", "--xlsx", str(path))
    assert (status, err) == (0, "") and out.startswith("\ufeff") and path.stat().st_size > 1000
    assert len(list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline="")))) == 17
    lines = run("--kind", "decision")[1].splitlines()
    assert len(lines) == 20 and lines[-1].startswith("17 rows; searched 2 of 2 minutes; numbers not held: 2023: 1-4, ")
    status, _, err = run("--xlsx", str(tmp_path / "none" / "a.xlsx"))
    assert status == 1 and "a.xlsx: found " in err and err.count("\n") == 1


def test_a_current_copy_is_read_without_starting_the_database(folder: Path) -> None:
    code = (
        "import sys; from assistant.__main__ import main; main(sys.argv[1:]);"
        "print(sorted({'chromadb', 'langchain_core', 'onnxruntime', 'torch'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, "ledger", "--index", str(folder), "--body", "住建局"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]" and "燃气" in done.stdout
