"""A file of any known format -> its text. What the formats share: limits, kinds told by content, one error."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import ReadingError
from retrieval.formats.content import MAX_CHARS, Content, too_long
from retrieval.formats.docx import read_docx
from retrieval.formats.html import read_html
from retrieval.formats.markdown import read_markdown
from retrieval.formats.pdf import read_pdf
from retrieval.formats.text import read_text


@dataclass(frozen=True, slots=True)
class Extracted:
    """A file's text; `sha256` is of the file's bytes, 64 hexadecimal digits.

    For .txt the text is the file's characters, each as it stands, and `encoding` is what decodes the bytes to them.
    For other formats a paragraph is a line, and `encoding` is only a codec that the text can be encoded with.
    """

    text: str
    encoding: str
    sha256: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Format:
    read: Callable[[bytes, str], Content]
    max_megabytes: int


_PLAIN = _Format(read_text, 8)
_MARKDOWN = _Format(read_markdown, 4)
_PAGE = _Format(read_html, 8)
FORMATS: Mapping[str, _Format] = {
    ".txt": _PLAIN,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _PAGE,
    ".htm": _PAGE,
    ".docx": _Format(read_docx, 20),
    ".pdf": _Format(read_pdf, 40),
}
_CONVERT = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt"), "the same saved as .docx by Word, WPS or LibreOffice"),
    ".ofd": "the same saved as .pdf or .docx by an OFD reader or WPS",
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp"), "the scan saved as .pdf"),
}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file's first bytes say that it is, and the suffixes that go with it.
_SIGNS: tuple[tuple[bytes, str, tuple[str, ...]], ...] = (
    (b"%PDF-", "a PDF file", (".pdf",)),
    (b"PK\x03\x04", "a zip archive or Word file", (".docx",)),
    (b"PK\x05\x06", "an empty zip archive", ()),
    (_OLD_OFFICE, "an old Word or WPS file", ()),
    (b"{\\rtf", "an RTF file", ()),
    (b"\x89PNG", "a picture (PNG)", ()),
    (b"\xff\xd8\xff", "a picture (JPEG)", ()),
    (b"GIF8", "a picture (GIF)", ()),
    (b"\x1f\x8b", "a gzip archive", ()),
    (b"Rar!", "a RAR archive", ()),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", ()),
    (b"\x7fELF", "a program", ()),
)
_PAGE_SIGNS = (b"<!doctype html", b"<html")


def extract(path: Path) -> Extracted:
    """Read a file as its suffix says; raises ReadingError with the file's name for anything that cannot be read."""
    name, suffix = path.name, path.suffix.lower()
    known = FORMATS.get(suffix)
    if known is None:
        wanted = _CONVERT.get(suffix, f"one of {' '.join(FORMATS)}")
        raise ReadingError(name, f"a file of kind {suffix or 'unknown (no suffix)'}", wanted)
    data = _bytes(path, known)
    _check_kind(data, name, suffix)
    content = known.read(data, name)
    if len(content.text) > MAX_CHARS:
        raise too_long(name)
    if not content.text.strip("\ufeff\x00 \t\r\n\f\v\u3000"):
        raise ReadingError(name, "a file without text", "the minutes of a meeting")
    return Extracted(content.text, content.encoding, hashlib.sha256(data).hexdigest(), content.warnings)


def _bytes(path: Path, known: _Format) -> bytes:
    limit = known.max_megabytes * 1_000_000
    try:
        if not path.is_file():
            found = "a folder or device" if path.exists() else "no such file"
            raise ReadingError(path.name, found, "a file that can be read")
        size = path.stat().st_size
        if size > limit:
            raise ReadingError(
                path.name, f"{size / 1_000_000:,.0f} MB", f"at most {known.max_megabytes} MB for {path.suffix}"
            )
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ReadingError(path.name, f"a file that cannot be opened ({error})", "a file that can be read") from error
    if not data:
        raise ReadingError(path.name, "an empty file", "the minutes of a meeting")
    return data


def _check_kind(data: bytes, name: str, suffix: str) -> None:
    """Refuse a file that is of another kind than its suffix says."""
    if data.startswith(_OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadingError(name, "a password-protected Word file", "a .docx without password")
    for sign, kind, suffixes in _SIGNS:
        if data.startswith(sign) and suffix not in suffixes:
            wanted = f"the suffix {suffixes[0]}" if suffixes else f"a real {suffix} file"
            raise ReadingError(name, f"{kind} named {suffix}", wanted)
    page = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_PAGE_SIGNS)
    if page and suffix in (".txt", ".docx", ".pdf"):
        raise ReadingError(name, f"a web page named {suffix}", "the suffix .html")
    if suffix == ".pdf" and b"%PDF-" not in data[:1024]:
        raise ReadingError(name, "no PDF file, whatever its name says", "a PDF file")
    if suffix == ".docx" and not data.startswith(b"PK"):
        raise ReadingError(name, "no Word file, whatever its name says", "a Word file (.docx)")
