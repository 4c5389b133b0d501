"""The journal: what was shown is kept whole, by many at once, and no trouble with it stops an answer."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.checking.claims import claims_of
from assistant.checking.records import Entry, Review, entry_of, sha256
from assistant.journal import Journal
from assistant.journal_file import JournalError
from retrieval.errors import UsageError
from retrieval.minutes import read_minutes
from tests.fakes import ScriptedAssistant

ROOT = Path(__file__).parents[2]
HELD = tuple(read_minutes(path) for path in sorted((ROOT / "index_data" / "minutes").glob("*.txt")))
SCRIPTED = ScriptedAssistant(HELD)
DIGESTS = {one.id: sha256(one.text) for one in HELD}
GAS, LIST, NOTHING = "哪个部门负责燃气三年行动方案？", "哪些文件要提交市委常委会审议？", "谁来修地铁？"
WRITER = """
import sys
from pathlib import Path
from tests.assistant.test_journal import entry
from assistant.journal import Journal
for _ in range(25):
    assert Journal(Path(sys.argv[1])).keep(entry())
"""


def entry(question: str = GAS, after: str | None = None, who: str | None = None) -> Entry:
    """Make the entry of a scripted answer."""
    return entry_of(SCRIPTED.answer(question), DIGESTS, who, after)


def kept(journal: Journal, *questions: str) -> Sequence[Entry]:
    """Keep an answer to each question, in one conversation."""
    entries: list[Entry] = []
    for question in questions:
        entries.append(entry(question, entries[-1].id if entries else None))
        assert journal.keep(entries[-1])
    return entries


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Give a journal that does not exist yet."""
    return Journal(tmp_path / "new" / "journal.sqlite")


def test_an_answer_is_read_back_as_it_was_shown(journal: Journal) -> None:
    written = entry(LIST, who="office")
    assert journal.keep(written)
    assert journal.entry(written.id) == written
    assert journal.entry(written.id).answer.to_dict() == SCRIPTED.answer(LIST).to_dict()


def test_an_answer_goes_through_its_json_form_unchanged() -> None:
    for question in (GAS, LIST, NOTHING):
        answer = SCRIPTED.answer(question)
        assert Answer.from_dict(answer.to_dict()) == answer


def test_every_line_but_a_claims_own_proof_is_a_claim() -> None:
    answer = SCRIPTED.answer(LIST)
    text = "共 2 个文件：\n- 《甲》[1]\n> 甲的原文 [1]\n以上覆盖2份。\n> 只有原文 [2]\n> 两处 [1][2]"
    claims = claims_of(replace(answer, text=text))
    assert [claim.said for claim in claims] == ["共 2 个文件：", "《甲》", "以上覆盖2份。", "只有原文", "两处"]
    assert [[c.marker for c in claim.citations] for claim in claims] == [[], [1], [], [2], [1, 2]]


def test_a_refusal_is_a_claim_too() -> None:
    assert [claim.said for claim in claims_of(SCRIPTED.answer(NOTHING))] == ["纪要没有提到这件事。"]


def test_the_latest_word_stands_and_earlier_words_are_not_lost(journal: Journal, tmp_path: Path) -> None:
    (one,) = kept(journal, GAS)
    journal.judge(one.id, 1, Review("rejected", "是市应急局", "reviewer one"))
    judged = journal.judge(one.id, 1, Review("accepted", " 更正 ", " reviewer two "))
    assert judged.review is not None and judged.review.reviewed_at is not None
    assert replace(judged.review, reviewed_at=None) == Review("accepted", "更正", "reviewer two")
    assert journal.entry(one.id).judged == (judged, *one.judged[1:])
    journal.judge(one.id, 1, Review("accepted", "更正", "reviewer two"))
    with sqlite3.connect(tmp_path / "new" / "journal.sqlite") as file:
        words = [row[0] for row in file.execute("SELECT verdict FROM review ORDER BY id")]
    assert words == ["rejected", "accepted"]


def test_a_review_needs_a_name_and_a_known_claim(journal: Journal) -> None:
    (one,) = kept(journal, GAS)
    for review in (Review("accepted", "", "  "), Review("accepted", "", "长" * 81), Review(None, "长" * 2_001, "a")):
        with pytest.raises(UsageError):
            journal.judge(one.id, 1, review)
    for answer, position in ((one.id, 99), ("another", 1)):
        with pytest.raises(JournalError):
            journal.judge(answer, position, Review("accepted", "", "a"))


