"""Who asks, why and for what, in English: For our files, …; our auditors noticed that …; so that we can check it.

As in assistant/asides/purposes.py, which is for Chinese.
"""

from __future__ import annotations

import re

_ASKED = (
    r"please|pls|kindly|can|could|would|tell|give|list|name|show|who|what|which|when|where|how|why|was|were|is|are|did"
)
_ASKS = re.compile(
    rf"\?|\b(?:{_ASKED}|state|summari[sz]e|provide|compare|describe|explain|outline|whose|whom)\b", re.IGNORECASE
)
_PAPER = (
    r"files?|records?|register|archives?|database|yearbook|notes?|logs?|audit|books|paperwork|reference"
    r"|information|reports?|brief\w*|presentation|papers?|memo|dossier|study|thesis|article"
    r"|piece|talk|speech|project|research|overview|essay"
)
_SPEAKER = r"(?:i|we|my \w+|our \w+)"
_OPENING = re.compile(
    r"^\s*(?:an? |the |your |just an? )?(?:[\w-]+ ){1,3}?here\s*[-–—,:;.!]+\s*(?=\S{3})"
    r"|^\s*(?:for|(?:in order )?to|so (?:that)?|as|since|because|given(?: that)?|with a view to|before|with|being"
    r"|after)\b"
    r"(?=[^,?]*\b(?:our|my|we|i|us|me)\b)(?![^,?]*\b(?:who|what|which|when|where|how)\b)[^,?:]{3,80}[,:]\s+(?:so )?"
    rf"(?=(?:{_ASKED}|i|we)\b)"
    r"|^\s*(?:as part of|in (?:preparation|connection|line|view)|ahead of|further to|following)\b[^,?:]{3,80}[,:]\s+"
    rf"|^\s*{_SPEAKER}\b[^,?;:.]{{3,80}}[,;.]\s+(?:and )?(?:so|therefore|hence|thus),? "
    rf"(?=(?:{_ASKED}|i|we)\b)",
    re.IGNORECASE,
)
_INDIRECT = (
    r"(?: us| me)?(?: about)?\s+(?=(?:(?:in|by|to|under|at|on|for|from) )?"
    r"(?:who|whose|whom|what|which|how|where|when|whether|if)\b)"
)
_LEAD_IN = re.compile(
    r"^\s*(?:(?:while|when|in|after|during|on) [^,?]{3,40}?,? )?"
    r"(?:(?:the|our|my|an?|some|someone|somebody) (?:[\w&'’-]+ ){1,6}?|i |we )"
    r"(?:(?:has|have|had|would|is|are|was|were|'d|am)\s)?(?:"
    r"(?:like|likes|wants?|needs?|wish|wishes|hopes?|asked(?: me| us)?|keen|trying|told(?: me| us)?|supposed) to"
    rf" (?:know|find out|learn|establish|verify|check|confirm|ask|understand){_INDIRECT}"
    r"|(?:phoned|called|rang|wrote|emailed|came|visited)(?: (?:in|by|up|us|me))*"
    rf" (?:to ask|asking|and asked|wanting to know){_INDIRECT}"
    r"|(?:just )?(?:noticed|found|saw|observed|discovered|read|learn(?:ed|t)|spotted|heard|seen)"
    r"(?: (?:in|from) [^,?.]{3,40}?)? that\s+)"
    # Whatever stands before it, where it names no time and no meeting: Good morning – for our report we need to know ….
    r"|^(?:(?!\d|\b(?:meetings?|minutes|sessions?|items?)\b)[^?\"“《]){0,160}?\b(?:i|we|they|he|she)"
    r"(?: would| will|'d|'ll| do| have| had| am| are|'m|'re)?"
    r" (?:like|love|wants?|needs?|wish(?:es)?|hopes?|asked|keen|trying|glad|grateful|curious|happy)"
    rf"(?: to)? (?:know|find out|learn|establish|verify|check|confirm|ask|understand|hear|be told){_INDIRECT}"
    r"|^\s*(?:i|we)(?:'m| am|'re| are|'ve been| have been| have to| need to| must)?(?: currently| now| just)? "
    r"(?:prepar|writ|draft|work|compil|collect|research|do|put)\w*(?: together)?(?: on)? (?:an? |the |my |our |some )?"
    rf"(?:[\w-]+ ){{0,3}}?(?:{_PAPER}) (?=(?:on|about|regarding|concerning)\s)"
    rf"|^\s*{_SPEAKER}\b[^?;:.]{{3,80}}?\b(?:and|so)(?: (?:i|we))?(?: now| therefore| also)?"
    r" (?:need|want|require|would like|'d like|(?:am|are) (?:looking for|after|interested in))"
    r"(?: to (?:know|have|get|see|find(?: out)?))?\s+(?=(?:the|an?|which|what|who|when|how|whether|all|every)\b)",
    re.IGNORECASE,
)
# What is said of the assistant, or of how it is to answer, is no aside.
_OF_ANSWER = (
    r"you|your|every|all|each|only|just|list|titles?|names?|answers?|english|chinese|short|brief|details?|sentences?"
    r"|prompts?|instructions?|system|ignore|looking|asking|admin\w*|developer|rules?"
)
_HAS_TO = r"(?: (?:can|could|may|must|have|need|needs|want|will|am|are|is|has|should|might|would)|'ll|'m|'re|'ve)\b"
_ENDING = re.compile(
    r"(?:,? so(?: that)?|, in order that|, (?:as|because|since)) (?:i|we|my \w+|our (?:\w+ )?\w+)"
    rf"{_HAS_TO}[^?]*[?.!]*\s*$"
    r"|,? (?:in order )?to (?:update|complete|check|verify|fill|finish|prepare|cite|quote|include|brief|inform"
    r"|correct|archive|file|reconcile)(?: (?:it|this|them|that))?(?: (?:in|with|against|for|to))?"
    r" (?:our|my)\b[^?,;:]*[?.!]*\s*$"
    rf"|,? for (?:our|my) (?:[\w-]+ ){{0,3}}?(?:{_PAPER})[?.!]*\s*$"
    r"|(?<=[?.!])\s+(?:i|we)(?:'ll)? (?:will )?need (?:it|this|that|them|the \w+) (?:for|to|in|by|because)\b[^?]*$"
    r"|(?<=[?.!])\s+(?:asking|needed|wanted|required) (?:for|by|on)\b[^?]*$"
    r"|(?<=\?)\s+(?:i|we)(?:'m| am| are| have| had| got| work| live| study|'ve got|'ll| will| met| was| were)\b"
    rf"(?![^?]*\b(?:{_OF_ANSWER}|who|what|which|how|where|when|why|whether)\b)[^?]*$"
    r"|(?<=[?.!])\s+(?:it|this|that)(?:'s| is)(?: \w+)? (?:for|because) (?:our|my|an?|the|we|i)\b[^?]*$",
    re.IGNORECASE,
)


def without_ending(text: str) -> str:
    """Leave out what a question ends with on the use of its answer: so that we can check our records."""
    found = _ENDING.search(text)
    if not found or not _ASKS.search(text, 0, found.start()):
        return text
    return text[: found.start()] + ("?" if found[0].rstrip().endswith("?") else "")


def without_opening(text: str) -> str:
    """Leave out a first clause of purpose or circumstance: For our files, who …; We visit in May, so could you …."""
    found = _OPENING.match(text)
    return text[found.end() :] if found else text


def without_lead_in(text: str) -> str:
    """Leave out who wants to know it, before the matter: Our auditors noticed that …; A client wants to know …."""
    found = _LEAD_IN.match(text)
    return text[found.end() :] if found else text
