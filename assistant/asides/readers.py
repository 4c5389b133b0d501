"""For whom an English answer is wanted and in what form: for my ambassador; in bullet points; of use to investors."""

from __future__ import annotations

import re

_READER = (
    r"ambassador|minister|boss|chief|director|manager|editor|mayor|investor|client|customer|reader|journalist|newspaper"
    r"|article|report|briefing|speech|presentation|newcomer|beginner|colleague|visitor|guest|delegation|student|class"
    r"|study|thesis|paper|essay|cable|dispatch|telegram|letter|embassy|consulate|headquarters|hq|ministry|parliament"
    r"|blog|column|talk|lay(?:man|person)|board|team|website|newsletter|supplier|exporter|company|firm|memo|file"
)
_SOMEBODY = "someone|somebody|anyone|those|people|readers|colleagues"
_FOR_READER = re.compile(
    rf",\s*for (?:my|our|the|an?) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\s*,"
    rf"|,?\s*\bfor (?:my|our|an?) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\b"
    r"(?: (?:(?:who|that|in|from|of|on|about|to) [^,?.!;]*|(?:back )?home))?(?=\s*[?.!]*\s*$)"
    rf"|,?\s*\bfor (?:(?:{_SOMEBODY}) (?:who|not|new|outside|abroad|at|in|back)\b[^,?.!;]*|headquarters|hq|home"
    r"|the (?:embassy|consulate|ministry|foreign office|home office|press|record|archive))(?=\s*[?.!]*\s*$)"
    r"|,?\s*\b(?:to|(?:that |which )?(?:i|we) (?:can|could)) (?:cable|send|wire|forward|pass|report)\b"
    r"(?: (?:it|on|back|home|to [^,?.!;]{2,30}))*(?=\s*[?.!]*\s*$)",
    re.IGNORECASE,
)
# In what form the answer is wanted: just headings; in bullet points; no details.
_POINTS = "headings?|headlines|titles|bullet points|bullets|keywords"
_DETAILS = "(?:no|without)(?: any| the)? (?:details?|explanations?|frills|elaboration)"
_FORM_AT_END = re.compile(
    rf"(?:(?<=[?.!])\s*|[\s,;:(–—-]+)(?:(?:just|only|merely|simply)(?: the)? (?:topics|{_POINTS})"
    rf"|(?:the )?(?:{_POINTS})(?: only| suffice| will do| would do| are (?:enough|fine))"
    rf"|(?:in|as|with) (?:a list|{_POINTS})|{_DETAILS})(?:,? {_DETAILS})?(?:,? (?:please|thanks|thank you))?[\s.!?)]*$",
    re.IGNORECASE,
)
_FOR_READER_AT_END = re.compile(  # …, please, for the investors' newsletter
    rf",\s*for (?:my|our|the|an?) (?:[\w'’-]+ ){{0,2}}?"
    rf"(?:{_READER}|file|records?|archive|dossier|slides?|notes?|handout)s?"
    r"(?=\s*[?.!]*\s*$)",
    re.IGNORECASE,
)
_OF_INTEREST = re.compile(
    rf"\b(?:of interest|relevant|useful|interesting) (?:to|for) (?:an?|my|our|the) (?:[\w-]+ ){{0,2}}?(?:{_READER})s?\b"
    r"(?: (?:to|of|in|for|from)\b)?",
    re.IGNORECASE,
)
_TOLD = re.compile(  # what only tells may be told to somebody; a subsidy for an investor is another matter
    r"\b(?:sum(?:mari[sz]e)?\b|summary|outline|overview|describe|explain|brief|gist|(?:main|key) points|what was)",
    re.IGNORECASE,
)


def without_interest(text: str) -> str:
    """Ask about what is of interest to somebody: what is relevant for an investor in the plan."""
    return _OF_INTEREST.sub("about", text)


def without_reader(text: str) -> str:
    """Leave out for whom something is to be told; a subsidy for an investor is another matter."""
    return _FOR_READER.sub(" ", text) if _TOLD.search(text) else text


def without_reader_at_end(text: str) -> str:
    """Leave out for what or whom the answer is, at the end: …, please, for the investors' newsletter."""
    return _FOR_READER_AT_END.sub("", text)


def without_form(text: str) -> str:
    """Leave out in what form the answer is wanted: just headings, please."""
    return _FORM_AT_END.sub("", text)
