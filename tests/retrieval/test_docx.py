"""Word files: automatic numbers, tracked changes, tables, text boxes, notes, headers. All texts are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.extraction import Extracted, extract
from retrieval.formats.list_numbers import in_style
from tests.retrieval.made_files import abstract, make_raw_docx, numbered, p


def read(tmp_path: Path, data: bytes) -> Extracted:
    """Write a Word file and read it."""
    path = tmp_path / "made.docx"
    path.write_bytes(data)
    return extract(path)


def lines(tmp_path: Path, body: str, numbering: str = "", styles: str = "", **parts: str) -> list[str]:
    """Give the lines that a Word file of this XML reads as."""
    return read(tmp_path, make_raw_docx(body, numbering, styles, **parts)).text.split("\n")


OFFICIAL = abstract(
    "0",
    ("chineseCountingThousand", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "(%4)"),
    ("decimalEnclosedCircleChinese", "%5"),
)


def test_all_levels_of_an_official_list_are_numbered_and_start_again(tmp_path: Path) -> None:
    levels = [0, 1, 1, 2, 2, 3, 4, 4, 0, 1, 2]
    body = "".join(p("甲", "1", level) for level in levels)
    labels = ["一、", "（一）", "（二）", "1. ", "2. ", "(1)", "① ", "② ", "二、", "（一）", "1. "]
    assert lines(tmp_path, body, OFFICIAL + numbered("1", "0")) == [f"{label}甲" for label in labels]


def test_items_beyond_ten_and_a_digit_after_the_label(tmp_path: Path) -> None:
    body = "".join(p("审议", "1") for _ in range(21)) + p("2024 年计划", "1", 2)
    read_lines = lines(tmp_path, body, OFFICIAL + numbered("1", "0"))
    assert read_lines[9:12] + read_lines[20:] == [
        "十、审议",
        "十一、审议",
        "十二、审议",
        "二十一、审议",
        "1. 2024 年计划",
    ]


def test_lists_of_one_kind_count_on_and_start_where_they_say(tmp_path: Path) -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OFFICIAL + numbered("1", "0") + numbered("2", "0") + numbered("3", "0", start)
    body = p("甲", "1") + p("乙", "2") + p("丙", "3") + p("丁", "3") + p("戊", "1")
    assert lines(tmp_path, body, numbering) == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]


def test_a_level_that_never_starts_again_counts_through(tmp_path: Path) -> None:
    through = abstract("0", ("chineseCounting", "%1、"), ("decimal", "%2."), more='<w:lvlRestart w:val="0"/>')
    body = "".join(p("甲", "1", level) for level in (0, 1, 1, 0, 1))
    assert lines(tmp_path, body, through + numbered("1", "0")) == ["一、甲", "1. 甲", "2. 甲", "二、甲", "3. 甲"]


def test_a_number_of_several_levels_is_written_in_digits_where_the_list_says_so(tmp_path: Path) -> None:
    legal = abstract("0", ("chineseCounting", "第%1条"), ("decimal", "%1.%2"), more="<w:isLgl/>")
    body = p("甲", "1") + p("乙", "1", 1) + p("丙", "1", 1)
    assert lines(tmp_path, body, legal + numbered("1", "0")) == ["第1条 甲", "1.1 乙", "1.2 丙"]


def test_numbers_come_by_styles_and_what_they_are_based_on(tmp_path: Path) -> None:
    listed = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="H1">{listed.format(0)}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="H2">{listed.format(1)}</w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H2"/></w:style>'
    )
    body = p("甲", style="H1") + p("乙", style="Own") + p("正文") + p("无号", "0", style="H1") + p("丙", style="H1")
    assert lines(tmp_path, body, OFFICIAL + numbered("1", "0"), styles) == [
        "一、甲",
        "（一）乙",
        "正文",
        "无号",
        "二、丙",
    ]


def test_a_list_that_names_a_list_style_takes_its_levels(tmp_path: Path) -> None:
    styled = OFFICIAL.replace("<w:lvl ", '<w:styleLink w:val="L"/><w:lvl ', 1)
    linked = '<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="L"/></w:abstractNum>'
    assert lines(tmp_path, p("甲", "1"), styled + linked + numbered("1", "9")) == ["一、甲"]


@pytest.mark.parametrize(
    ("style", "value", "written"),
    [
        ("chineseCounting", 10, "十"), ("chineseCounting", 34, "三十四"), ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"), ("japaneseCounting", 111, "百十一"),
        ("japaneseCounting", 21, "二十一"),
        ("ideographTraditional", 3, "丙"), ("ideographZodiac", 12, "亥"), ("ideographDigital", 10, "一〇"),
        ("decimalEnclosedCircle", 20, "⑳"), ("decimalEnclosedCircle", 21, "㉑"), ("decimalEnclosedParen", 3, "⑶"),
        ("chineseLegalSimplified", 12, "壹拾贰"), ("upperRoman", 1994, "MCMXCIV"), ("lowerLetter", 28, "bb"),
        ("decimalFullWidth", 12, "１２"), ("unheardOf", 7, "7"), ("upperRoman", 10**9, "1000000000"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_styles_of_office_programs(style: str, value: int, written: str) -> None:
    assert in_style(value, style) == written


def run(text: str) -> str:
    """Write a run of text."""
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>市住建局</w:delText></w:r></w:del>"
    body = f"<w:p>{run('会后由')}{deleted}<w:ins>{run('市水务局')}</w:ins>{run('印发。')}</w:p>"
    extracted = read(tmp_path, make_raw_docx(body))
    assert (extracted.text, extracted.warnings) == ("会后由市水务局印发。", ("1 tracked deletions left out",))


def test_a_paragraph_whose_end_was_deleted_goes_on_and_counts_once(tmp_path: Path) -> None:
    ended = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
    body = f"<w:p>{ended}{run('听取')}</w:p>" + p("汇报", "1") + p("审议", "1")
    assert lines(tmp_path, body, OFFICIAL + numbered("1", "0")) == ["一、听取汇报", "二、审议"]


def test_tables_stand_in_their_place_cell_by_cell(tmp_path: Path) -> None:
    def cell(*texts: str) -> str:
        return f"<w:tc>{''.join(map(p, texts))}</w:tc>"

    rows = f"<w:tr>{cell('单位')}{cell('姓名')}</w:tr><w:tr>{cell('第一段', '第二段')}{cell('旁注')}</w:tr>"
    nested = f"<w:tr><w:tc><w:tbl><w:tr>{cell('甲')}{cell('乙')}</w:tr></w:tbl><w:p/></w:tc></w:tr>"
    body = p("前") + f"<w:tbl>{rows}{nested}</w:tbl>" + p("后")
    assert lines(tmp_path, body) == ["前", "单位\t姓名", "第一段", "第二段", "旁注", "甲\t乙", "后"]


def test_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('框内文字')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert lines(tmp_path, f"<w:p>{run('正文')}<w:r>{both}</w:r></w:p>" + p("后")) == ["正文", "框内文字", "后"]


def test_footnotes_stand_behind_the_text(tmp_path: Path) -> None:
    notes = f'<w:footnote w:id="-1" w:type="separator">{p("---")}</w:footnote>'
    notes += f'<w:footnote w:id="2">{p("按上年价。")}</w:footnote>'
    body = f'<w:p>{run("一百万元")}<w:r><w:footnoteReference w:id="2"/></w:r>{run("。")}</w:p>' + p("后")
    assert lines(tmp_path, body, footnotes=notes) == ["一百万元。", "后", "脚注1：按上年价。"]


def test_headers_are_kept_once_and_page_numbers_dropped(tmp_path: Path) -> None:
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    page += (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        p("正文")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        + '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    footer = f"<w:p>{run('— ')}{page}{run(' —')}</w:p>" + p("云溪市政府办公室")
    assert lines(tmp_path, body, header=p("内部资料"), footer=footer) == ["内部资料", "正文", "云溪市政府办公室"]


def test_fields_tabs_controls_and_links_give_their_text(tmp_path: Path) -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
    field += (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("2024年3月")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{field}<w:r><w:tab/></w:r><w:hyperlink>{run('链接')}</w:hyperlink></w:p>"
    body += f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    body += f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>{run('可见')}</w:p>"
    extracted = read(tmp_path, make_raw_docx(body))
    assert extracted.text.split("\n") == ["2024年3月\t链接", "控件", "可见"]
    assert extracted.warnings == ("1 hidden pieces of text left out",)
