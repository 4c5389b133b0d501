"""What is known of words, and how a question that stands alone is read by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from assistant.asides.meeting_kept import with_meeting
from assistant.asides.one_meeting import with_one_meeting
from assistant.asides.remarks import without_presence
from assistant.asides.removal import without_asides
from assistant.asides.set_aside import without_set_aside
from assistant.asides.shared_ends import with_shared_end
from assistant.asked.sittings import Sittings
from assistant.asked.subjects import Subjects
from assistant.asked.understanding import Understanding
from assistant.learnt.facets import Sense
from assistant.learnt.judgement import Judge
from assistant.question import Known, outline, weighed
from retrieval.asked.language import language_of
from retrieval.asked.periods import in_latest_year
from retrieval.bodies import Bodies
from retrieval.glossary import Glossary
from retrieval.query import parse_query
from retrieval.slips.correction import Spelling
from retrieval.slips.short_forms import written_out


@dataclass(frozen=True)
class Words:
    """What is known of words: names of bodies, terms, subjects, how to put right what is misspelt, how to judge.

    `begin` starts on the vector of a text, which will be asked for after other work is done.
    """

    bodies: Bodies
    glossary: Glossary
    spelling: Spelling
    subjects: Subjects
    judge: Judge
    sense: Sense | None = None
    begin: Callable[[str], None] = lambda text: None

    def known(self, people: frozenset[str], years: frozenset[int], sittings: Sittings) -> Known:
        """Give what a question may name, with the people, the years and the meetings of the archive."""
        return Known(people, self.bodies, self.subjects, years, sittings)

    def outline(self, text: str, known: Known, today: date) -> Understanding:
        """Read what a question that stands alone names, and what it asks for by the rules alone, which is quick."""
        spelt = self.spelling.corrected(text, language_of(text))
        whole = with_one_meeting(with_shared_end(written_out(spelt), self.bodies), known, today)
        asked = without_set_aside(with_meeting(without_asides(without_presence(whole), known), whole))
        query = parse_query(asked, self.bodies, self.glossary, today)
        return outline(spelt, replace(query, periods=in_latest_year(query.periods, known.years)), known)

    def weighed(self, read: Understanding) -> Understanding:
        """Weigh what a question asks for by the model too, where it knows the encoder."""
        return weighed(read, self.sense) if self.sense else read
