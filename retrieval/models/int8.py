"""The unpacked model as one int8 ONNX file: eased for quantisation, traced by torch, quantised by onnxruntime.

Dynamic quantisation gives all activations of a layer's input one scale, and this model has channels far louder than
the others, which leave the quiet ones a few steps of 255. Two known remedies, measured here on questions and passages
in Chinese and English, take the mean of 1 - cosine to the float model from 0.003 to 0.0008, for about 3 % of the speed:
what a layer normalisation makes loud is handed over to the weights (SmoothQuant, Xiao et al. 2023), and the single
loudest channel between the two feed-forward layers is computed apart in float32 (LLM.int8(), Dettmers et al. 2022).

Nothing but the child process of onnx_export imports this file: torch takes seconds and 300 MB.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

from retrieval.models.onnx_export import INPUT, MODEL_FILE, OUTPUT
from retrieval.models.prompts import PASSAGE, QUERY
from retrieval.models.unigram import Unigram, write_pieces

_SAMPLE_TOKENS = 16
_SMOOTHING = 0.6  # 0.5 to 0.75 measured alike
_LOUD = 2.0  # times the second loudest
_PROBES = (
    PASSAGE
    + "会议听取情况汇报，原则同意《实施方案》，要求牵头部门会同各镇修改完善后，以市政府办公室名义印发（2023年）。",
    PASSAGE + "The meeting heard the report; all departments are to carry out their duties (1.2 billion yuan, item 3).",
    QUERY + "哪个部门负责？",
    QUERY + "Which bureau is responsible for the plan, and when did the meeting take place?",
)


def export(folder: str, target: str) -> None:
    """Write `model_int8.onnx`, its weights beside it, and the tokenizer's pieces into the folder `target`.

    The model takes one text's token ids, (1, tokens) int64 with at most 512 tokens, and gives its mean-pooled vector
    of unit length, (1, dim) float32. There is no mask and no batch: one scale for a whole input would give a text
    beside others another vector than alone.
    """
    tokenizer = json.loads((Path(folder) / "tokenizer.json").read_text(encoding="utf-8"))
    write_pieces(tokenizer["model"]["vocab"], Path(target))
    model = BertModel.from_pretrained(folder, local_files_only=True, attn_implementation="eager").eval()
    with torch.no_grad():
        _ease(model, Unigram.load(Path(target)))
    quantize_dynamic(
        _traced(model),
        Path(target) / MODEL_FILE,
        op_types_to_quantize=["MatMul", "Gather"],
        use_external_data_format=True,  # mapped into memory, so that only the rows in use take room
        per_channel=True,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


class _Embedder(torch.nn.Module):  # type: ignore[misc]  # torch's types are not read
    """Transformer, mean pooling, unit length."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: Any) -> Any:
        states = self.model(input_ids, token_type_ids=torch.zeros_like(input_ids)).last_hidden_state
        return torch.nn.functional.normalize(states.mean(dim=1), dim=-1)


class _Eased(torch.nn.Module):  # type: ignore[misc]  # torch's types are not read
    """A linear layer whose input is divided by `scale` and its weights multiplied; the channel `apart` in float32."""

    def __init__(self, linear: Any, scale: Any, apart: int | None = None) -> None:
        super().__init__()
        factors, inverse = scale.clone(), 1 / scale
        if apart is not None:
            factors[apart] = inverse[apart] = 0
        self.apart = apart
        self.column = None if apart is None else linear.weight[:, apart].clone()
        self.inverse = inverse
        self.linear = linear
        linear.weight.mul_(factors)

    def forward(self, states: Any) -> Any:
        result = self.linear(states * self.inverse)
        if self.apart is None:
            return result
        return result + states[..., self.apart : self.apart + 1] * self.column


def _traced(model: Any) -> Any:
    """Give the float32 graph as an ONNX model."""
    tokens = torch.export.Dim("tokens", max=model.config.max_position_embeddings)
    program = torch.onnx.export(
        _Embedder(model),
        (torch.ones(1, _SAMPLE_TOKENS, dtype=torch.long),),
        input_names=[INPUT],
        output_names=[OUTPUT],
        dynamic_shapes=({1: tokens},),
        dynamo=True,
        verbose=False,
    )
    return program.model_proto


def _ease(model: Any, pieces: Unigram) -> None:
    """Make the activations fit for one scale a layer, without changing what the float model computes."""
    loudest = _loudest_channels(model, pieces)
    before = model.embeddings.LayerNorm
    for layer, apart in zip(model.encoder.layer, loudest, strict=True):
        attention = layer.attention.self
        scale = _smoothing(before, [attention.query, attention.key, attention.value])
        for name in ("query", "key", "value"):
            setattr(attention, name, _Eased(getattr(attention, name), scale))
        scale = _smoothing(layer.attention.output.LayerNorm, [layer.intermediate.dense])
        layer.intermediate.dense = _Eased(layer.intermediate.dense, scale)
        if apart is not None:
            layer.output.dense = _Eased(layer.output.dense, torch.ones(layer.output.dense.in_features), apart)
        before = layer.output.LayerNorm


def _smoothing(norm: Any, linears: list[Any]) -> Any:
    """Give a factor for each channel: how loud the normalisation makes it (3 sigma), against its weights."""
    inputs = 3 * norm.weight.abs() + norm.bias.abs()
    weights = torch.stack([linear.weight.abs().amax(0) for linear in linears]).amax(0).clamp(min=1e-5)
    scale = inputs**_SMOOTHING / weights ** (1 - _SMOOTHING)
    return (scale / scale.mean()).clamp(min=1e-3)


def _loudest_channels(model: Any, pieces: Unigram) -> list[int | None]:
    """Give for each layer the channel between its feed-forward layers that is far louder than all others, if any."""
    with _peaks(model) as peaks:
        for probe in _PROBES:
            model(torch.tensor([pieces.encode(probe, model.config.max_position_embeddings)]))
    channels: list[int | None] = []
    for peak in peaks:
        (first, second), (channel, _) = (row.tolist() for row in peak.topk(2))
        channels.append(int(channel) if first > _LOUD * second else None)
    return channels


@contextmanager
def _peaks(model: Any) -> Iterator[list[Any]]:
    """Note the largest magnitude of each input channel of each layer's second feed-forward layer."""
    dense = [layer.output.dense for layer in model.encoder.layer]
    peaks = [torch.zeros(linear.in_features) for linear in dense]

    def note(place: int) -> Any:
        def hook(_: Any, inputs: Any) -> None:
            peaks[place] = torch.maximum(peaks[place], inputs[0].abs().amax((0, 1)))

        return hook

    hooks = [linear.register_forward_pre_hook(note(place)) for place, linear in enumerate(dense)]
    try:
        yield peaks
    finally:
        for hook in hooks:
            hook.remove()
