"""What sets two things side by side in a question: A和B, A vs B, compare A with B."""

from __future__ import annotations

import re

BESIDE = re.compile(
    r"和|与|跟|同(?!一|意|样)|、|对比|\b(?:next to|alongside|beside)\b|\bvs\b\.?|\bversus\b|\band\b"
    r"|\bthan\b|\bfrom that of\b|\b(?:as )?(?:opposed to|against)\b"
)
# English sets something beside another by "with" where it compares; else it cooks with gas.
_COMPARED_WITH = re.compile(
    r"(\b(?:compar|contrast|differ|same|together|along|match|side by side|juxtapos)\w*\b.*?)\bwith\b", re.IGNORECASE
)


def parts_of(text: str) -> tuple[str, ...]:
    """Part what a question sets side by side: A和B, A vs B; one part where it sets nothing so."""
    found = BESIDE.split(text, maxsplit=1)
    if len(found) == 1 and (compared := _COMPARED_WITH.search(text)):
        found = [compared[1], text[compared.end() :]]
    return tuple(part.strip() for part in found if len(part.strip()) > 1)
