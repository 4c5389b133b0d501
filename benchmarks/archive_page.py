"""The printed form of a made-up minutes: the lines of the real ones, then blanks beside digits, then page breaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from benchmarks.archive_facts import AttendanceFact, ItemFact, MinutesFact
from benchmarks.archive_references import chinese_date
from benchmarks.archive_wording import NUMERALS

ISSUER = "太仓市人民政府"
OFFICE = "太仓市人民政府办公室"
RECIPIENTS = (
    "主送：各镇人民政府，太仓港经济技术开发区、太仓高新区、旅游度假区管委会，科教新城管委会，"
    "娄东街道、陆渡街道办事处，市各委办局，各直属单位，健雄学院。"
)
COPIES = (
    "抄送：市委各委办局，市人大常委会办公室，市政协办公室，市监委、市法院、检察院，市人武部，市各人民团体。",
    "抄送：市委各部委办局，市人大常委会办公室，市政协办公室，市监委、市法院、检察院，市人武部，市各人民团体。",
)
MAX_PAGE_CHARS, MIN_PAGE_CHARS = 760, 620
BESIDE_DIGITS = re.compile(r"(?<=\d)(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=\d)")
SPLIT_YEAR_SHARE = 0.0015  # of the years before 年, those with a blank inside the digits
NEVER_FIRST = "，。、；：！？》）)”’,.;:%"
NEVER_LAST = "《（(“‘"


def print_minutes(facts: MinutesFact, joint: str, rng: Random, defects: Counter[str]) -> str:
    """Write the whole document as the text of a file; `joint` stands between the titles of the opening sentence."""
    blanks = rng.choice((0.03, 0.9, 0.9))
    lines = [_blanks(line, blanks, rng, defects) for line in _lines(facts, joint, rng, defects)]
    return "\n\n" + "\n\n".join(_paged(lines, rng, defects)) + "\n"


def _lines(facts: MinutesFact, joint: str, rng: Random, defects: Counter[str]) -> Iterator[str]:
    yield from (ISSUER, "常务会议纪要", f"第 {facts.number} 号", OFFICE, chinese_date(facts.issued))
    yield _opening(facts, joint)
    yield "会议议定以下意见："
    for item in facts.items:
        yield f"{item.label}、{item.heading}"
        yield from _paragraphs(item, rng, defects)
    if rng.random() < 0.5:
        yield "会议还研究了其他事项。"
    yield f"出席：{'、'.join(facts.present)}。"
    yield from _attendance(facts.attending)
    yield f"{OFFICE} 整理"
    yield chinese_date(facts.compiled)
    yield from ("(此件公开发布)", RECIPIENTS, rng.choice(COPIES))


def _opening(facts: MinutesFact, joint: str) -> str:
    when = f"{chinese_date(facts.held)}{facts.half_day}，{facts.chair}{facts.chair_title}主持召开"
    return f"{when}市政府第{facts.meeting}次常务会议，{'，'.join(_agenda(facts.items, joint))}。"


def _agenda(items: tuple[ItemFact, ...], joint: str) -> Iterator[str]:
    documents = {
        kind: [f"《{each}》" for item in items if item.kind == kind for each in item.documents]
        for kind in ("学习", "审议")
    }
    if documents["学习"]:
        yield f"集体学习{joint.join(documents['学习'])}"
    if documents["审议"]:
        yield f"审议{joint.join(documents['审议'])}"
    reports = [item.title for item in items if item.kind == "听取"]
    general = [title for title in reports if "关于" not in title]
    if general:
        yield f"听取{'、'.join(general)}的汇报"
    yield from (f"分别听取{title}的汇报" for title in reports if "关于" in title)
    studied = [item.title for item in items if item.kind == "研究"]
    if studied:
        yield f"研究{'、'.join(studied)}"


def _paragraphs(item: ItemFact, rng: Random, defects: Counter[str]) -> Iterator[str]:
    before, after = rng.choices((("（", "）"), ("(", ")"), ("(", ") ")), (70, 20, 10))[0]
    defects["half_width_brackets"] += before == "("
    for number, text in enumerate(item.paragraphs):
        yield f"{before}{NUMERALS[number]}{after}{text}"


def _attendance(attending: tuple[AttendanceFact, ...]) -> Iterator[str]:
    named = [f"{each.printed}{'、'.join(each.names)}" for each in attending if each.names]
    yield f"列席：{'，'.join(named)}。"
    silent = [each.printed for each in attending if not each.names]
    if silent:
        yield f"{'、'.join(silent)}代表。"


def _blanks(line: str, share: float, rng: Random, defects: Counter[str]) -> str:
    line = BESIDE_DIGITS.sub(lambda _: " " if rng.random() < share else "", line)
    defects["blanks_beside_digits"] += " " in line

    def split(match: re.Match[str]) -> str:
        if rng.random() >= SPLIT_YEAR_SHARE:
            return match[0]
        defects["split_years"] += 1
        return f"{match[0][:3]} {match[0][3:]}"

    return re.sub(r"(?:19|20)\d\d(?= ?年)", split, line)


def _paged(lines: list[str], rng: Random, defects: Counter[str]) -> Iterator[str]:
    room = rng.randint(MIN_PAGE_CHARS, MAX_PAGE_CHARS)
    for index, line in enumerate(lines):
        while len(line) > room:
            cut = _cut(line, room)
            if index < 5 or cut is None:  # the heading block, or nowhere to cut: the whole line goes overleaf
                break
            defects["page_breaks"] += 1
            defects["page_breaks_in_titles"] += line[:cut].count("《") > line[:cut].count("》")
            yield line[:cut]
            line, room = line[cut:], rng.randint(MIN_PAGE_CHARS, MAX_PAGE_CHARS)
        room = room - len(line) if len(line) <= room else rng.randint(MIN_PAGE_CHARS, MAX_PAGE_CHARS) - len(line)
        yield line


def _cut(line: str, room: int) -> int | None:
    """Find the last place up to `room` where a typesetter may break the line; None if there is none worth it."""
    for cut in range(room, 4, -1):
        before, after = line[cut - 1], line[cut]
        inside_word = (before.isascii() and after.isascii()) or before == " " or after == " "
        if after not in NEVER_FIRST and before not in NEVER_LAST and not inside_word and len(line) - cut > 1:
            return cut
    return None
