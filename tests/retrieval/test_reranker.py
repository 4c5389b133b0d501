"""An optional cross-encoder puts the best passages in order; a real one, tiny and of random weights, made here."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from retrieval.chunks import indexed_text
from retrieval.encoder import Encoder
from retrieval.errors import ModelError
from retrieval.ranking.crosslingual import CrossLingual
from retrieval.ranking.reranker import CrossEncoderReranker, open_reranker
from retrieval.search import Searcher
from retrieval.snapshot import Snapshot
from tests.retrieval.searching import crosslingual, encoder, found, snapshot

__all__ = ["crosslingual", "encoder", "snapshot"]  # fixtures

QUESTION = "哪个部门负责燃气三年行动方案？"
CHARACTERS = "哪个部门负责燃气三年行动方案会议原则同意安全监管市局要做好工作"


def cross_encoder(folder: Path, labels: int = 1) -> str:
    """Write a cross-encoder of one small layer; its weights are random, and the same each time."""
    torch.manual_seed(7)
    words = {word: at for at, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(CHARACTERS)])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    marks = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=128, **marks).save_pretrained(folder)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    config = BertConfig(vocab_size=len(words), max_position_embeddings=128, num_labels=labels, **sizes)
    config.initializer_range = 1.0
    BertForSequenceClassification(config).save_pretrained(folder)
    return str(folder)


def test_the_best_passages_come_in_the_order_of_its_scores(
    tmp_path: Path, snapshot: Snapshot, encoder: Encoder, crosslingual: CrossLingual
) -> None:
    reranker = CrossEncoderReranker(cross_encoder(tmp_path))
    plain = found(Searcher(snapshot, encoder, crosslingual), QUESTION, 8)
    reordered = found(Searcher(snapshot, encoder, crosslingual, reranker), QUESTION, 8)
    texts = [indexed_text(hit.passage) for hit in (*reordered.kept, *reordered.rejected)]
    scores = reranker.scores(QUESTION, texts)
    assert np.all(np.diff(scores) <= 1e-5)
    assert np.ptp(scores) > 0
    assert [hit.passage.id for hit in reordered.kept] != [hit.passage.id for hit in plain.kept]
    assert [hit.score for hit in reordered.kept] == sorted((hit.score for hit in reordered.kept), reverse=True)


def test_without_a_model_there_is_none() -> None:
    assert open_reranker(None) is None


def test_no_passages_have_no_scores_and_half_a_character_is_read(tmp_path: Path) -> None:
    reranker = CrossEncoderReranker(cross_encoder(tmp_path))
    assert reranker.scores(QUESTION, []).shape == (0,)
    assert np.isfinite(reranker.scores("\ud83d", ["燃气", ""])).all()


def test_a_model_with_several_scores_for_a_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="3 scores for a pair"):
        open_reranker(cross_encoder(tmp_path, labels=3))


def test_a_missing_folder_and_one_without_a_model_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no such folder"):
        open_reranker(str(tmp_path / "nothing"))
    with pytest.raises(ModelError, match="no cross-encoder"):
        open_reranker(str(tmp_path))
