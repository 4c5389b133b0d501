"""Whether a question names an item that was found: by its title, its bodies or a duty; or names another document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked.subjects import DOCUMENT, KIND_WORDS, KINDS
from assistant.asked.topic_words import Word
from assistant.desk import Desk, Target
from assistant.matching.fit import topic_fit
from assistant.matching.overlap import distinct_share, named_share, nowhere, share
from assistant.text.pairs import HAN, covered, holds, uncovered
from retrieval.records import LedgerRow
from retrieval.scripts import squash

_NAME = re.compile(f"([㐀-鿿]{{2,16}}?)(?:{KINDS.pattern})")  # of a document, as far as its kind
_OF_ANY_MATTER = re.compile("建设|管理|实施|推进|加强|发展")
_A_WORD, _WORDS_OF_TERM = 2, 2  # characters, and English words; a term of its own has more characters
_NAMED_SHARE = 0.85  # of the topic, in a title
_DUTY_WORDS = 2.0  # of the question, in a duty and not in its item's title
_OF_ANY_TITLE = frozenset({"management", "municipal", "special", "key", "draft", "revised", "implementing"})
# By facet, the features of which one shows that it is asked what is said of every item: by whom, what, what next, when.
_OF_EVERY_ITEM = {
    "date": frozenset({"day_held", "held", "minutes_word", "occasion", "organ"}),
    "next_step": frozenset({"destination", "form_of_issue", "next_step", "settled_by"}),
    "responsible": frozenset({"given_to", "partners", "responsible_named"}),
    "verdict": frozenset({"became", "verdict"}),
}


def names(desk: Desk, target: Target) -> bool:
    """Whether a question names an item by its title: of its topic, hardly anything is left besides.

    In another language, what is written in Chinese tells it: the sponge city (海绵城市) plan.
    """
    return names_title(desk, target.item.documents or (target.item.title,))


def names_title(desk: Desk, titles: Sequence[str]) -> bool:
    """Whether a question names what bears one of these titles, as `names` does."""
    if {squash(title) for title in desk.asked.query.titles} & {squash(title) for title in titles}:
        return True
    if written := () if desk.zh else HAN.findall(desk.asked.topic):
        return any(all(word in squash(title) for word in written) for title in titles)
    if _of_a_matter(desk) or _of_a_plan(desk):
        return max(distinct_share(desk, title) for title in titles) >= _NAMED_SHARE
    return bool(desk.asked.topic) and max(named_share(desk, title) for title in titles) >= _NAMED_SHARE


def _of_a_plan(desk: Desk) -> bool:
    """Whether an English topic names a plan, which may be a document of any kind: a cooperation plan is 合作要点."""
    kinds = KIND_WORDS.intersection(word.said for word in desk.words)
    return not desk.zh and kinds == {"plan"} and len([word for word in desk.words if not word.said.isdigit()]) > 2


def _of_a_matter(desk: Desk) -> bool:
    """Whether a Chinese topic names a matter and no kind of document: 水库安全工作 is 水库安全."""
    topic = desk.asked.topic
    return desk.zh and not DOCUMENT.search(topic) and len(KINDS.sub("", topic).strip()) > 1


def told_by_name(desk: Desk, target: Target) -> bool:
    """Whether a question names an item, by its title or its bodies, and asks what is said of every item.

    That is by whom, what, what next, when. An item also tells who is to do what one of its duties says word by word.
    """
    asked = desk.asked
    if asked.facet != asked.rule:
        return False
    if asked.features & _OF_EVERY_ITEM.get(asked.facet, frozenset()):
        return names(desk, target) or told_by_bodies(desk, target)
    return asked.facet == "responsible" and telling_duty(desk, target) is not None


def told_by_bodies(desk: Desk, target: Target) -> bool:
    """Whether a question names an item by the several bodies that its decision names."""
    bodies = frozenset(desk.asked.query.bodies)
    return len(bodies) > 1 and any(bodies <= {*row.bodies} for row in desk.rows(target, kind="decision"))


def telling_duty(desk: Desk, target: Target) -> LedgerRow | None:
    """Give the duty of an item that, under its title, has every word of the topic, and enough of them itself."""
    title = target.item.title
    duties = (row for row in desk.rows(target, kind="duty") if topic_fit(desk, row.quote, title) >= _DUTY_WORDS)
    return next((row for row in duties if share(desk, f"{title}{row.quote}") >= 1), None)


def of_another_document(desk: Desk, target: Target) -> bool:
    """Whether a question names a kind of document, and an item holds nothing of what that is about: 养犬管理办法.

    Its title must hold something of it where other titles have every word of it, and at least half where the rest
    stands nowhere in the archive: 共享单车管理办法 is not on 公共数据共享.
    """
    said = KINDS.search(desk.asked.topic) if desk.zh else KIND_WORDS.intersection(word.said for word in desk.words)
    kind = said or (not desk.zh and any(map(DOCUMENT.search, desk.asked.query.kinds)))
    subject = [ways for word in desk.words if (ways := _of_the_subject(word))]
    if not kind or not subject:
        return False
    if not any(_anything_of(ways, target.text) for ways in subject) or half_unknown(desk, target.text):
        return True
    if _lacks_a_term(desk, target):
        return True
    titled = any(_anything_of(ways, target.item.title) for ways in subject)
    return not titled and all(_in_titles(desk, ways) for ways in subject)


def _lacks_a_term(desk: Desk, target: Target) -> bool:
    """Whether an English topic is a term that other titles have, and an item no word of it: urban renewal."""
    if desk.zh or desk.library.few:
        return False
    about = [word.said for word in desk.words if _of_the_subject(word)]
    term = desk.glossary.chinese(" ".join(about)) if len(about) == _WORDS_OF_TERM else ()
    ways = [way for way in term if len(way) > _A_WORD]
    return bool(ways) and not holds(ways, target.text) and _in_titles(desk, ways)


def of_other_years(desk: Desk, target: Target) -> bool:
    """Whether what a question is about stands in titles of other years, and an item of its own year says none of it.

    The taxi reform of 2019 is no reform of approvals, where taxis came up in other years alone.
    """
    if len(desk.scope) == len(desk.library.entries) or names(desk, target):
        return False
    subject = desk.asked.subject.lower().split()
    about = [(word, ways) for word in desk.words if (ways := _of_the_subject(word))]
    lacking = [(word, ways) for word, ways in about if not _anything_of(ways, target.text)]
    if not desk.zh and 2 * len(lacking) < len(about):  # a dictionary's words for one of many may be others
        return False
    return any(_in_titles(desk, ways) for word, ways in lacking if word.said in subject)


def half_unknown(desk: Desk, text: str) -> bool:
    """Whether half of the name of a document, or of a matter, stands neither in a text nor in many minutes.

    Of few minutes that tells nothing: they may say the same in other words.
    """
    if desk.library.few:
        return False
    if not desk.zh:
        about = [word for word in desk.words if _of_the_subject(word)]
        unheard_of = [word for word in about if nowhere(desk, word.said) and not word.held(text)]
        return len(unheard_of) > 1 and 2 * len(unheard_of) >= len(about)  # giant pandas
    words = [word for word in desk.words if not holds(word.ways, text)]
    whole = sum(len(_OF_ANY_MATTER.sub("", KINDS.sub("", word.said))) for word in desk.words)
    unheard = sum(len(word.said) for word in words if word.ways and _unheard(desk, word))
    if _titleless(desk) and unheard and 2 * unheard >= whole:
        return True
    of_documents = (word.said for word in words if DOCUMENT.search(word.said))
    named = [found[1] for said in of_documents if (found := _NAME.match(said))]
    of_matter = ["".join(word.said for word in desk.words)] if _titleless(desk) else named
    return any(_mostly_unknown(desk, name, text) for name in of_matter)


def _mostly_unknown(desk: Desk, name: str, text: str) -> bool:
    about = _OF_ANY_MATTER.sub(" ", KINDS.sub(" ", name))
    lacking = [piece for piece in uncovered(about, text) if len(piece) > 1 and nowhere(desk, piece)]
    return 2 * sum(map(len, lacking)) >= len(about.replace(" ", "")) > 0


def _titleless(desk: Desk) -> bool:
    """Whether a topic names a matter and no kind of document."""
    return not DOCUMENT.search(desk.asked.topic)


def _unheard(desk: Desk, word: Word) -> bool:
    """Whether an everyday word, and what the minutes would say for it, stands in no title: 地铁, 轨道交通."""
    return not _in_titles(desk, [word.said, *word.ways])


def _in_titles(desk: Desk, ways: Sequence[str]) -> bool:
    return any(holds(ways, title) for _, _, title in desk.library.titled)


def _of_the_subject(word: Word) -> list[str]:
    """Give what may say a word in Chinese, without kinds of document; nothing for what any title may have."""
    if word.said in KIND_WORDS or word.said.isdigit() or word.said in _OF_ANY_TITLE:
        return []
    said = HAN.findall(KINDS.sub(" ", word.said))
    return [way for way in (*said, *word.ways) if len(way) > 1 and not KINDS.fullmatch(way)]


def _anything_of(ways: Sequence[str], text: str) -> bool:
    return any(covered(way, text) > 0 if HAN.fullmatch(way) else holds([way], text) for way in ways)
