"""Adding, replacing and deleting: folder, index and the assistant that answers, together; real index, real model."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Settings
from assistant.keeping.editing import Editor
from assistant.keeping.filing import REMOVED
from assistant.keeping.intake import Arrival, Upload
from assistant.keeping.serving import Serving
from assistant.settings import shipped_minutes
from assistant.wiring import open_editor, open_serving, sync_index
from retrieval.build import writing
from retrieval.errors import MinutesError, ReadingError, StoreError, UsageError
from tests.retrieval.rooms import MINUTES, made_up, written

ONE, TWO, THREE = (made_up(number) for number in (1, 2, 3))
DRAINAGE = "哪个部门负责排水管网养护办法？"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings with a folder and an index of their own; the model's cache is the user's."""
    made = Settings.from_env({"MINUTES_INDEX": str(tmp_path / "index"), "HOME": str(Path.home())})
    return replace(made, folder=written(tmp_path / "minutes", a=ONE, b=TWO), own=tmp_path / "own")


@pytest.fixture
def serving(settings: Settings) -> Serving:
    """Serve two made-up minutes."""
    return open_serving(settings)


@pytest.fixture
def editor(settings: Settings, serving: Serving) -> Editor:
    """Give what changes them."""
    return open_editor(settings, serving)


@pytest.fixture
def upload(tmp_path: Path) -> Callable[[str, str], Upload]:
    """Give what puts a text where uploads stand, under another name than its sender's."""

    def made(name: str, text: str) -> Upload:
        folder = tmp_path / "uploads" / hashlib.sha256(name.encode()).hexdigest()
        return Upload(name, written(folder, upload=text) / "upload.txt")

    return made