def test_the_list_is_newest_first_and_can_be_narrowed(journal: Journal) -> None:
    gas, list_, nothing = kept(journal, GAS, LIST, NOTHING)
    for judged in gas.judged:
        journal.judge(gas.id, judged.claim.position, Review("accepted", "", "a"))
    journal.judge(list_.id, 1, Review("rejected", "", "a"))
    journal.thumb(nothing.id, -1)
    assert [one.id for one in journal.listed()] == [nothing.id, list_.id, gas.id]
    assert [one.id for one in journal.listed(limit=1)] == [nothing.id]
    assert [one.id for one in journal.listed("unreviewed")] == [nothing.id, list_.id]
    assert [one.id for one in journal.listed("rejected")] == [list_.id]
    assert [one.id for one in journal.listed("thumbs_down")] == [nothing.id]
    assert [one.id for one in journal.listed(text="燃气")] == [gas.id]
    assert [one.id for one in journal.listed(text="质量强市")] == [list_.id], "a word of the answer"
    assert [one.id for one in journal.listed(text="%")] == []
    listed = journal.listed()[-1]
    assert (listed.claims, listed.accepted, listed.rejected, listed.status) == (2, 2, 0, "answered")
    journal.thumb(nothing.id, None)
    assert journal.listed("thumbs_down") == ()


def test_the_turns_before_an_answer_are_found(journal: Journal) -> None:
    entries = kept(journal, GAS, LIST, NOTHING)
    assert [turn.id for turn in journal.before(journal.entry(entries[-1].id))] == [entries[0].id, entries[1].id]
    assert journal.keep(entry(after="never kept"))


def test_old_answers_that_nobody_judged_are_let_go(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.sqlite", untouched_kept=3)
    first, second, third = kept(journal, GAS, LIST, NOTHING)
    journal.thumb(first.id, 1)
    journal.judge(second.id, 1, Review("rejected", "", "a"))
    later = kept(journal, GAS, LIST, GAS)
    assert [one.id for one in journal.listed()] == [*(one.id for one in reversed(later)), second.id, first.id]
    assert third.id not in [one.id for one in journal.listed()]


def test_threads_and_processes_write_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    command = [sys.executable, "-c", WRITER, str(path)]
    processes = [subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}) for _ in range(3)]
    journal = Journal(path)
    with ThreadPoolExecutor(4) as threads:
        done = list(threads.map(lambda _: journal.keep(entry()), range(25)))
    assert all(done)
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert len(journal.listed(limit=1_000)) == 100


def test_only_its_owner_reads_the_journal(journal: Journal, tmp_path: Path) -> None:
    kept(journal, GAS)
    assert stat.S_IMODE((tmp_path / "new" / "journal.sqlite").stat().st_mode) == 0o600


def _damage(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 500)


def _cut(path: Path) -> None:
    Journal(path).keep(entry())
    path.write_bytes(path.read_bytes()[:5_000] + b"\xff" * 3_000)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE answer (id)")


def _newer(path: Path) -> None:
    Journal(path).keep(entry())
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 2")


def _folder(path: Path) -> None:
    path.mkdir()


def _unreachable(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("a file where the folder should be")


@pytest.mark.parametrize("harm", [_damage, _cut, _foreign, _newer, _folder, _unreachable])
def test_a_journal_that_cannot_be_used_stops_no_answer_and_is_told_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, harm: object
) -> None:
    path = tmp_path / "room" / "journal.sqlite"
    path.parent.mkdir()
    assert callable(harm)
    harm(path)
    before = path.read_bytes() if path.is_file() else b""
    journal = Journal(path)
    with caplog.at_level(logging.WARNING):
        assert [journal.keep(entry()) for _ in range(3)] == [False, False, False]
    assert [record.message.startswith("answers are not kept: ") for record in caplog.records] == [True]
    assert str(path) in caplog.text
    with pytest.raises(JournalError):
        journal.listed()
    assert (path.read_bytes() if path.is_file() else b"") == before, "what cannot be read is left as it is"


def test_keeping_goes_on_once_the_journal_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    _damage(path)
    journal = Journal(path)
    assert not journal.keep(entry())
    path.unlink()
    assert journal.keep(entry())
