"""Bodies that a question counts up under the word that all of them end with: 资产、文旅两家集团, 城厢、沙溪两镇."""

from __future__ import annotations

import re

from retrieval.bodies import Bodies

_JOINT = "[、，,/和与及跟]"
_NAMES = rf"(?P<names>[㐀-鿿]{{2,12}}?(?:\s*{_JOINT}\s*[㐀-鿿]{{2,8}}?)+)"
_LISTED = re.compile(
    rf"{_NAMES}[这那]?(?:[两俩二三四五六七八九几\d]|多)(?:大|个|家)?(?:[市国]有?)?的?(?P<end>集团|公司|局|镇|街道|中心)"
)
# No end is said: 资产、文旅两次会分别谁来.
_BARE = re.compile(rf"{_NAMES}(?=[，,\s]*(?:[这那]?[两俩][次回场]|前后|分别|各|\d{{1,2}}月)(?:.*谁|.*哪))")
_ENDS = {"公司": ("集团", "公司"), "局": ("局", "委")}  # what those that are called so may end with
# The commerce or the market bureau; in English the end is said of the last alone.
_ENGLISH = re.compile(
    r"\b(?P<names>(?:the )?[\w-]+(?: [\w-]+)?(?:, (?:the )?[\w-]+(?: [\w-]+)?)*),?"
    r"(?P<joint> (?:and|or) (?:the )?)(?P<last>[\w-]+(?: [\w-]+)?) (?P<end>bureau|commission|group|town)s?\b",
    re.IGNORECASE,
)
_LONGEST = 6  # characters of a name without its end


def with_shared_end(text: str, bodies: Bodies) -> str:
    """Write the end that several names share behind each of them, where each is a body known; else leave all."""
    found = _LISTED.search(text) or _BARE.search(text)
    if found is None:
        return _in_english(text, bodies)
    end = found.groupdict().get("end", "")
    ends = _ENDS.get(end, (end or "集团",))
    said = [name.strip() for name in re.split(_JOINT, found["names"])]
    whole = {name for name in said if not end and bodies.find(name, loose=True)}
    names = [name if name in whole else _named(name, ends, bodies) for name in said]
    return f"{text[: found.start()]}{'、'.join(names)}{text[found.end() :]}" if all(names) else text


def _named(said: str, ends: tuple[str, ...], bodies: Bodies) -> str:
    """Give what is said with its end, 请问资产 as 请问资产集团; nothing where no body known is called so."""
    if said.endswith(ends):
        return said
    starts = range(max(len(said) - _LONGEST, 0), len(said) - 1)
    known = (end for at in starts for end in ends if bodies.canonical(f"{said[at:]}{end}") in bodies.names())
    end = next(known, "")
    return f"{said}{end}" if end else ""


def _in_english(text: str, bodies: Bodies) -> str:
    """Write the end behind the last word of each name before it, where a body is called so: the commerce bureau."""
    found = _ENGLISH.search(text)
    if found is None or not bodies.find_english(f"{found['last']} {found['end']}"):
        return text
    if any(one.start < found.start("joint") and one.end > found.end("joint") for one in bodies.find_english(text)):
        return text  # one name with a word that joins in it
    names = [_with_end(name, found["end"], bodies) for name in re.split(", ", found["names"])]
    if not all(names):
        return text
    return (
        f"{text[: found.start()]}{', '.join(names)}{found['joint']}{found['last']} {found['end']}{text[found.end() :]}"
    )


def _with_end(name: str, end: str, bodies: Bodies) -> str:
    """Give what is said with the end behind it; nothing where the last words of it are no body so."""
    words = name.split()
    known = (" ".join(words[at:]) for at in range(len(words)) if words[at:])
    return f"{name} {end}" if any(bodies.find_english(f"{one} {end}") for one in known) else ""
