"""What stands behind a list for instance, and is not all that is asked of it: which companies sat in, telecom etc."""

from __future__ import annotations

import re

# Some of what a list is asked of, named for instance: which companies sat in, telecom, power etc.
_OF_ALL = re.compile(r"哪[些几个家]|各|列|所有|全部|\b(?:which|list|all|every)\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\s*[（(](?:如|比如|例如|包括|像|e\.?g\.?|such as|including)?[^（()）]{2,60}?"
    r"(?:等(?:等|方面|领域|工作|单位|部门|事项|内容)*|\betc\.?|\band so (?:on|forth)|\band the like)\s*[)）]"
    r"|\s*[（(](?:如|比如|例如|譬如|e\.?g\.?|such as|for example|for instance|like)[^（()）]{2,60}[)）]"
    r"|[,，、;；]\s*(?:like |such as |e\.?g\.? )?(?![^,，;；?]*\b(?:who|what|which|when|where|how|why)\b)"
    r"[^,，;；?？]{2,50}?"
    r"(?:\betc\b\.?|\band so (?:on|forth)|\band the like|等等|之类的?)\s*(?=[?？。.!]*\s*$)"
    r"|(?<=[会上里中前有是])[㐀-鿿]{2,4}(?:[、和][㐀-鿿]{2,4})+(?:等|这[类些样]的?|之类的?|那[类些样]的?)(?=[㐀-鿿]{0,6}(?:公司|企业|单位|部门|运营商|集团|机构))"
    r"|,? (?:such as|for example|for instance|e\.?g\.?) [^,;?]{2,60}(?=[?.!]*\s*$)",
    re.IGNORECASE,
)


def without_examples(text: str) -> str:
    """Leave out of a question for all of a kind those that it names for instance."""
    return _EXAMPLES.sub("", text) if _OF_ALL.search(text) else text
