"""Add, in a real browser over a real index: read, keep, replace, delete; the conversation goes on meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload

import ui
from assistant import Settings
from assistant.keeping.editing import Editor
from assistant.views.add import uploads_of
from assistant.wiring import open_serving, sync_index
from retrieval.build import Progress, SyncReport, writing
from tests.browser.conftest import Visit, Visiting, serving
from tests.retrieval.made_files import make_docx, make_html, make_markdown, make_pdf
from tests.retrieval.rooms import made_up, written

pytestmark = pytest.mark.browser
ONE, TWO, THREE = (made_up(number) for number in (1, 2, 3))
HOSTILE = '<img src=x onerror="window.harmed=1">'
ADD = "?view=add"
SIZES = [{"width": 1280, "height": 800}, {"width": 1920, "height": 1080}, {"width": 390, "height": 844}]
TOO_WIDE = """() => [...document.querySelectorAll('#view-add :not(.unseen)')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1).map(node => node.outerHTML.slice(0, 200))"""
WORDS = {
    "zh-CN": {
        "facts": ["第3号", "第23次常务会议", "2024年3月3日召开", "2024年3月13日印发", "2 项议题", "列席 2 个单位"],
        "done": "已添加 1 份",
        "held": "3 份纪要",
        "question": "第3号纪要的会议是第几次常务会议？",
    },
    "en-US": {
        "facts": ["No. 3", "Executive meeting 23", "held 3 March 2024", "issued 13 March 2024", "2 agenda items"],
        "done": "1 added",
        "held": "3 minutes held",
        "question": "When was the meeting of No. 3 held?",
    },
}


class Gate:
    """Brings the index up as the page does, and waits in the middle where it is shut."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.open.set()

    def sync(self, settings: Settings, progress: Progress | None, change: AbstractContextManager[object]) -> SyncReport:
        """Bring the index up to the folder; each step of encoding waits for the gate."""

        def step(stage: str, done: int, total: int) -> None:
            if progress:
                progress(stage, done, total)
            if stage == "encode":
                self.open.wait()

        return sync_index(settings, step, change)


@dataclass(frozen=True)
class Office:
    """A page over two made-up minutes: its address, its folder, its settings, what holds indexing up."""

    address: str
    folder: Path
    settings: Settings
    gate: Gate


@contextmanager
def opened(folder: Path, **changes: Any) -> Iterator[Office]:
    """Serve two made-up minutes from a folder."""
    made = Settings.from_env({"MINUTES_INDEX": str(folder / "index"), "HOME": str(Path.home())})
    settings = replace(made, folder=written(folder / "minutes", a=ONE, b=TWO), **changes)
    assistant, gate = open_serving(settings), Gate()
    with serving(ui.Parts(assistant, editor=Editor(settings, assistant, gate.sync))) as address:
        yield Office(address, settings.folder, settings, gate)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Serve two made-up minutes that may be changed."""
    with opened(tmp_path) as served:
        yield served


def named(name: str, text: str) -> FilePayload:
    """Give a file as the browser uploads it."""
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def upload(seen: Visit, *files: FilePayload) -> None:
    """Choose files and wait for what was read."""
    seen.page.wait_for_selector("#add-drop .drop")
    seen.page.set_input_files("#add-drop input", list(files))
    seen.page.wait_for_selector(".incoming")


def keep(seen: Visit) -> str:
    """Add what is ticked, wait for the end, and give what is said."""
    seen.page.click("[data-act=add-keep]")
    seen.page.wait_for_selector("#add-tray :is(.done, .not-done)")
    return seen.page.inner_text("#add-tray")


def files(folder: Path) -> list[str]:
    """List the files of a folder that are not hidden."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


@pytest.mark.parametrize("locale", WORDS)
def test_a_file_is_shown_as_read_then_kept_then_answered_from(visit: Visiting, office: Office, locale: str) -> None:
    words: Any = WORDS[locale]
    with visit(office.address, locale, ADD) as seen:
        upload(seen, named("三号.txt", THREE))
        card = seen.page.inner_text(".arrival")
        assert all(fact in card for fact in words["facts"])
        seen.page.click(".details summary")
        assert "审议《云溪市排水管网养护办法》" in seen.page.inner_text(".details")
        assert "市财政局戊某某" in seen.page.inner_text(".details")
        assert files(office.folder) == ["a.txt", "b.txt"]
        assert words["done"] in keep(seen)
        assert files(office.folder) == ["a.txt", "b.txt", "三号.txt"]
        assert words["held"] in seen.page.inner_text("#top")
        seen.page.wait_for_selector(".holdings li:has-text('三号.txt')")
        seen.page.click(".views [data-view=ask]")
        seen.ask(str(words["question"]))
        assert seen.page.locator("a.card[data-document='2024-03']").count()


