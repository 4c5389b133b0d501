"""What was said before a follow-up: the question as it was understood, the answer as it was given, what they named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from assistant.asked.understanding import Understanding
from assistant.days import written_day
from assistant.followups.cues import cues
from assistant.followups.meetings_named import is_named
from assistant.followups.phrases import subject_span, with_article
from assistant.followups.recall import Recall
from prompts import wording
from retrieval.bodies import Bodies
from retrieval.index import Entry
from retrieval.numerals import to_int
from retrieval.query import Query
from retrieval.records import Span
from retrieval.scripts import fold, squash

# The chair need not be on any list of those present: 方海宁常务副市长.
_TITLED = re.compile("(?<![㐀-鿿])(?P<name>[㐀-鿿]{2,3})(?:同志)?(?:常务副|副|代)?(?:[市区县镇州]长|主任|书记)")
_BODY_END = re.compile("[局委办部厅院会团镇区县市司队校府室社港场处所站]$|中心$|街道$|[a-z]$", re.IGNORECASE)
_ONLY_TITLE = re.compile(r"\W*(?:(?:it(?: is|'s)|that(?: is|'s)|the|是|为)\s*)*《[^》]+》[\W\d]*", re.IGNORECASE)
_WITHOUT_ARTICLE = re.compile(r"^China |\)$| (?:Town|Township)$")
_OF_DOCUMENTS = frozenset({"list_documents", "list_next_step", "body_tasks"})
_OF_PLACES = frozenset({"list_topic", "passage", "source", "term"})
_ON_ONE_MATTER = frozenset({"verdict", "next_step", "compare"})
_ONLY_YEAR = re.compile(r"[\d\W年底前]*")  # of plans until 2025: no subject
_TIMES = 3  # that one matter is told to have come up
_ROUTES = frozenset({"next_step", "list_next_step"})
_TITLE = re.compile("《([^《》]+)》")
_UNQUOTED = re.compile("^(?!>).+", re.MULTILINE)
_NUMBERED = re.compile(r"^\s*([一二三四五六七八九十]{1,3})[、.．]", re.MULTILINE)
_NOT_SAID = re.compile("「[^」]*」")
_READ_CHARS = 400  # of an answer: what it says first
MOST_NAMED = 5  # documents, one by one
Understand = Callable[[str], Understanding]


@dataclass(frozen=True)
class Reader:
    """How a question that stands alone is read and recalled, which minutes are held, by day, and names of bodies.

    `outline` reads what it names, and what it asks for by the rules alone, which is quick;
    `understand` weighs that too.
    """

    understand: Understand
    outline: Understand
    entries: Mapping[str, Entry]
    bodies: Bodies
    recall: Callable[[Understanding], Recall] | None = None

    @property
    def held(self) -> tuple[Entry, ...]:
        """Give the minutes held, by day."""
        return tuple(self.entries.values())

    def name(self, entry: Entry, language: str) -> str:
        """Name a meeting: by its number, or by its day where another meeting held has that number too."""
        said = wording(language)
        if entry.meeting and sum(other.meeting == entry.meeting for other in self.held) == 1:
            return said.say("followup.meeting", meeting=entry.meeting)
        return said.say("followup.meeting_of", day=spoken_day(entry, language)) if entry.held else ""

    def minutes(self, entry: Entry, language: str) -> str:
        """Name a meeting's minutes: by their number, or by the meeting where other minutes held have that number."""
        said = wording(language)
        if entry.number and sum(other.number == entry.number for other in self.held) == 1:
            return said.say("followup.minutes", number=entry.number)
        return said.say("followup.minutes_of", meeting=self.name(entry, language))

    def body(self, name: str, language: str) -> str:
        """Name a body in a language: in English by its English name, where it has one."""
        english = None if language == "zh" else self.bodies.english(name)
        return (english if _WITHOUT_ARTICLE.search(english) else f"the {english}") if english else name

    def subject_span(self, asked: Understanding) -> Span | None:
        """Find where a question names what it is about."""
        span = subject_span(asked, self._names_one)
        return self._with_field(asked.query.text, span) if span else None

    def _with_field(self, text: str, span: Span) -> Span:
        """Take in the field of work before a subject, which may also name a body: 应急管理 of 应急管理的实施意见."""
        for one in (*self.bodies.find(text), *self.bodies.find(text, loose=True)):
            field = one.start < span.start and text[one.end : span.start] in ("", "的")
            if field and not _BODY_END.search(text[one.start : one.end]):
                return Span(one.start, span.end)
        return span

    def subject(self, asked: Understanding) -> str:
        """Give the words by which a question names what it is about; nothing where it names nothing."""
        asked = self.outline(asked.question) if asked.within else asked  # the matter with its detail
        span = self.subject_span(asked)
        return with_article(asked.query.text, span) if span else ""

    def _names_one(self, phrase: str) -> bool:
        return "subject" in self.outline(phrase).features

    def named(self, query: Query) -> list[Entry]:
        """Give the meetings that a question or an answer names, by their day; none where it names none."""
        days = [period for period in query.periods if period.certain]
        if not (query.meetings or query.numbers or days):
            return []
        return [entry for entry in self.held if is_named(entry, query, days)]


