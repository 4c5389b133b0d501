"""From what an item is about to its printed text, with the facts that the text states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from benchmarks.archive_calendar import Family, ItemPlan
from benchmarks.archive_facts import DecisionFact, DutyFact, ItemFact, QuantityFact
from benchmarks.archive_prose import Fact, Prose
from benchmarks.archive_terms import ALIAS_SHARE, TOWNS, Terms, Topic, print_body, weighted

NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三")
JOINT_SHARE, PARTNERED_SHARE = 0.08, 0.15
HALF_WIDTH_SHARE = 0.06  # of the items, with half-width commas besides the brackets


@dataclass(frozen=True, slots=True)
class Acting:
    """The bodies of a decision: those that must act and those that join in, canonical and as printed."""

    bodies: tuple[str, ...]
    printed: tuple[str, ...]
    partners: tuple[str, ...] = ()
    partners_printed: tuple[str, ...] = ()


class ItemWriter:
    """Writes the items of one minutes."""

    def __init__(self, terms: Terms, year: int, rng: Random, defects: Counter[str]) -> None:
        """Settle the habits that hold for the whole minutes, such as the mark between two titles."""
        self._terms = terms
        self._year = year
        self._rng = rng
        self._defects = defects
        self.joint = rng.choice(("", "、"))

    def write(self, label: str, plan: ItemPlan) -> ItemFact:
        """Draft an item: heading, paragraphs, decision, duties, quantities."""
        topic, subject, form = plan.families[0]
        law = form.kind == "学习"
        documents = tuple(self._title(each) for each in plan.families) if form.kind == "审议" or law else ()
        acting = self._acting(topic, form.key)
        title = self.titles(documents) if documents else self._report_title(plan.families[0], acting)
        sentence, decision = self._decision(plan, documents, title, acting)
        prose = Prose(self._terms, topic, subject[0], "" if plan.deferred else form.selfref, self._year, self._rng)
        texts, facts = self._paragraphs(prose, sentence, law)
        draft = ItemFact(
            label=label,
            kind=form.kind,
            heading=self._heading(form.kind, title, bool(documents)),
            title=title,
            documents=documents,
            subjects=tuple(family[1][0] for family in plan.families),
            english=tuple(family[1][1] for family in plan.families),
            forms=tuple(family[2].key for family in plan.families),
            paragraphs=tuple(texts),
            requirements=tuple(each for each in facts if isinstance(each, str)),
            decision=replace(decision, item=label),
            duties=tuple(replace(each, item=label) for each in facts if isinstance(each, DutyFact)),
            quantities=tuple(replace(each, item=label) for each in facts if isinstance(each, QuantityFact)),
        )
        self._defects["aliases"] += prose.aliases
        return self._half_width(draft) if self._rng.random() < HALF_WIDTH_SHARE else draft

    def titles(self, documents: Sequence[str]) -> str:
        """Join titles as this minutes does: 《A》《B》 or 《A》、《B》."""
        if len(documents) > 1:
            self._defects["titles_listed" if self.joint else "titles_side_by_side"] += 1
        return self.joint.join(f"《{each}》" for each in documents)

    def _title(self, family: Family) -> str:
        topic, subject, form = family
        rng = Random(f"{self._year}:{subject[0]}:{form.key}")  # the same again when a deferred document comes back
        pattern = rng.choice(form.patterns)
        return pattern.format(s=subject[0], year=self._year, end=self._year + 2, law=topic.law)

    def _report_title(self, family: Family, acting: Acting) -> str:
        pattern = self._rng.choice(family[2].patterns)
        return pattern.format(s=family[1][0], year=self._year, bodies="、".join(acting.bodies))

    def _heading(self, kind: str, title: str, documents: bool) -> str:
        if kind != "听取":
            return kind + title
        if title.startswith("全市"):
            return self._rng.choice((f"听取{title}汇报", f"听取{title}的汇报", f"听取关于{title}的汇报"))
        return f"听取{title}的汇报" if "关于" in title else f"听取关于{title}的汇报"

    def _acting(self, topic: Topic, form: str) -> Acting:
        rng = self._rng
        if form == "safety":
            town = rng.choice([name for name in self._terms.bodies if name.endswith(TOWNS)])
            return self._printed(
                (town, rng.choice(("市城管局", "市住建局", "市交运局", "市水务局", "市商务局", "市教育局")))
            )
        others = rng.sample(topic.partners, len(topic.partners))
        joint = form != "law" and rng.random() < JOINT_SHARE
        bodies = (topic.body, others.pop()) if joint else (topic.body,)
        partnered = form not in ("law", "study") and others and rng.random() < PARTNERED_SHARE
        return self._printed(bodies, tuple(others[: rng.choice((1, 1, 2))]) if partnered else ())

    def _printed(self, bodies: tuple[str, ...], partners: tuple[str, ...] = ()) -> Acting:
        return Acting(bodies, self._print(bodies), partners, self._print(partners))

    def _print(self, names: tuple[str, ...]) -> tuple[str, ...]:
        printed = tuple(print_body(self._terms, name, self._rng, ALIAS_SHARE) for name in names)
        self._defects["aliases"] += sum(a != b for a, b in zip(names, printed, strict=True))
        return printed

    def _decision(
        self, plan: ItemPlan, documents: tuple[str, ...], title: str, acting: Acting
    ) -> tuple[str, DecisionFact]:
        kind = plan.families[0][2].kind
        if kind == "学习":
            draft = {"verdict": "领学解读", "text": self._rng.choice(self._terms.prose["heard"]["learned"])}
            acting = replace(acting, partners=())
        elif not documents:
            draft = self._heard(kind)
            acting = replace(acting, partners=())
        elif plan.deferred:
            draft = {"verdict": "暂缓审议", "text": self._rng.choice(self._terms.prose["verdicts"]["deferred"])}
            draft |= {"action": "调研论证", "kind": "submit", "route": "市政府常务会议"}
            acting = replace(acting, partners=())
            self._defects["deferred"] += 1
        else:
            draft = self._agreed(len(documents), acting)
        if len(acting.bodies) > 1:
            self._defects["joint_bodies"] += 1
        sentence = draft["text"].format(
            documents=title,
            bodies="、".join(acting.printed),
            partners="、".join(acting.partners_printed),
            title=title.split("关于")[-1],
            subject=plan.families[0][1][0],
            each="分别" if len(acting.bodies) > 1 else "",
        )
        fact = DecisionFact(
            item="",
            paragraph="一",
            verdict=draft["verdict"],
            bodies=acting.bodies if "{bodies}" in draft["text"] else (),
            printed=acting.printed if "{bodies}" in draft["text"] else (),
            partners=acting.partners if "{partners}" in draft["text"] else (),
            documents=documents,
            action=draft.get("action", ""),
            next_kind=draft.get("kind", ""),
            route=draft.get("route", ""),
            sentence=sentence,
        )
        return sentence, fact

    def _heard(self, kind: str) -> dict[str, str]:
        prose = self._terms.prose["heard"]
        first = weighted(self._rng, prose["studied" if kind == "研究" else "verdicts"])
        follow = weighted(self._rng, prose["follow"])
        if kind == "研究" and follow["kind"] == "submit":
            follow = prose["follow"][1]
        return {**follow, "verdict": first["verdict"], "text": first["text"] + follow["text"]}

    def _agreed(self, count: int, acting: Acting) -> dict[str, str]:
        prose, rng = self._terms.prose, self._rng
        verdict = weighted(rng, prose["verdicts"]["texts"])
        lead = weighted(rng, prose["leads"]["partnered" if acting.partners else "plain"])
        step = weighted(rng, prose["next_steps"])
        action = "修改完善" if count > 1 else weighted(rng, prose["leads"]["actions"])["text"]
        after = rng.choice(step["texts"])
        if count > 1:
            after = after.replace("，以", "，均以").replace("，按程序", "，均按程序")
        self._defects["会同"] += bool(acting.partners)
        doing = f"对{count}个文件{action}{after}" if count > 1 else action + after
        text = verdict["text"] + lead["text"].replace("{do}", doing)
        return {"verdict": verdict["verdict"], "text": text, "action": action, **_pick(step, "kind", "route")}

    def _paragraphs(self, prose: Prose, sentence: str, law: bool) -> tuple[list[str], list[Fact]]:
        rng = self._rng
        second = [*rng.choice((["statement"], ["statement"], [])), "group", *rng.choice((["none"], ["none", "none"]))]
        if prose.selfref and rng.random() < 0.35:
            second[second.index("group")] = "selfref"
        third = rng.choice((["none"], ["group"], ["statement", "none"], []))
        third += [rng.choice(("named", "named", "quantity", "none"))]
        third += rng.choice((["none"], ["none", "none"], ["named"], ["named", "none"], ["group"]))
        plans = [["group"] if law else [], second, third]
        plans += [[rng.choice(("named", "law", "none")), "none", "none"]] if rng.random() < 0.15 else []
        texts, facts = [], []
        for index, kinds in enumerate(plans):
            drafted = [prose.sentence(kind, NUMERALS[index]) for kind in kinds]
            texts.append((sentence if index == 0 else "") + "".join(text for text, _ in drafted))
            facts += [fact for _, found in drafted for fact in found]
        return texts, facts

    def _half_width(self, item: ItemFact) -> ItemFact:
        self._defects["half_width_commas"] += 1
        return replace(
            item,
            paragraphs=tuple(_narrow(text) for text in item.paragraphs),
            requirements=tuple(_narrow(text) for text in item.requirements),
            decision=replace(item.decision, sentence=_narrow(item.decision.sentence)),
            duties=tuple(replace(each, sentence=_narrow(each.sentence)) for each in item.duties),
            quantities=tuple(replace(each, sentence=_narrow(each.sentence)) for each in item.quantities),
        )


def _narrow(text: str) -> str:
    return text.replace("，", ",")


def _pick(row: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {name: row[name] for name in names}