def test_a_replacement_is_set_side_by_side_and_made_only_on_confirmation(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        upload(seen, named("new.txt", ONE.replace("126 处", "127 处")))
        assert "替换现有的一份" in seen.page.inner_text(".badge")
        assert (seen.page.inner_text(".compared del"), seen.page.inner_text(".compared ins")) == ("6", "7")
        assert seen.page.is_disabled("[data-act=add-keep]")
        seen.page.check("[data-arrival]")
        assert "已替换 1 份" in keep(seen)
        assert files(office.folder) == ["b.txt", "new.txt"]
        (kept,) = (office.folder / ".removed").rglob("*.txt")
        assert kept.name == "a.txt" and kept.read_text(encoding="utf-8") == ONE
        seen.page.click(".holdings li:has-text('new.txt') a")
        seen.page.wait_for_selector("#panel .sheet:has-text('127 处')")


@pytest.mark.parametrize(
    ("locale", "advice"), [("zh-CN", "这不像会议纪要"), ("en-US", "This does not look like minutes")]
)
def test_what_cannot_be_kept_says_what_to_do_and_is_never_run(
    visit: Visiting, office: Office, locale: str, advice: str
) -> None:
    with visit(office.address, locale, ADD) as seen:
        hostile = THREE.replace("排水管网", f"排水{HOSTILE}管网").replace(
            "市财政局戊某某", f"市财政局戊某某、{HOSTILE}"
        )
        upload(seen, named(f"{HOSTILE}.txt", f"春眠不觉晓{HOSTILE}"), named(f"3{HOSTILE}.txt", hostile))
        refused = seen.page.inner_text(".arrival.refused")
        assert advice in refused and "春眠不觉晓<img src=x" in refused
        seen.page.click(".arrival.new .details summary")
        assert HOSTILE in seen.page.inner_text(".arrival.new .details")
        keep(seen)
        seen.page.wait_for_selector(".holdings li:has-text('onerror')")
        seen.page.click(".holdings li:has-text('onerror') [data-act=add-delete]")
        assert "onerror" in seen.page.inner_text("dialog")
        assert seen.page.locator("#view-add img, #panel img").count() == 0
        assert seen.page.evaluate("window.harmed") is None


def test_files_of_every_format_come_in_at_once(visit: Visiting, office: Office) -> None:
    makers = {"docx": make_docx, "pdf": make_pdf, "html": make_html, "md": make_markdown}
    made: dict[str, FilePayload] = {}
    for number, (suffix, make) in enumerate(makers.items(), start=3):
        name, lines = f"{number}.{suffix}", made_up(number).split("\n\n")
        made[name] = {"name": name, "mimeType": "", "buffer": make(lines)}
    with visit(office.address, path=ADD) as seen:
        upload(seen, *made.values())
        assert seen.page.locator(".arrival.new").count() == 4
        assert "已添加 4 份" in keep(seen)
        assert files(office.folder) == sorted(["a.txt", "b.txt", *made])
        assert seen.page.inner_text("#top .held").startswith("6 份纪要")


def test_deleting_names_the_minutes_and_can_be_thought_better_of(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        seen.page.click(".holdings li:has-text('a.txt') [data-act=add-delete]")
        assert seen.page.inner_text("dialog h3") == "删除第1号 · 第21次常务会议 · 2024年3月1日召开？"
        assert "a.txt" in seen.page.inner_text("dialog p")
        seen.page.keyboard.press("Escape")
        assert files(office.folder) == ["a.txt", "b.txt"]
        seen.page.click(".holdings li:has-text('a.txt') [data-act=add-delete]")
        seen.page.click("dialog .primary")
        seen.page.wait_for_selector(".done:has-text('已删除 1 份')")
        assert files(office.folder) == ["b.txt"]
        assert seen.page.inner_text("#top .held").startswith("1 份纪要")
        seen.page.click(".holdings li:has-text('b.txt') [data-act=add-delete]")
        seen.page.click("dialog .primary")
        seen.page.wait_for_selector(".not-done:has-text('这是唯一的一份')")
        assert files(office.folder) == ["b.txt"]


@pytest.mark.parametrize("locale", WORDS)
def test_questions_are_answered_while_minutes_are_indexed(visit: Visiting, office: Office, locale: str) -> None:
    office.gate.open.clear()
    with visit(office.address, locale, ADD) as editor, visit(office.address, locale) as reader:
        upload(editor, named("三号.txt", THREE), named("四号.txt", made_up(4)))
        editor.page.click("[data-act=add-keep]")
        editor.page.wait_for_selector(".working progress")
        question = {"zh-CN": "哪个部门负责排水管网养护办法？", "en-US": "When was the meeting of No. 1 held?"}[locale]
        reader.ask(question)
        assert reader.page.locator("a.card[data-document='2024-01']").count()
        editor.page.click(".views [data-view=ask]")
        editor.ask(question)
        editor.page.click(".views [data-view=add]")
        assert editor.page.locator(".working").count() == 1
        office.gate.open.set()
        editor.page.wait_for_selector(".done")
        reader.ask(str(WORDS[locale]["question"]))
        assert reader.page.locator(".turn:last-child a.card[data-document='2024-03']").count()


def test_a_second_editor_is_told_to_wait_and_can_try_again(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        upload(seen, named("三号.txt", THREE))
        with writing(office.settings.index):
            assert "请等它完成后再试" in keep(seen)
        assert files(office.folder) == ["a.txt", "b.txt"]
        seen.page.click("[data-act=add-keep]")
        seen.page.wait_for_selector(".done")
        assert files(office.folder) == ["a.txt", "b.txt", "三号.txt"]


@pytest.mark.parametrize(("locale", "reason"), [("zh-CN", "谁都能打开"), ("en-US", "to anyone")])
def test_a_page_open_to_the_network_without_users_only_shows(
    visit: Visiting, tmp_path: Path, locale: str, reason: str
) -> None:
    with opened(tmp_path, host="0.0.0.0") as office, visit(office.address, locale, ADD) as seen:
        seen.page.wait_for_selector(".barred")
        assert reason in seen.page.inner_text(".barred") and "MINUTES_USERS" in seen.page.inner_text(".barred")
        seen.page.wait_for_selector(".holdings li")
        assert seen.page.locator("#view-add :is(.drop, [data-act=add-delete])").count() == 0


def test_a_file_over_the_limit_is_not_even_sent(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        seen.page.wait_for_selector("#add-drop .drop")
        seen.page.set_input_files("#add-drop input", [named("big.txt", "纪" * 3_000_000)])
        seen.page.wait_for_selector(".not-sent:has-text('big.txt 有 9 MB，超过上限 8 MB')")


def test_only_what_was_uploaded_is_read() -> None:
    assert uploads_of([{"name": "x.txt", "path": "/etc/passwd"}, {"name": "y.txt", "path": __file__}]) == []


def test_what_is_discarded_is_gone(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        upload(seen, named("三号.txt", THREE))
        seen.page.click("[data-act=add-discard]")
        seen.page.wait_for_selector(".incoming", state="detached")
        assert files(office.folder) == ["a.txt", "b.txt"]


def test_the_list_is_searched(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        seen.page.wait_for_selector(".holdings li >> nth=1")
        seen.page.fill("#view-add .find", "第2号")
        seen.page.wait_for_function("document.querySelectorAll('.holdings li').length === 1")
        assert "b.txt" in seen.page.inner_text(".holdings")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
def test_nothing_is_wider_than_the_window(visit: Visiting, office: Office, size: dict[str, int]) -> None:
    with visit(office.address, "en-US", ADD, viewport=size) as seen:
        upload(seen, named(f"{'x' * 90}.txt", ONE.replace("126 处", "127 处")), named("y" * 90 + ".txt", "no minutes"))
        assert seen.page.evaluate(TOO_WIDE) == []


def test_files_are_chosen_and_kept_by_keyboard_alone(visit: Visiting, office: Office) -> None:
    with visit(office.address, path=ADD) as seen:
        upload(seen, named("三号.txt", THREE))
        seen.page.focus(".details summary")
        for _ in range(5):
            seen.page.keyboard.press("Tab")
            if seen.page.evaluate("document.activeElement.matches('[data-act=add-keep]')"):
                break
        assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector(".done")
