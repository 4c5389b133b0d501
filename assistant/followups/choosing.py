"""One of several documents spoken of, told by its matter: 这几个里哪个是讲机床的？ which of them is about cars?"""

from __future__ import annotations

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues
from assistant.followups.earlier import Earlier
from prompts import wording

_LATE = 3  # turns
_OWN = frozenset({"title", "body", "person", "scope"})


def one_of_those(question: str, alone: Understanding, earlier: Earlier) -> str:
    """Ask for the one document of those listed of late whose title is on the matter that a question names.

    Nothing where no list was told, where none of its titles is on that matter, and where several are.
    """
    asked = "topic" in alone.features and not alone.features & _OWN and cues("kinds")["about_which"].search(question)
    if not asked or earlier.reader.recall is None:
        return ""
    listed = next((turn.documents for turn in reversed(earlier.turns[-_LATE:]) if turn.documents), ())
    title = earlier.reader.recall(alone).nearest(listed) if listed else ""
    return wording(alone.query.language).say("followup.one_titled", title=title) if title else ""
