"""Files of each format for the reading tests, made anew by each run. Their minutes are made up."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

PARAGRAPHS = (
    "云溪市人民政府",
    "常务会议纪要",
    "第 7 号",
    "2024 年 3 月 5 日上午，市长林某主持召开市政府第 31 次常务会议，审议《云溪市排水管网养护办法》，"
    "听取全市春耕备播工作情况的汇报，研究部署汛期河道巡查、水库除险加固和城区易涝点整治等工作。",
    "会议议定以下意见：",
    "一、审议《云溪市排水管网养护办法》",
    "（一）原则同意《云溪市排水管网养护办法》。会后由市水务局根据会议讨论意见修改完善，以市政府办公室名义印发。",
    "（二）各镇（街道）要在 2024 年 5 月 31 日前完成 126 处易涝点排查，所需资金 1,250 万元由市财政局统筹安排。",
    "二、听取全市春耕备播工作情况的汇报",
    "（一）会议听取了市农业农村局的汇报，原则同意下一步工作安排。",
    "出席：甲某、乙某。",
)
BODY_CHARS_A_LINE = 26
LINES_A_PAGE = 6
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def make_pdf(paragraphs: Sequence[str] = PARAGRAPHS, encrypt: str | None = None) -> bytes:
    """Set paragraphs as an office does: first lines indented, a running head, page numbers in dashes."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    lines = [piece for paragraph in paragraphs for piece in _measured("　　" + paragraph)]
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(595, 842), encrypt=encrypt)
    for start in range(0, len(lines), LINES_A_PAGE):
        page.setFont("STSong-Light", 16)
        page.drawString(90, 800, "云溪市政务公开")
        for row, line in enumerate(lines[start : start + LINES_A_PAGE]):
            page.drawString(90, 740 - 28 * row, line)
        page.drawCentredString(297, 50, f"— {start // LINES_A_PAGE + 1} —")
        page.showPage()
    page.save()
    return out.getvalue()


def _measured(text: str) -> list[str]:
    """Cut a paragraph into lines of equal width, Latin characters counting a half."""
    lines, width = [""], 0.0
    for char in text:
        width += 0.5 if char.isascii() else 1
        if width > BODY_CHARS_A_LINE:
            lines, width = [*lines, ""], 0.5 if char.isascii() else 1
        lines[-1] += char
    return lines


def make_picture_pdf(pages: int = 1) -> bytes:
    """Make a PDF that shows pictures and holds no text."""
    from PIL import Image

    pictures = [Image.new("L", (400, 560), 200) for _ in range(pages)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def make_docx(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Make a plain Word file by python-docx."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_raw_docx(body: str, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    """Make a Word file from raw XML: `parts` are further parts by kind (header, footer, footnotes, settings)."""
    contents = {"document": f"<w:body>{body}</w:body>", "numbering": numbering, "styles": styles, **parts}
    roots = {"header": "hdr", "footer": "ftr"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", _links({"rId1": ("officeDocument", "word/document.xml")}))
        kinds = [each for each, content in contents.items() if content and each != "document"]
        archive.writestr("word/_rels/document.xml.rels", _links({kind: (kind, f"{kind}.xml") for kind in kinds}))
        for kind in ("document", *kinds):
            root = roots.get(kind, kind)
            archive.writestr(f"word/{kind}.xml", f"<w:{root} {_W} {_MORE}>{contents[kind]}</w:{root}>")
    return out.getvalue()


def _links(targets: dict[str, tuple[str, str]]) -> str:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = (f'<Relationship Id="{key}" Type="{base}/{kind}" Target="{to}"/>' for key, (kind, to) in targets.items())
    return f'<Relationships xmlns="{base.replace("officeDocument", "package")}">{"".join(links)}</Relationships>'


def p(text: str, number: str = "", level: int = 0, style: str = "") -> str:
    """Write a Word paragraph; `number` is a list's numId."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>' if number else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def abstract(key: str, *levels: tuple[str, str], more: str = "") -> str:
    """Write an abstract list from (number style, level text) of each level."""
    written = (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
        for at, (style, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(written)}</w:abstractNum>'


def numbered(key: str, of: str, overrides: str = "") -> str:
    """Write a list of an abstract list."""
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def make_html(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Make a web page of paragraphs."""
    body = "".join(f"<p>　　{paragraph}</p>\n" for paragraph in paragraphs)
    head = '<meta charset="utf-8"><title>纪要</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def make_markdown(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """Make a Markdown file with a heading, emphasis and a quote."""
    title, *others = paragraphs
    return "\n\n".join([f"# {title}", *(f"**{other[:4]}**{other[4:]}" for other in others)]).encode()