def names(folder: Path) -> list[str]:
    """List a folder's files, those in folders within it too."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def read(editor: Editor, *uploads: Upload) -> list[Arrival]:
    """Read uploads."""
    return list(editor.read(uploads))


def test_what_was_read_is_shown_and_nothing_is_kept(editor: Editor, upload: Callable[[str, str], Upload]) -> None:
    (arrival,) = read(editor, upload("三号.txt", THREE))
    assert arrival.outcome == "new" and arrival.name == "三号.txt" and arrival.minutes
    assert (arrival.minutes.id, len(arrival.minutes.items), arrival.minutes.source) == ("2024-03", 2, "三号.txt")
    assert names(editor.folder) == ["a.txt", "b.txt"] and list(editor.entries) == ["2024-01", "2024-02"]


def test_added_minutes_are_answered_from_without_a_restart(
    editor: Editor, serving: Serving, upload: Callable[[str, str], Upload]
) -> None:
    question = "第3号纪要的会议是第几次常务会议？"
    assert "23" not in list(serving.stream(question))[-1].text
    steps: list[str] = []
    report = editor.add(read(editor, upload("三号.txt", THREE)), lambda stage, done, total: steps.append(stage))
    assert report.added == ("三号.txt",) and set(report.skipped) == {"a.txt", "b.txt"}
    assert names(editor.folder) == ["a.txt", "b.txt", "三号.txt"] and list(editor.entries)[-1] == "2024-03"
    assert list(dict.fromkeys(steps)) == ["read", "encode", "search", "ledger"]
    assert "第23次" in list(serving.stream(question))[-1].text


def test_what_another_process_has_indexed_is_answered_from_too(settings: Settings, serving: Serving) -> None:
    assert len(serving.library.entries) == 2
    written(settings.folder, c=THREE)
    sync_index(settings)
    assert list(serving.stream("第3号纪要的会议由谁主持？"))[-1].coverage.total == 3
    assert list(serving.library.entries)[-1] == "2024-03"


def test_a_replacement_is_shown_as_one_and_the_old_file_is_kept_aside(
    editor: Editor, serving: Serving, upload: Callable[[str, str], Upload]
) -> None:
    (arrival,) = read(editor, upload("new.txt", ONE.replace("126 处", "127 处")))
    assert arrival.outcome == "replaces" and arrival.held and "126 处" in arrival.held.text
    assert editor.add([arrival]).updated == ("new.txt",)
    kept, *others = names(editor.folder)
    assert others == ["b.txt", "new.txt"]
    assert kept.startswith(f"{REMOVED}/") and kept.endswith("/a.txt")
    assert (editor.folder / kept).read_text(encoding="utf-8") == ONE
    assert "127 处" in serving.library.minutes("2024-01").text


def test_a_replacement_of_the_same_name_takes_its_place(editor: Editor, upload: Callable[[str, str], Upload]) -> None:
    editor.add(read(editor, upload("a.txt", ONE.replace("126 处", "127 处"))))
    assert [name for name in names(editor.folder) if not name.startswith(REMOVED)] == ["a.txt", "b.txt"]
    assert "127 处" in (editor.folder / "a.txt").read_text(encoding="utf-8")


def test_other_minutes_of_a_name_that_is_taken_get_another_name(
    editor: Editor, upload: Callable[[str, str], Upload]
) -> None:
    (arrival,) = read(editor, upload("a.txt", THREE))
    assert arrival.name == "a (2).txt" and arrival.outcome == "new"
    editor.add([arrival])
    assert (editor.folder / "a.txt").read_text(encoding="utf-8") == ONE


def test_the_same_file_again_and_the_same_minutes_twice_are_told_apart(
    editor: Editor, upload: Callable[[str, str], Upload]
) -> None:
    same, first, second = read(editor, upload("x.txt", ONE), upload("y.txt", THREE), upload("z.txt", THREE + "\n"))
    assert [same.outcome, first.outcome, second.outcome] == ["same", "new", "refused"]
    assert "2024-03 a second time" in str(second.fault) and "y.txt" in str(second.fault)


def test_what_is_refused_says_why_under_the_name_that_it_came_with(
    editor: Editor, upload: Callable[[str, str], Upload]
) -> None:
    poem, empty = read(editor, upload("诗.txt", "春眠不觉晓，处处闻啼鸟。"), upload("empty.txt", ""))
    assert isinstance(poem.fault, ReadingError) and "诗.txt: found text that is not minutes" in str(poem.fault)
    assert "empty.txt: found an empty file" in str(empty.fault)


def test_deleted_minutes_are_gone_from_the_answers_and_their_file_is_kept_aside(
    editor: Editor, serving: Serving
) -> None:
    assert editor.remove("2024-01").deleted == ("a.txt",)
    assert list(editor.entries) == ["2024-02"]
    assert [name.rpartition("/")[2] for name in names(editor.folder)] == ["a.txt", "b.txt"]
    assert not (editor.folder / "a.txt").exists()
    assert {citation.document for citation in list(serving.stream(DRAINAGE))[-1].citations} == {"2024-02"}


def test_the_only_minutes_and_unknown_ones_are_not_deleted(editor: Editor) -> None:
    with pytest.raises(StoreError, match="no such minutes"):
        editor.remove("1999-01")
    editor.remove("2024-01")
    with pytest.raises(UsageError, match="the only minutes held"):
        editor.remove("2024-02")
    assert (editor.folder / "b.txt").exists()


def test_a_change_that_fails_leaves_folder_and_index_as_they_were(
    settings: Settings, serving: Serving, upload: Callable[[str, str], Upload]
) -> None:
    def failing(settings: Settings, progress: object, change: object) -> None:
        with change:  # type: ignore[attr-defined]
            assert len(names(settings.folder)) == 3 and not (settings.folder / "a.txt").exists()
            raise OSError(28, "No space left on device")

    editor = Editor(settings, serving, failing)  # type: ignore[arg-type]
    before = {name: (settings.folder / name).read_bytes() for name in names(settings.folder)}
    with pytest.raises(StoreError, match="a full disk"):
        editor.add(read(editor, upload("new.txt", ONE.replace("126 处", "127 处"))))
    assert {name: (settings.folder / name).read_bytes() for name in names(settings.folder)} == before
    assert serving.library.minutes("2024-01").text.count("126 处") == 1


def test_a_second_writer_is_told_to_wait(
    settings: Settings, editor: Editor, upload: Callable[[str, str], Upload]
) -> None:
    chosen = read(editor, upload("三号.txt", THREE))
    with writing(settings.index), pytest.raises(StoreError, match="another process that is indexing"):
        editor.add(chosen)
    assert names(editor.folder) == ["a.txt", "b.txt"]


def test_what_changed_since_it_was_shown_is_not_replaced(editor: Editor, upload: Callable[[str, str], Upload]) -> None:
    mine = read(editor, upload("mine.txt", ONE.replace("126 处", "127 处")))
    editor.add(read(editor, upload("theirs.txt", ONE.replace("126 处", "128 处"))))
    with pytest.raises(StoreError, match="other minutes held than those shown"):
        editor.add(mine)


def test_nothing_is_changed_where_that_would_be_wrong(settings: Settings, serving: Serving, tmp_path: Path) -> None:
    def reason(**changes: object) -> str | None:
        barred = open_editor(replace(settings, **changes), serving).barred()  # type: ignore[arg-type]
        return barred.reason if barred else None

    assert reason() is None
    assert reason(host="0.0.0.0") == "open"
    assert reason(host="0.0.0.0", users=(("office", "secret"),)) is None
    assert reason(folder=written(tmp_path / "other", c=THREE)) == "elsewhere"
    with pytest.raises(StoreError):
        open_editor(replace(settings, host="192.168.1.2"), serving).remove("2024-01")


def test_the_shipped_minutes_stay_as_they_are_and_are_copied_to_a_folder_of_ones_own(
    tmp_path: Path, upload: Callable[[str, str], Upload]
) -> None:
    home = {"MINUTES_INDEX": str(tmp_path / "index"), "XDG_DATA_HOME": str(tmp_path), "HOME": str(Path.home())}
    settings = Settings.from_env(home)
    assert settings.folder == shipped_minutes()
    before = {path.name: path.read_bytes() for path in MINUTES.iterdir()}
    editor = open_editor(settings, open_serving(settings))
    assert editor.barred() is None
    editor.add(read(editor, upload("三号.txt", THREE)))
    editor.remove("2023-05")
    assert list(editor.entries) == ["2023-12", "2024-03"]
    assert {path.name: path.read_bytes() for path in MINUTES.iterdir()} == before
    assert Settings.from_env(home).folder == editor.folder == tmp_path / "minutes-assistant" / "minutes"
    assert sync_index(Settings.from_env(home)).skipped == ("2023-12.txt", "三号.txt")


def test_a_question_under_way_while_the_index_changes_is_answered_from_one_of_the_two(
    editor: Editor, serving: Serving, upload: Callable[[str, str], Upload]
) -> None:
    """Ask without a pause while minutes are replaced and deleted."""
    done, faults, asked = threading.Event(), [], []

    def asking() -> None:
        while not done.is_set():
            try:
                answer = list(serving.stream(DRAINAGE))[-1]
            except MinutesError as error:
                faults.append(error)
                return
            asked.append(frozenset(citation.document for citation in answer.citations))

    readers = [threading.Thread(target=asking) for _ in range(2)]
    for reader in readers:
        reader.start()
    with finished(done, readers):
        for count in (127, 128, 129):
            editor.add(read(editor, upload(f"{count}.txt", ONE.replace("126 处", f"{count} 处"))))
        editor.remove("2024-02")
    assert faults == [] and len(asked) > len(readers)
    assert set(asked) <= {frozenset({"2024-01", "2024-02"}), frozenset({"2024-01"}), frozenset({"2024-02"})}


@contextmanager
def finished(done: threading.Event, readers: list[threading.Thread]) -> Iterator[None]:
    """Let the readers end whatever happens."""
    try:
        yield
    finally:
        done.set()
        for reader in readers:
            reader.join()