@cache
def _came_up_later() -> re.Pattern[str]:
    """Find the line of an answer that tells which later meeting took the matter up again."""
    said = (wording(language).say("later.again", meeting="\0", subject="\0") for language in ("zh", "en"))
    return re.compile("|".join(re.escape(line).replace(re.escape("\0"), ".*") for line in said))


def spoken_day(entry: Entry, language: str) -> str:
    """Write the day of a meeting; nothing where it is not known."""
    return written_day(date.fromisoformat(entry.held), language) if entry.held else ""


@dataclass(frozen=True)
class Earlier:
    """One turn: the question, understood, and the text of its answer, of which nothing is believed but what it names.

    `before` is the turn before that.
    """

    asked: Understanding
    answer: str
    reader: Reader
    before: Earlier | None = None

    @cached_property
    def told(self) -> Understanding:
        """Read what the answer names; where no answer is told, what the minutes answer."""
        return self.reader.outline(self._said)

    @cached_property
    def _said(self) -> str:
        return self._whole[:_READ_CHARS]

    @cached_property
    def _whole(self) -> str:
        lines = _UNQUOTED.findall(self.answer)  # a quote names much beside what is spoken of
        told = "\n".join(line for line in lines if not _came_up_later().match(line))
        told = _NOT_SAID.sub("", told)  # what only stands near was not spoken of
        return told or (self.recalled.text if self.recalled else "")

    @cached_property
    def body(self) -> str:
        """Name the body that the answer names first, else that of the question, of the decision, of the turn before.

        In whose name a document goes out, or where it goes, is no body that has to do with it.
        """
        told = () if self.asked.facet in _ROUTES else self.told.query.bodies
        named = (*told, *self.asked.query.bodies)
        recalled = self.recalled.body if self.recalled and not named else ""
        return named[0] if named else recalled or (self.before.body if self.before else "")

    @cached_property
    def destination(self) -> str:
        """Name the body to which the answer says that a document goes."""
        named = self.told.query.bodies
        return named[-1] if named and self.asked.facet in _ROUTES else ""

    @cached_property
    def person(self) -> str:
        """Name the person last spoken of."""
        titled = [match["name"] for match in _TITLED.finditer(self._said)]
        named = (*self.told.people, *titled, *self.asked.people)
        return named[0] if named else (self.before.person if self.before else "")

    @cached_property
    def meeting(self) -> Entry | None:
        """Give the one meeting that was spoken of: that of the question, else that of the answer."""
        asked, told = self.reader.named(self.asked.query), self.reader.named(self.told.query)
        both = [entry for entry in asked if entry in told]
        for found in (both, asked, told):
            if len(found) == 1:
                return found[0]
        recalled = self.recalled.documents if self.recalled else ()
        return self.reader.entries[recalled[0]] if len(recalled) == 1 else None

    @cached_property
    def later_meeting(self) -> Entry | None:
        """Give the meeting that next took up the matter spoken of: of those that the answer tells of, the last."""
        told = [self.reader.entries[name] for name in self.recalled.documents] if self.recalled else []
        if self.meeting is None and 1 < len(told) <= _TIMES and self.asked.facet in _ON_ONE_MATTER:
            return max(told, key=lambda entry: entry.held or "")
        spoken_of = next((name for name, entry in self.reader.entries.items() if entry is self.meeting), None)
        later = self.recalled.later(spoken_of) if self.recalled and spoken_of else None
        return self.reader.entries[later] if later else None

    @cached_property
    def recalled(self) -> Recall | None:
        """Answer the question once more: the minutes tell what the turns do not."""
        return self.reader.recall(self.asked) if self.reader.recall else None

    @property
    def turns(self) -> tuple[Earlier, ...]:
        """Give this turn and those before it, oldest first."""
        return (*(self.before.turns if self.before else ()), self)

    @cached_property
    def year(self) -> int | None:
        """Give the year that was spoken of."""
        periods = (*self.asked.query.periods, *self.told.query.periods)
        return next((period.year for period in periods if period.year), None)

    @cached_property
    def subject(self) -> str:
        """Name what was spoken of: the question's subject, else the titles or the people that the answer gives."""
        own = self.reader.subject(self.asked)
        of_item = self.item and "subject" not in self.asked.features  # what is asked of an item is no subject
        own = "" if of_item or self.asked.listed or _ONLY_YEAR.fullmatch(own) else own
        titles = self._titles
        named = self.asked.query.titles or "subject" in self.asked.features
        gives_one = self.asked.facet in _OF_DOCUMENTS or _ONLY_TITLE.fullmatch(self.answer)
        asks_which = not self.asked.query.titles and gives_one
        if len(titles) == 1 and (asks_which or not named):
            return f"《{titles[0]}》"
        if own or self.asked.query.bodies or self.asked.has_scope:
            return own or self.item
        many = len(titles) > MOST_NAMED  # asked of as a list
        return "" if many else "、".join([f"《{title}》" for title in titles] or self.told.people)

    @cached_property
    def _titles(self) -> tuple[str, ...]:
        """Give the titles that the answer names, all of them where it is long."""
        whole = len(self._whole) > _READ_CHARS
        return tuple(dict.fromkeys(_TITLE.findall(self._whole))) if whole else self.told.query.titles

    @property
    def item(self) -> str:
        """Name the one agenda item that the question numbers."""
        asked = self.asked.query
        return wording(asked.language).say("followup.item", number=asked.items[0]) if len(asked.items) == 1 else ""

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """Give the several documents that were spoken of, in the order told; those cited where only some are told."""
        found = self._titles
        if (
            self.recalled
            and self.asked.facet != "held"
            and (len(found) < 2 or cues("kinds")["not_all"].search(self.answer))
        ):
            found = self.recalled.titles
        once = {squash(fold(title)): f"《{title}》" for title in reversed(found)}
        return tuple(reversed(once.values())) if len(once) > 1 else ()

    @property
    def items(self) -> tuple[int, ...]:
        """Number the agenda items that the answer lists; all of the meeting where it numbers none."""
        told = tuple(to_int(number) or 0 for number in _NUMBERED.findall(self._whole))
        return told or tuple(range(1, 1 + (self.recalled.agenda_length if self.recalled else 0)))

    def subject_of(self, words: str) -> str:
        """Name the subject, known to the archive, that some words name; nothing where they name none."""
        read = self.reader.outline(words)
        return self.reader.subject(read) if "subject" in read.features else ""

    @cached_property
    def matter(self) -> str:
        """Name in Chinese the one document, else the one agenda item, that the answer cites."""
        titles = self.recalled.titles if self.recalled else ()
        heading = self.recalled.heading if self.recalled else ""
        named = titles[0] if len(titles) == 1 else heading
        return f"《{named}》" if named else ""

    @cached_property
    def agenda_item(self) -> str:
        """Name the one agenda item that the answer cites, where it was not asked for by its own title."""
        heading = self.recalled.heading if self.recalled and self.asked.facet in _OF_PLACES else ""
        return f"《{heading}》" if heading else ""

    @cached_property
    def reported(self) -> str:
        """Name the one agenda item at which several bodies reported, where it was asked who did."""
        asked_who = {"bodies_asked", "presents"} <= self.asked.features
        heading = self.recalled.heading if self.recalled and asked_who else ""
        return f"《{heading}》" if heading else ""

    @cached_property
    def told_subject(self) -> str:
        """Name what the answer is about, as it says it."""
        return self.reader.subject(self.told)
