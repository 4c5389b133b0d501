"""What the model is sent: a fixed part, which never changes, then numbered passages and the question, each fenced.

The fixed part comes first, so that a server that keeps the beginning of a prompt does not read it again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from assistant.generate.model import MAX_REPLY_TOKENS
from prompts import Wording
from retrieval.reading import visible

_TOKENS_A_MESSAGE = 8
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")
_BRACKETS = str.maketrans("<>[]", "＜＞［］")


def worded(wording: Wording, passages: Mapping[int, str], question: str, language: str) -> Sequence[BaseMessage]:
    """Give the messages that ask for an answer from passages, by their numbers."""
    fixed = [
        SystemMessage(wording.say("model.system")),
        HumanMessage(wording.say("model.example_asked")),
        AIMessage(wording.say("model.example_answer")),
    ]
    numbered = "\n".join(
        wording.say("model.passage", number=number, text=fenced(text)) for number, text in passages.items()
    )
    asked = wording.say("model.asked", passages=numbered, question=fenced(question), language=language)
    return [*fixed, HumanMessage(asked)]


def fitting(wording: Wording, passages: Mapping[int, str], question: str, room_tokens: int) -> Mapping[int, str]:
    """Give the passages that fit into a context beside all else; the last ones go, none is cut."""
    left = room_tokens - MAX_REPLY_TOKENS - sum(map(_tokens_of, worded(wording, {}, question, "und")))
    kept: dict[int, str] = {}
    for number, text in passages.items():
        left -= tokens(wording.say("model.passage", number=number, text=fenced(text))) + 1
        if left < 0:
            break
        kept[number] = text
    return kept


def rewriting(wording: Wording, said: Sequence[str], question: str) -> Sequence[BaseMessage]:
    """Give the messages that ask for a question which stands alone; `said` are the earlier turns, oldest first."""
    before = "\n".join(fenced(turn) for turn in said)
    asked = wording.say("model.followup", history=before, question=fenced(question))
    return [SystemMessage(wording.say("model.followup_system")), HumanMessage(asked)]


def fenced(text: str) -> str:
    """Make a text safe to stand inside a fence: it can neither close one nor look like a marker nor hide anything."""
    return " ".join(visible(text).translate(_BRACKETS).split())


def tokens(text: str) -> int:
    """Count a text's tokens from above: tokenizers differ, and a Chinese character takes up to one and a half."""
    han = len(_HAN.findall(text))
    return (3 * han + len(text) - han + 1) // 2


def _tokens_of(message: BaseMessage) -> int:
    return tokens(str(message.text)) + _TOKENS_A_MESSAGE
