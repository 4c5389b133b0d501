"""Minutes records: every field of the two minutes, input that is none, and other shapes without loss."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from retrieval.errors import ReadingError
from retrieval.minutes import read_minutes
from retrieval.parsing.attendance import attendees
from retrieval.records import Minutes
from tests.retrieval.golden import golden
from tests.retrieval.rooms import MINUTES, NAMES, ROOT, covered, made_up, squeezed, written


def read(tmp_path: Path, text: str, name: str = "m") -> Minutes:
    """Write a text as a file and read it."""
    return read_minutes(written(tmp_path, **{name: text}) / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_equal_their_golden_file(name: str) -> None:
    expected = json.loads((ROOT / "tests" / "golden" / f"{name}.json").read_text(encoding="utf-8"))
    assert json.loads(json.dumps(golden(read_minutes(MINUTES / f"{name}.txt")))) == expected


def test_the_two_minutes_hold_what_a_reader_counts_in_them() -> None:
    five, twelve = (read_minutes(MINUTES / f"{name}.txt") for name in NAMES)
    assert (five.number, five.meeting, five.held, five.issued) == (5, 22, date(2023, 4, 10), date(2023, 4, 18))
    assert (twelve.number, twelve.meeting, twelve.compiled) == (12, 26, date(2023, 6, 15))
    assert [len(five.items), len(twelve.items)] == [9, 8]
    assert [len(item.paragraphs) for item in (*five.items, *twelve.items)] == [3] * 16 + [2]
    assert len(next(item for item in twelve.items if item.label == "五").documents) == 4
    assert [each.name for each in twelve.attending if each.body == "高新区"] == ["李刚", "夏家辉"]
    assert [each.body for each in five.attending if each.name is None] == ["邮政公司", "移动公司"]


@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_the_two_minutes_belongs_to_a_part(name: str) -> None:
    minutes = read_minutes(MINUTES / f"{name}.txt")
    left = [at for at, char in enumerate(minutes.text) if not char.isspace() and at not in covered(minutes)]
    # What is left are the labels of paragraphs, which the record holds as labels.
    labels = sum(len(item.paragraphs) for item in minutes.items)
    assert {minutes.text[at] for at in left} <= set("（）()一二三") and len(left) == 3 * labels


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("购物清单：牛奶，鸡蛋，面包。", "text that is not minutes (购物清单"),
        ("Lorem ipsum dolor sit amet.\n" * 30, "text that is not minutes (Lorem ipsum"),
        ("", "an empty file"),
        ("\n \u3000\n", "a file without text"),
        ("\u200b\u200b", "no text"),
    ],
)
def test_input_that_is_not_minutes_is_an_error_with_file_found_and_wanted(
    tmp_path: Path, text: str, found: str
) -> None:
    with pytest.raises(ReadingError) as caught:
        read(tmp_path, text, "list")
    assert (
        caught.value.where == "list.txt" and caught.value.found.startswith(found) and "minutes" in caught.value.wanted
    )
    assert "\n" not in str(caught.value)


OTHER_SHAPES = {
    "prose": "云溪县长办公会议纪要\n5 月 6 日，县长甲某某主持召开县政府常务会议。\n\n"
    "会议听取了县水务局关于防汛工作的汇报。会议强调，要落实责任。\n\n会议原则同意防汛方案。\n\n散会。",
    "Arabic labels": "某镇镇长办公会议纪要\n会议听取了下列事项：\n1、关于防汛工作。会议同意。\n"
    "2、关于春耕。会议同意。\n完。",
    "one line": "县政府召开常务会议，审议通过了《甲办法》，听取了乙工作的汇报，会议要求抓好落实",
}


@pytest.mark.parametrize("shape", OTHER_SHAPES)
def test_minutes_of_another_shape_are_read_by_paragraphs_with_a_warning_and_without_loss(
    tmp_path: Path, shape: str
) -> None:
    minutes = read(tmp_path, OTHER_SHAPES[shape], "other")
    assert minutes.id == "other" and "no number found" in minutes.warnings
    left = [char for at, char in enumerate(minutes.text) if not char.isspace() and at not in covered(minutes)]
    assert set(left) <= set("12、")
    assert squeezed(minutes.text) == squeezed(OTHER_SHAPES[shape])


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("第 7 号", "第１２号", "number", 12),
        ("第 7 号", "第 1 2 号", "number", 12),
        ("第 7 号", "第十二号", "number", 12),
        ("第 27 次", "第二十七次", "meeting", 27),
        ("2024 年 3 月 7 日上午", "2024年3月7日上午", "held", date(2024, 3, 7)),
        ("2024 年 3 月 7 日上午", "二〇二四年三月七日上午", "held", date(2024, 3, 7)),
        ("2024 年 3 月 7 日上午", "202 4 年 3 月 7 日下午", "half_day", "下午"),
        ("2024 年 3 月 7 日上午", "3 月 7 日上午", "held", date(2024, 3, 7)),
        ("甲某某市长", "市长甲某某", "chair", "甲某某"),
        ("甲某某市长", "甲某某常务副市长", "chair_title", "常务副市长"),
        ("乙某某、丙某某", "乙某某，丙某某", "present", ("乙某某", "丙某某")),
    ],
)
def test_fields_are_read_however_they_are_printed(
    tmp_path: Path, old: str, new: str, field: str, expected: object
) -> None:
    text = made_up(7)
    assert old in text
    assert getattr(read(tmp_path, text.replace(old, new, 1)), field) == expected


@pytest.mark.parametrize("brackets", ["（{}）", "({})"])
def test_both_kinds_of_brackets_label_paragraphs(tmp_path: Path, brackets: str) -> None:
    text = made_up(7)
    for label in "一二":
        text = text.replace(f"（{label}）", brackets.format(label))
    assert [paragraph.label for paragraph in read(tmp_path, text).items[0].paragraphs] == ["一", "二"]


@pytest.mark.parametrize("between", ["", "、", "和"])
def test_documents_of_an_item_are_told_apart(tmp_path: Path, between: str) -> None:
    text = made_up(7).replace(
        "一、审议《云溪市排水管网养护办法》", f"一、审议《甲办法》{between}《乙<草案>》{between}《丙（2024年修订）》"
    )
    assert read(tmp_path, text).items[0].documents == ("甲办法", "乙<草案>", "丙（2024年修订）")


def test_items_out_of_order_are_warned_of(tmp_path: Path) -> None:
    minutes = read(tmp_path, made_up(7).replace("二、听取", "四、听取"))
    assert [item.label for item in minutes.items] == ["一", "四"]
    assert any("numbered 一、四" in warning for warning in minutes.warnings)


def test_minutes_in_traditional_characters_keep_them(tmp_path: Path) -> None:
    text = made_up(7).translate(str.maketrans("会议纪号养护办关东", "會議紀號養護辦關東"))
    minutes = read(tmp_path, text)
    assert (minutes.number, minutes.meeting, len(minutes.items)) == (7, 27, 2)
    assert minutes.items[0].documents == ("云溪市排水管网養護辦法",)


@pytest.mark.parametrize("label", ["请假", "缺席", "因公请假"])
def test_who_was_on_leave_is_read_apart_from_who_sat_in(tmp_path: Path, label: str) -> None:
    text = made_up(7)
    before = read(tmp_path, text)
    text = text.replace("抄送：", f"{label}：戊五湖、己六合（市审计局）、市科技局庚七星。\n\n抄送：")
    minutes = read(tmp_path, text)
    assert [(one.name, one.body) for one in minutes.excused] == [
        ("戊五湖", ""),
        ("己六合", "市审计局"),
        ("庚七星", "市科技局"),
    ]
    assert [(one.body, one.name) for one in minutes.attending] == [(one.body, one.name) for one in before.attending]
    assert all(one.span.of(minutes.text).startswith(("戊", "己", "市科")) for one in minutes.excused)
    assert not before.excused and not minutes.loose


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("甲某某市长在市行政中心三楼会议室主持召开", "市行政中心三楼会议室"),
        ("甲某某市长在市政府一号会议室主持召开", "市政府一号会议室"),
        ("甲某某市长主持召开", None),
    ],
)
def test_the_venue_is_read_where_the_opening_says_it(tmp_path: Path, printed: str, venue: str | None) -> None:
    assert read(tmp_path, made_up(7).replace("甲某某市长主持召开", printed)).venue == venue


def test_federations_and_archives_are_parted_from_who_came_for_them() -> None:
    listed = attendees("列席：市残联柯一帆，市妇联姚二禾，市档案馆俞三省，市科协戚四维。", 0)
    assert [(one.body, one.name) for one in listed] == [
        ("市残联", "柯一帆"),
        ("市妇联", "姚二禾"),
        ("市档案馆", "俞三省"),
        ("市科协", "戚四维"),
    ]
