"""Bodies told by their work where a question has no name for them: 管科技的局, the weather people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.names.scan import Mention
from retrieval.names.table import BodyEntry, BodyTable
from retrieval.wording import fold

_SAID = re.compile(
    r"(?:[分主专]?管|搞|抓)(?P<work>[㐀-鿿]{2,6}?)(?:工作|方面|[这那]块)?(?:的|那)(?:[那这]?一?[个家])?"
    r"(?:局|委|办|单位|部门|机构|衙门|中心)(?![长员室]|是(?:谁|哪)|有哪)"
)


class BodiesByWork:
    """Finds in a question the one body at hand whose names say a work, where it asks for who is in charge of that."""

    def __init__(self, table: BodyTable) -> None:
        """Take the bodies at hand; those that only other cities have count for none."""
        self._entries = [entry for entry in table.bodies if not entry.elsewhere and not entry.area]

    def in_text(self, text: str) -> Iterator[Mention]:
        """Find the bodies that a text tells by their work, in its order."""
        for match in _SAID.finditer(fold(text)):
            if name := self._charged_with(match["work"]):
                yield Mention(*match.span(), name)

    def _charged_with(self, work: str) -> str | None:
        """Give the body whose names begin with a work, else the only one whose names hold it."""
        for fits in (str.startswith, str.__contains__):
            found = [entry.name for entry in self._entries if any(fits(name, work) for name in _names(entry))]
            if len(found) == 1:
                return found[0]
        return None


def _names(entry: BodyEntry) -> Iterator[str]:
    """Give a body's names without the city and the committee that it belongs to."""
    for name in (entry.name, *entry.stems, *entry.aliases):
        yield re.sub("^市?(?:委(?!员))?", "", fold(name))
