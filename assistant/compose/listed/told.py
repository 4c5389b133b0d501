"""The lists told by what rows are, in the order in which they are tried: each tells what is asked, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from assistant.compose.listed.by_step import by_step
from assistant.compose.listed.by_titles import instead_of_one
from assistant.compose.listed.conditioned import conditioned
from assistant.compose.listed.each_year import each_year
from assistant.compose.listed.of_body import of_body, whole_of_body
from assistant.compose.listed.of_matter import of_matter
from assistant.compose.listed.of_strangers import of_its_matter
from assistant.compose.listed.on_topics import on_topics
from assistant.compose.listed.sent_back import sent_back
from assistant.compose.listed.told_to_do import told_to_do
from assistant.compose.listed.which_years import which_years
from assistant.desk import Desk
from assistant.draft import Draft

__all__ = ["LISTS", "instead_of_one", "of_its_matter", "on_topics", "whole_of_body"]

LISTS: tuple[Callable[[Desk], Draft | None], ...] = (
    sent_back,
    conditioned,
    of_body,
    by_step,
    each_year,
    of_matter,
    which_years,
    told_to_do,
)
