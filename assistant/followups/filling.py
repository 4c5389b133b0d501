"""A name in the place of the word that stands for it."""

from __future__ import annotations

import re

from assistant.asked.understanding import Understanding
from assistant.followups.cues import cues

_SINGULAR = {"do": "does", "are": "is", "were": "was", "have": "has"}
_PLURAL_VERB = re.compile(r"\b(?:do|are|were|have)\b(?=\s+$)", re.IGNORECASE)
_MINUTES = re.compile(r"\bminutes\b")
_OWN = "'s"
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)(?:年度?)?\s*")


def fill(question: str, kind: str, named: str, alone: Understanding) -> str:
    """Put a name where a word of a kind stands for it, as its grammar wants it; the question as it is without one."""
    if not named:
        return question
    found = list(cues("pointers")[kind].finditer(question))
    if not found:
        return question
    writers = cues("pointers")["writers"]
    match = next((one for one in found if not writers.match(question, one.start())), found[0])
    possessive = match.group().lower() in ("its", "their", "his", "her") and alone.query.language != "zh"
    after = question[match.end() :]
    if after.startswith(" minutes") and _MINUTES.search(named):
        return f"{question[: match.start()]}{named}{after.removeprefix(' minutes')}"
    if match.group().lower() == "they" and " and " not in named:
        before = _PLURAL_VERB.sub(lambda verb: _SINGULAR[verb[0].lower()], question[: match.start()])
        return f"{before}{named}{after}"
    named = f"for {named}" if match.group().lower() == "there" and kind == "thing" else named
    said_twice = next((n for n in range(len(named), 1, -1) if after.startswith(named[-n:])), 0)
    return f"{question[: match.start()]}{named}{_OWN if possessive else ''}{after[said_twice:]}"


def without_other_year(subject: str, alone: Understanding) -> str:
    """Name a matter without its year where a question names another one: who led it in 2018, of the 2017 plan."""
    years = {str(period.year) for period in alone.query.periods if period.year}
    said = _YEAR.search(subject)
    return _YEAR.sub("", subject).strip() if said and years and said["year"] not in years else subject
