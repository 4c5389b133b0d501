"""Bodies are found whole, by one name each, in Chinese and English, in the two minutes and beyond."""

from __future__ import annotations

import re
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bodies import Bodies
from retrieval.errors import UsageError
from retrieval.names.table import read_table
from retrieval.wording import fold, fold_english

MINUTES = Path(__file__).resolve().parents[2] / "index_data" / "minutes"
BODIES = Bodies.load()


def text_of(document: str) -> str:
    """Read minutes with the page breaks inside their sentences taken out."""
    text = (MINUTES / f"{document}.txt").read_text(encoding="utf-8")
    return re.sub(r"(?<![。：理日纪要号室])\n\n", "", text)


def attendance(document: str) -> list[str]:
    """Give the entries of the attendance list, one body with its people each."""
    text = text_of(document)
    start = text.index("列席：") + len("列席：")
    listed = text[start : text.index("太仓市人民政府办公室 整理")]
    entries = re.split(r"[，。\s]+|、(?=市政协|移动公司)", listed)
    return [entry for entry in entries if entry]


def found(text: str) -> list[str]:
    return [mention.canonical for mention in BODIES.find(text)]


def test_two_bodies_never_bear_the_same_chinese_name() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry in read_table().bodies:
        stems = [f"市{stem}" for stem in entry.city_stems()] + list(entry.city_stems() if entry.bare else ())
        for name in (*entry.free_names(), *stems):
            bearers[fold(name)].add(entry.name)
    assert {name: bodies for name, bodies in bearers.items() if len(bodies) > 1} == {}


def test_no_body_is_listed_twice_and_every_body_has_an_english_name() -> None:
    names = [entry.name for entry in read_table().bodies]
    assert len(names) == len(set(names))
    assert [name for name in names if not BODIES.english(name)] == []


@pytest.mark.parametrize(("document", "count"), [("2023-05", 69), ("2023-12", 84)])
def test_every_body_of_the_attendance_lists_is_known(document: str, count: int) -> None:
    entries = attendance(document)
    leading = {entry: BODIES.leading(entry) for entry in entries}
    known = set(BODIES.names())
    assert {entry: mention for entry, mention in leading.items() if not mention or mention.canonical not in known} == {}
    assert len(entries) == count


@pytest.mark.parametrize("document", ["2023-05", "2023-12"])
def test_the_names_of_people_do_not_lengthen_or_shorten_a_body(document: str) -> None:
    for entry in attendance(document):
        mention = BODIES.leading(entry)
        assert mention is not None
        rest = entry[mention.end :].removesuffix("代表")
        assert all(2 <= len(name) <= 3 for name in rest.split("、") if name), entry


RESPONSIBLE = {
    "2023-05": "市应急局 沙溪镇 市城管局 市卫健委 市住建局 市司法局 市商务局 市文体广旅局 太仓生态环境局 市市场监管局",
    "2023-12": "市应急局 市工信局 市市场监管局 市商务局 市综合指挥中心",
}


@pytest.mark.parametrize("document", sorted(RESPONSIBLE))
def test_the_bodies_after_the_meeting_are_those_that_a_reader_finds(document: str) -> None:
    clauses = re.findall(r"会\s*后由?[^，。]*?根据会议讨论意见", text_of(document))
    assert [body for clause in clauses for body in found(clause)] == RESPONSIBLE[document].split()


def test_groups_are_recognised_as_addressees_and_hide_the_names_inside_them() -> None:
    text = "市政府领导班子各成员要压实责任。各镇（区）要落实。农文旅融合工作专班要调度。各地各相关部门要配合。"
    assert found(text) == []
    assert [mention.canonical for mention in BODIES.find_groups(text)] == [
        "市政府领导班子各成员",
        "各镇（区）",
        "农文旅融合工作专班",
        "各地各相关部门",
    ]
    assert BODIES.english("各成员单位") == "all member units"


