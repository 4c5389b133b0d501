"""Zip archives, read within bounds: what a part unpacks to is limited, whatever the archive says of itself."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from retrieval.errors import ReadingError
from retrieval.formats.content import broken

MAX_PART_BYTES = 16_000_000
MAX_PARTS = 5_000
MAX_CONTENTS_BYTES = 2_000_000
_END = b"PK\x05\x06"
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, OverflowError,
    NotImplementedError, RuntimeError, KeyError, IndexError, MemoryError,
)  # fmt: skip


@dataclass(slots=True)
class Archive:
    """An open archive: `name` of the file for errors, `kind` of file that it should be."""

    name: str
    kind: str
    parts: Mapping[str, zipfile.ZipInfo]
    _zip: zipfile.ZipFile = field(repr=False)

    @classmethod
    def open(cls, data: bytes, name: str, kind: str) -> Archive:
        """Read the archive's table of contents; raises ReadingError."""
        try:
            crowded = struct.unpack_from("<L", data, data.rindex(_END) + 12)[0] > MAX_CONTENTS_BYTES
            opened = None if crowded else zipfile.ZipFile(io.BytesIO(data))
            parts = {info.filename: info for info in opened.infolist()} if opened else {}
        except _DAMAGE as error:
            raise broken(name, kind, str(error)) from error
        if opened is None or len(parts) > MAX_PARTS:
            raise ReadingError(name, f"an archive of more than {MAX_PARTS:,} parts", f"a {kind} as Word saves it")
        return cls(name, kind, parts, opened)

    def read(self, part: str) -> bytes:
        """Unpack one part, at most MAX_PART_BYTES; raises ReadingError."""
        if self.parts[part].flag_bits & 1:
            raise ReadingError(self.name, "a password-protected archive", f"a {self.kind} without password")
        try:
            with self._zip.open(self.parts[part]) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except _DAMAGE as error:
            raise broken(self.name, self.kind, str(error)) from error
        if len(data) > MAX_PART_BYTES:
            limit = f"at most {MAX_PART_BYTES // 1_000_000} MB"
            raise ReadingError(self.name, f"a part ({part}) that unpacks to more", limit)
        return data

    def xml(self, part: str) -> etree._Element | None:
        """Parse one part, or give None where the archive has none; no entity is expanded, nothing fetched."""
        if part not in self.parts:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(self.read(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise broken(self.name, self.kind, f"{part}: {error}") from error
