"""Questions on the made-up archive with their right answers, as evaluation cases (one JSON object a line).

Every question has one right answer in the archive it was made from: whoever names an item does so by title, year,
month, number or date such that no other item fits, which is checked against the facts.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.archive_facts import Archive, MinutesFact
from benchmarks.archive_references import References, Target, chinese_date, english_date
from benchmarks.archive_terms import HERE, BodyTerm, load_terms

Case = dict[str, Any]
SHARES = {  # of 100 questions
    "responsible": 20,
    "next_step": 15,
    "verdict": 8,
    "date": 10,
    "chair": 7,
    "amount": 8,
    "attendee": 8,
    "list_body": 8,
    "list_meeting": 6,
    "list_next_step": 4,
    "unanswerable": 6,
}
ENGLISH_SHARE = 0.3
MAX_ROWS = 20  # of a list's right answer
ATTEMPTS = 60  # to make one question of a kind before giving it up


def make_questions(archive: Archive, count: int = 300, seed: int = 7) -> list[Case]:
    """Make `count` cases in the format of `tests/evals`; fewer where a small archive has no more to ask."""
    maker = _Maker(archive, Random(f"{seed}:questions"))
    kinds = [kind for kind, share in SHARES.items() for _ in range(-(-share * count // 100))]
    maker.rng.shuffle(kinds)
    cases: list[Case] = []
    asked: set[str] = set()
    for kind in kinds[:count]:
        case = maker.make(kind, asked)
        if case is not None:
            asked.add(case["question"])
            cases.append({"id": f"archive-{case['language']}-{kind}-{len(cases) + 1:03d}", **case})
    return cases


def write_questions(path: Path, cases: Iterable[Case]) -> None:
    """Write cases as JSON Lines, UTF-8."""
    lines = (json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
    path.write_text("".join(lines), encoding="utf-8")


class _Maker:
    """Makes single cases at random; None stands for a draw that has no, or more than one, right answer."""

    def __init__(self, archive: Archive, rng: Random) -> None:
        self.rng = rng
        self._archive = archive
        self._terms = load_terms()
        self._words = tomllib.loads((HERE / "archive_wordings.toml").read_text("utf-8"))
        self._refs = References(archive, self._terms.forms, self._words)
        self._years = sorted({minutes.held.year for minutes in archive.minutes})
        self._makers: Mapping[str, Callable[[str], Case | None]] = {kind: getattr(self, f"_{kind}") for kind in SHARES}

    def make(self, kind: str, asked: set[str]) -> Case | None:
        """Make a case of a kind that was not asked yet, or None after many attempts."""
        for _ in range(ATTEMPTS):
            language = "en" if self.rng.random() < ENGLISH_SHARE else "zh"
            case = self._makers[kind](language)
            if case is not None and case["question"] not in asked:
                return {"kind": kind, "language": language, **case}
        return None

    def _responsible(self, language: str) -> Case | None:
        target, ref = self._item(language)
        if ref is None or not target.item.decision.bodies or target.item.kind == "学习":
            return None
        ask = "responsible" if target.item.documents else "responsible_report"
        facts = [_any_name(self._terms.bodies[name]) for name in target.item.decision.bodies]
        return self._case(self._ask(language, ask, ref=ref), facts, [_decided(target)])

    def _next_step(self, language: str) -> Case | None:
        target, ref = self._item(language)
        decision = target.item.decision
        if ref is None or not decision.next_kind:
            return None
        facts = [self._route(piece, language) for piece in decision.route.split(",")]
        return self._case(self._ask(language, f"next_{decision.next_kind}", ref=ref), facts, [_decided(target)])

    def _verdict(self, language: str) -> Case | None:
        target, ref = self._item(language)
        if ref is None or target.item.decision.verdict not in self._words["verdicts"] or not target.item.documents:
            return None
        row = self._words["verdicts"][target.item.decision.verdict]
        return self._case(self._ask(language, "verdict", ref=ref), [row[language]], [_decided(target)], row["absent"])

    def _date(self, language: str) -> Case | None:
        if self.rng.random() < 0.4:
            minutes = self.rng.choice(self._archive.minutes)
            at = self._refs.at(minutes, language, self.rng, ("number", "meeting"))
            return self._dated(self._ask(language, "date_meeting", at=at), minutes)
        target, ref = self._item(language, ("year", "number"))
        return None if ref is None else self._dated(self._ask(language, "date_item", ref=ref), target.minutes)

    def _chair(self, language: str) -> Case | None:
        minutes = self.rng.choice(self._archive.minutes)
        question = self._ask(language, "chair", at=self._refs.at(minutes, language, self.rng))
        return self._case(question, [[minutes.chair]], [{"document": minutes.id, "part": "heading"}])

    def _amount(self, language: str) -> Case | None:
        target = self.rng.choice(self._refs.targets)
        if target.index or not target.item.quantities:
            return None
        quantity, year = self.rng.choice(target.item.quantities), target.minutes.held.year
        same = [
            each
            for minutes in self._of_year(year)
            for item in minutes.items
            for each in item.quantities
            if each.ask == quantity.ask
        ]
        if len(same) != 1:
            return None
        ask = quantity.ask if language == "zh" else quantity.ask_english
        question = self._ask(language, "amount", year=year, ask=ask, subject=target.subject)
        citation = {**_decided(target), "paragraph": quantity.paragraph}
        return self._case(question, [[quantity.printed]], [citation])

    def _attendee(self, language: str) -> Case | None:
        minutes = self.rng.choice(self._archive.minutes)
        came = self.rng.choice(minutes.attending)
        if not came.names:
            return None
        at = self._refs.at(minutes, language, self.rng)
        question = self._ask(language, "attendee", at=at, body=self._body(came.body, language))
        return self._case(question, [[name] for name in came.names], [{"document": minutes.id, "part": "attendance"}])

    def _list_body(self, language: str) -> Case | None:
        year, body = self.rng.choice(self._years), self.rng.choice([topic.body for topic in self._terms.topics])
        found = [t for t in self._documents(year) if body in t.item.decision.bodies and t.item.kind != "学习"]
        if not 1 <= len(found) <= MAX_ROWS:
            return None
        question = self._ask(language, "list_body", year=year, body=self._body(body, language))
        return self._listed(question, found, self._elsewhere(body, year))

    def _list_meeting(self, language: str) -> Case | None:
        minutes = self.rng.choice(self._archive.minutes)
        found = [t for t in self._documents(minutes.held.year) if t.minutes is minutes and t.item.kind == "审议"]
        at = self._refs.at(minutes, language, self.rng)
        return self._listed(self._ask(language, "list_meeting", at=at), found, []) if found else None

    def _list_next_step(self, language: str) -> Case | None:
        year, route = self.rng.choice(self._years), self.rng.choice(list(self._words["steps"]))
        found = [t for t in self._documents(year) if t.item.decision.route == route]
        reports = [i for m in self._of_year(year) for i in m.items if not i.documents and i.decision.route == route]
        if not 1 <= len(found) <= MAX_ROWS or reports:
            return None
        step = self.rng.choice(self._words["steps"][route][language])
        return self._listed(self._ask(language, "list_next_step", year=year, step=step), found, [])

    def _unanswerable(self, language: str) -> Case | None:
        kinds = (
            self._subject_of_no_year,
            self._unknown_subject,
            self._number_not_held,
            self._body_not_there,
            self._fee,
        )
        question = self.rng.choice(kinds)(language)
        return None if question is None else {"question": question, "expect": {"status": "not_found"}}

    def _subject_of_no_year(self, language: str) -> str | None:
        target, year = self.rng.choice(self._refs.targets), self.rng.choice(self._years)
        if not target.item.documents or target.item.kind != "审议" or self._refs.held_in(target.subject, year):
            return None
        form = self._terms.forms[target.item.forms[target.index]]
        wording: str = self.rng.choice(self._words[language]["refs"]["name_year"])
        english = target.item.english[target.index]
        ref = wording.format(year=year, subject=target.subject, short=form.short, form=form.english, english=english)
        return self._ask(language, "responsible", ref=ref)

    def _unknown_subject(self, language: str) -> str:
        name, year = self.rng.choice(self._words["unknown"][language]), self.rng.choice(self._years)
        ref = f"{year}年的{name}" if language == "zh" else f"the {year} {name}"
        return self._ask(language, self.rng.choice(("responsible", "next_issue", "verdict")), ref=ref)

    def _number_not_held(self, language: str) -> str:
        year = self.rng.choice(self._years)
        number = max(minutes.number for minutes in self._of_year(year)) + self.rng.randint(3, 30)
        at = f"{year}年第{number}号纪要" if language == "zh" else f"minutes No. {number} of {year}"
        return self._ask(language, self.rng.choice(("chair", "list_meeting")), at=at)

    def _body_not_there(self, language: str) -> str | None:
        minutes, body = self.rng.choice(self._archive.minutes), self.rng.choice(list(self._terms.bodies))
        if any(came.body == body for came in minutes.attending):
            return None
        at = self._refs.at(minutes, language, self.rng)
        return self._ask(language, "attendee", at=at, body=self._body(body, language))

    def _fee(self, language: str) -> str | None:
        target, ref = self._item(language)
        return self._ask(language, "fee", ref=ref) if ref and target.item.documents else None

    def _item(self, language: str, scopes: Sequence[str] = ()) -> tuple[Target, str | None]:
        target = self.rng.choice(self._refs.targets)
        if target.item.kind == "学习" or "safety" in target.item.forms:
            return target, None
        more = {"scopes": scopes} if scopes else {}
        return target, self._refs.name(target, language, self.rng, **more)

    def _ask(self, language: str, kind: str, **slots: object) -> str:
        wording: str = self.rng.choice(self._words[language]["ask"][kind])
        return wording.format(**slots)

    def _case(self, question: str, facts: list[list[str]], citations: list[Case], absent: Sequence[str] = ()) -> Case:
        expect = {"status": "answered", "facts": facts, "absent": list(absent), "citations": citations}
        return {"question": question, "expect": expect}

    def _dated(self, question: str, minutes: MinutesFact) -> Case:
        held = minutes.held
        facts = [[held.isoformat(), chinese_date(held), english_date(held)]]
        return self._case(question, facts, [{"document": minutes.id, "part": "heading"}])

    def _listed(self, question: str, found: Sequence[Target], absent: Sequence[str]) -> Case:
        titles = dict.fromkeys(target.item.documents[target.index] for target in found)
        citations = {(each["document"], each["item"]): each for each in map(_decided, found)}
        return self._case(question, [[title] for title in titles], list(citations.values()), absent)

    def _elsewhere(self, body: str, year: int) -> list[str]:
        """Name up to three documents of the body in other years, on subjects that this year does not know."""
        others = [
            target.item.documents[target.index]
            for target in self._refs.targets
            if target.item.documents and body in target.item.decision.bodies
            if not self._refs.held_in(target.subject, year)
        ]
        return self.rng.sample(sorted(set(others)), min(3, len(set(others))))

    def _route(self, piece: str, language: str) -> list[str]:
        return [piece] if language == "zh" else self._words["routes"][piece]

    def _body(self, name: str, language: str) -> str:
        term = self._terms.bodies[name]
        if language == "zh":
            return self.rng.choice((name, name, *term.aliases))
        english = self.rng.choice(term.english)
        return english if english[0].isupper() and english.endswith(("Town", "Subdistrict")) else f"the {english}"

    def _of_year(self, year: int) -> list[MinutesFact]:
        return [minutes for minutes in self._archive.minutes if minutes.held.year == year]

    def _documents(self, year: int) -> list[Target]:
        return [t for t in self._refs.targets if t.minutes.held.year == year and t.item.documents]


def _any_name(body: BodyTerm) -> list[str]:
    return [body.name, *body.aliases, *body.english]


def _decided(target: Target) -> Case:
    return {"document": target.minutes.id, "item": target.item.label, "paragraph": "一"}
