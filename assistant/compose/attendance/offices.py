"""Offices of a city's leaders, as questions and minutes name them: 常务副市长, the executive deputy mayor."""

from __future__ import annotations

import re

_SAID = (
    ("常务副市长", r"常务副市长|(?:executive|first) (?:vice|deputy)"),
    ("副市长", r"副市长|\b(?:vice|deputy)[- ]mayor"),
    ("市长", r"市长|\bmayor"),
    ("秘书长", r"秘书长|\bsecretary[- ]general"),
    ("市委副书记", "市委副书记"),
    ("市委书记", r"市委书记|\bparty secretary"),
)
_OFFICES = tuple((office, re.compile(said, re.IGNORECASE)) for office, said in _SAID)


def office_said(text: str) -> str | None:
    """Give the office that a text names, as minutes write it; the more particular one first."""
    return next((office for office, said in _OFFICES if said.search(text)), None)


def is_office(held: str, office: str) -> bool:
    """Whether an office held is the one said: an executive deputy mayor is a deputy mayor, and no mayor."""
    return held == office or (office == "副市长" and held.endswith(office)) or held.endswith(f"、{office}")