def test_a_group_of_unlisted_wording_stands_for_itself() -> None:
    mentions = BODIES.addressees("各职能部门要配合，河道整治联席会议要调度，由市水务局负责。")
    assert [(one.canonical, one.kind) for one in mentions] == [
        ("各职能部门", "group"),
        ("河道整治联席会议", "group"),
        ("市水务局", "body"),
    ]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("以市委办公室、市政府办公室名义印发", ["市委办公室", "市政府办公室"]),
        ("报市委常委会同意后，以市政府名义印发", ["市委常委会", "市政府"]),
        ("提请市人大常委会审议", ["市人大常委会"]),
        ("市政府办要联合相关部门", ["市政府办公室"]),
        ("市委会同市政府", ["市委", "市政府"]),
        ("市委统筹发展和安全的战略考量", ["市委"]),
        ("由市委托第三方机构评估", []),
        ("全市政府采购工作", []),
        ("由市政府办理", ["市政府"]),
        ("市委常委、常务副市长，市委书记，市人大代表", []),
        ("由市委某某局牵头", []),
        ("团市委、市委政法委、市委编办", ["团市委", "市委政法委", "市委编办"]),
        ("市水务集团和市水务局", ["市水务集团", "市水务局"]),
        ("市文旅集团、市文教投集团、市文体广旅局", ["市文旅集团", "市文教投集团", "市文体广旅局"]),
        ("港口管委会、港区、太仓港区", ["港口管委会", "港区", "港区"]),
        ("商务部门、商务部", ["商务部"]),
        ("城市管理局", ["市城管局"]),
        ("市场监管局和市市场监管局", ["市市场监管局", "市市场监管局"]),
        ("高新区住建局", ["高新区住建局"]),
        ("沙溪镇人民政府、陆渡街道办事处", ["沙溪镇", "陆渡街道"]),
        ("市公安局交警大队", ["市交警大队"]),
    ],
)
def test_a_name_is_never_cut_out_of_another(text: str, bodies: list[str]) -> None:
    assert found(text) == bodies


@pytest.mark.parametrize(
    "name",
    [
        *(
            "住建局",
            "市住建局",
            "市住房和城乡建设局",
            "太仓市住房和城乡建设局",
            "太仓市住建局",
            "太仓住建局",
            "市 住建局",
        ),
        *("Housing Bureau", "the housing bureau", "Housing and Urban-Rural Development Bureau", "住建"),
    ],
)
def test_all_ways_to_write_a_body_have_one_canonical_name(name: str) -> None:
    assert BODIES.canonical(name) == "市住建局"


def test_aliases_give_the_canonical_name_first_and_no_ordinary_words() -> None:
    aliases = BODIES.aliases("综指中心")
    assert aliases[0] == "市综合指挥中心"
    assert {"市综指中心", "太仓市综合指挥中心"} <= set(aliases)
    assert "公安" not in BODIES.aliases("市公安局")
    assert BODIES.aliases("某某公司") == ("某某公司",)


def test_traditional_characters_are_read_and_keep_their_offsets() -> None:
    text = "會後由市綜指中心負責，市太誅集團、市應急局配合。"
    mentions = BODIES.find(text)
    assert [one.canonical for one in mentions] == ["市综合指挥中心", "市太誅集团", "市应急局"]
    assert [text[one.start : one.end] for one in mentions] == ["市綜指中心", "市太誅集團", "市應急局"]


@given(st.text(max_size=200))
def test_folding_never_moves_a_character_and_no_text_breaks_the_search(text: str) -> None:
    assert len(fold(text)) == len(fold_english(text)) == len(text)
    for one in (*BODIES.addressees(text), *BODIES.find_english(text), *BODIES.find_unknown(text)):
        assert 0 <= one.start < one.end <= len(text)


@given(
    st.lists(
        st.sampled_from(["市委", "常委会", "办公室", "由", "、", "市政府", "住建局", "苏州市", "各", "区", "要"]),
        max_size=12,
    )
)
def test_mentions_never_overlap(pieces: list[str]) -> None:
    mentions = BODIES.addressees("".join(pieces))
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    "name", ["苏州市水务局", "苏州市政府", "江苏省政府", "区住建局", "县住建局", "国家发改委", "昆山高新区"]
)
def test_a_body_of_another_place_is_not_taken_for_ours(name: str) -> None:
    (mention,) = BODIES.find(f"受到{name}肯定")
    assert (mention.canonical, mention.kind) == (name, "other_place")


