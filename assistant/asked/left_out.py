"""What a question leaves out of a list: 除了工信局那四份，还审了哪些; apart from the plan, what else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.asked.subjects import KINDS
from assistant.text.pairs import HAN, covered
from retrieval.asked.number_words import CARDINALS, to_number
from retrieval.bodies import Bodies
from retrieval.scripts import fold

_REST = "哪|别的?|其他|其它|另外|还|其余|剩|余下"
_LEFT_OUT = re.compile(
    r"(?:除(?:了|去|开|掉)?|撇开|抛开|刨[去除掉开]|扣[除掉]|不算|不含|不包括|排除)(?:[那这](?:[份个项件条次])?)?"
    r"(?P<zh>[㐀-鿿\d]{2,24}?)(?:[那这][份个项件条])?(?:以外|之外|外|不算|不谈|不说)?"
    r"(?:[，, ]|(?:的)?(?=还[有审议]|另外|其[他它余]))"
    rf"(?=[^。？?]{{0,16}}(?:{_REST}))"
    r"|\b(?:besides|apart from|other than|except(?:ing)?(?: for)?|aside from|setting aside|leaving (?:aside|out)"
    r"|not counting|excluding) (?:the |that |those )?(?P<en>[^,?.;]{3,60}?)"
    r"(?=[,?.;]|$| (?:which|what|where|is|are|was|were|do|does|did|has|have|had)\b)"
    r"|[，,。；;？?(（ ](?:不算|不含|不包括|不计|不要算|别算|除去|扣掉|去掉|刨掉|排除|撇开)"
    r"(?:[那这](?:[份个项件条次])?)?(?P<end>[㐀-鿿\d]{2,24}?)"
    r"(?:(?:[那这][份个项件条])?(?:以外|之外|在内)?)[)）。.!！ ]*$"
    r"|(?<!是)(?:不是|并非|不归|不由)(?:由)?(?P<by>[㐀-鿿]{2,12}?)(?:来|去)?"
    r"(?:改|修改|完善|牵头|负责|承办|主办|管|弄)的?(?=$|[，,。；;？?]|有?哪|文件|方案|计划)"
    r"|\b(?:leaving|setting|putting) (?:the |that |those )?(?P<aside>[^,?.;]{3,60}?) (?:aside|out)\b"
)
_COUNTED = re.compile(
    rf"[那这的]?(?P<zh>[二两俩三四五六七八九十])[份个项件本条]|\b(?P<en>{'|'.join(CARDINALS[2:11])})\b"
)
_IDLE = re.compile("[那这的他它们家局份个项件条手里上下名]+")
_SHARE = 0.8
_REMEMBERED = 8  # questions: one is read for every row of a list


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left out: its words as asked, and how many documents they are where the question counts them.

    `whole` are those words with the ones that leave them out.
    """

    whole: str = ""
    said: str = ""
    count: int | None = None

    def bodies(self, bodies: Bodies) -> frozenset[str]:
        """Name the bodies whose matters are left out."""
        return frozenset(one.canonical for one in bodies.mentions(self.said))

    def holds(self, title: str) -> bool:
        """Whether a title holds the Chinese words that are left out, but for kinds of document and counting."""
        runs = HAN.findall(KINDS.sub(" ", _COUNTED.sub(" ", self.said))) or HAN.findall(self.said)
        words = " ".join(run for run in (_IDLE.sub("", run) for run in runs) if len(run) > 1)
        return bool(words) and covered(words, title) >= _SHARE


def words_besides(topic: str, rest: LeftOut) -> str:
    """Give the words of a topic that are not left out."""
    return " ".join(word for word in topic.split() if fold(word) not in rest.whole)


@lru_cache(maxsize=_REMEMBERED)
def left_out(text: str) -> LeftOut:
    """Read what a question leaves out."""
    found = _LEFT_OUT.search(fold(text))
    said = (found["zh"] or found["end"] or found["en"] or found["aside"] or found["by"] or "") if found else ""
    counted = _COUNTED.search(said)
    return LeftOut(found[0] if found else "", said, to_number(counted["zh"] or counted["en"]) if counted else None)
