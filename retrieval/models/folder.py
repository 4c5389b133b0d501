"""A packed model as a normal sentence-transformers folder: weights, tokenizer, mean pooling, normalise, prompts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from retrieval.models.bundled import PackedModel
from retrieval.models.prompts import PASSAGE, QUERY
from retrieval.models.unigram import BEGIN, DROPPED, END, KEPT, SPACES, STAND_IN, UNKNOWN

PROMPTS = {"query": QUERY, "passage": PASSAGE, "document": PASSAGE}

_SPECIAL = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>", "mask_token": "<mask>"}
_TABLES = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
}
_VECTORS = {"emb.ln.w": "embeddings.LayerNorm.weight", "emb.ln.b": "embeddings.LayerNorm.bias"}
_LAYER = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_NORMS = ("aln", "oln")
_MODULES = ("Transformer", "Pooling", "Normalize")


def write_folder(model: PackedModel, folder: Path) -> None:
    """Write `model` into the empty `folder`, for SentenceTransformer(str(folder)) to open; raises OSError."""
    try:
        save_file(_named(model), folder / "model.safetensors", metadata={"format": "pt"})
    except SafetensorError as error:  # a full disk, mostly
        raise OSError(str(error)) from error
    (folder / "tokenizer.json").write_text(tokenizer(model).to_str(), encoding="utf-8")
    for name in ("1_Pooling", "2_Normalize"):
        (folder / name).mkdir()
    for path, content in _settings(model).items():
        (folder / path).write_text(json.dumps(content, indent=2), encoding="utf-8")


def tokenizer(model: PackedModel) -> Tokenizer:
    """Give the XLM-R tokenizer of the model's vocabulary: `<s> pieces </s>`, cut to 512 tokens by whoever runs it."""
    built = Tokenizer(Unigram([*model.vocabulary], unk_id=UNKNOWN, byte_fallback=False))
    built.normalizer = _normalizer()
    built.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    built.decoder = decoders.Metaspace()
    built.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", BEGIN), ("</s>", END)]
    )
    return built


def _normalizer() -> normalizers.Normalizer:
    """Give SentencePiece's nmt_nfkc, the same as unigram.normalised.

    The file's map holds single characters only; NFKC also composes those that stand apart, as the model was trained.
    """
    return normalizers.Sequence(
        [
            normalizers.Replace(Regex(_any_of(DROPPED)), ""),
            normalizers.Replace(Regex(_any_of(SPACES)), " "),
            normalizers.Replace(KEPT, STAND_IN),
            normalizers.NFKC(),
            normalizers.Replace(STAND_IN, KEPT),
        ]
    )


def _any_of(characters: str) -> str:
    return "[" + "".join(rf"\x{{{ord(char):x}}}" for char in characters) + "]"


def _named(model: PackedModel) -> dict[str, NDArray[np.float32]]:
    """Give the tensors under the names and in the shapes that transformers' BertModel has."""
    named = {ours: model.tensors[theirs] for theirs, ours in _VECTORS.items()}
    named |= {ours: model.tensors[theirs].reshape(-1, model.hidden) for theirs, ours in _TABLES.items()}
    for layer in range(model.layers):
        for part, ours in _LAYER.items():
            weight, bias = (model.tensors[f"l{layer}.{part}.{suffix}"] for suffix in "wb")
            shaped = weight if part in _NORMS else weight.reshape(len(bias), -1)
            named[f"encoder.layer.{layer}.{ours}.weight"] = shaped
            named[f"encoder.layer.{layer}.{ours}.bias"] = bias
    # The wheel leaves out the pooler, which is not used: zeros keep the loader from reporting it as missing.
    named["pooler.dense.weight"] = np.zeros((model.hidden, model.hidden), np.float32)
    named["pooler.dense.bias"] = np.zeros(model.hidden, np.float32)
    return named


def _settings(model: PackedModel) -> dict[str, dict[str, Any] | list[dict[str, Any]]]:
    modules = [
        {
            "idx": place,
            "name": str(place),
            "path": f"{place}_{name}" if place else "",
            "type": f"sentence_transformers.models.{name}",
        }
        for place, name in enumerate(_MODULES)
    ]
    return {
        "config.json": _architecture(model),
        "tokenizer_config.json": {
            **_SPECIAL,
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.positions,
            "model_input_names": ["input_ids", "attention_mask"],
        },
        "modules.json": modules,
        "sentence_bert_config.json": {"max_seq_length": model.positions, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": PROMPTS,
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "1_Pooling/config.json": {"word_embedding_dimension": model.hidden, "pooling_mode_mean_tokens": True},
    }


def _architecture(model: PackedModel) -> dict[str, Any]:
    return {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": model.tensors["emb.word"].size // model.hidden,
        "hidden_size": model.hidden,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "intermediate_size": model.feed_forward,
        "hidden_act": "gelu",
        "max_position_embeddings": model.positions,
        "type_vocab_size": model.types,
        "layer_norm_eps": 1e-12,
        "pad_token_id": 1,
        "dtype": "float32",
    }