def test_our_own_body_may_carry_the_name_of_the_place_above() -> None:
    assert found("苏州市太仓生态环境局") == ["太仓生态环境局"]
    assert found("苏州市生态环境局") == ["苏州市生态环境局"]
    assert BODIES.english("区住建局") == "District Housing and Urban-Rural Development Bureau"


def test_another_city_can_be_home() -> None:
    bodies = Bodies.load(home="句容市")
    names = [one.canonical for one in bodies.find("句容市住建局、市住建局、句容市政府、苏州市住建局")]
    assert names == ["市住建局", "市住建局", "市政府", "苏州市住建局"]


def test_ordinary_words_name_a_body_in_questions_alone() -> None:
    assert found("加强公安、教育、海关监管和消防安全") == []
    assert found("由海关牵头") == ["海关"]
    loose = [one.canonical for one in BODIES.find("公安谁参加了？海关呢，住建负责什么？消防安全谁负责", loose=True)]
    assert loose == ["市公安局", "海关", "市住建局"]


@pytest.mark.parametrize("text", ["Which plans go to the standing committee?", "哪些文件提交常委会审议？"])
def test_a_name_of_several_bodies_is_ambiguous_and_not_guessed(text: str) -> None:
    (ambiguity,) = BODIES.ambiguous(text)
    assert ambiguity.candidates == ("市委常委会", "市人大常委会")
    assert BODIES.find_english(text) == BODIES.find(text) == ()


@pytest.mark.parametrize("text", ["the party's standing committee", "报市委常委会", "the water bureau", ""])
def test_a_name_of_one_body_is_not_ambiguous(text: str) -> None:
    assert BODIES.ambiguous(text) == ()


def test_unknown_bodies_are_found_by_their_place_and_shape_and_can_be_learned() -> None:
    text = "会后由市机器人局根据会议讨论意见修改完善，由市应急局配合，市要求各地落实。"
    assert [one.canonical for one in BODIES.find_unknown(text)] == ["市机器人局"]
    wiser = BODIES.learn(["市机器人局", "市应急局", ""])
    assert [one.canonical for one in wiser.find(text)] == ["市机器人局", "市应急局"]
    assert wiser.canonical("太仓市机器人局") == "市机器人局"
    assert wiser.find_unknown(text) == ()
    assert BODIES.canonical("太仓市机器人局") == "太仓市机器人局"
    assert wiser.learn(["市机器人局"]) is wiser


@pytest.mark.parametrize(
    ("entry", "body"),
    [
        ("市数据集成局王小明", "市数据集成局"),
        ("新湖镇李四", "新湖镇"),
        ("市政府国资委王五", "市国资委"),
        ("高新区李刚、夏家辉", "高新区"),
        ("邮政公司、移动公司代表", "邮政公司"),
        ("海关罗建国", "海关"),
    ],
)
def test_an_attendance_entry_begins_with_its_body(entry: str, body: str) -> None:
    mention = BODIES.leading(entry)
    assert mention is not None
    assert mention.canonical == body


def test_what_is_no_body_does_not_look_like_one() -> None:
    assert [
        name for name in ("市数据局", "新湖镇", "各地各部门", "housing bureau") if not BODIES.looks_like_body(name)
    ] == []
    assert [name for name in ("张三", "苹果", "", "原则同意") if BODIES.looks_like_body(name)] == []
    assert BODIES.leading("张三") is None


def test_a_bad_list_is_an_error_that_says_where(tmp_path: Path) -> None:
    bad = tmp_path / "bodies.toml"
    bad.write_text('[[body]]\nname = "市X局"\nalias = ["X"]\n', encoding="utf-8")
    with pytest.raises(UsageError, match=re.escape(str(bad))):
        Bodies.load(bad)
    with pytest.raises(UsageError, match="wanted"):
        Bodies.load(tmp_path / "none.toml")


@pytest.mark.parametrize("text", ["各" * 9_000, "各级" * 5_000, "市委" * 5_000, "由市某某" * 2_500, "苏州市" * 3_000])
def test_repeated_names_do_not_hang_the_search(text: str) -> None:
    started = time.thread_time()
    BODIES.addressees(text)
    BODIES.find_unknown(text)
    assert time.thread_time() - started < 3.0
