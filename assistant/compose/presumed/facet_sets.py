"""Facets that several checks of what a question takes for granted tell apart."""

from __future__ import annotations

# Of whole meetings and of people, not of one item.
OF_MEETINGS = frozenset({"attendance", "attack", "chair", "compare", "held", "person", "venue", "distribution"})
OF_LISTS = OF_MEETINGS | {"list_next_step", "list_documents", "list_topic", "list_responsible", "list_meeting"}
