"""A question on some of a list, worded with a noun of its own: 其中哪些要报市委 -> 哪些文件要报市委."""

from __future__ import annotations

import re

from assistant.followups.cues import cues

_OPENING = re.compile(
    r"^(?:那么?|然后|再看|还有|请问)[，,]?(?=.{3})"
    r"|^(?:(?:and|so|but|ok(?:ay)?|then|now|what about|how about)\b[,\s]*)+",
    re.IGNORECASE,
)
_NOUN_ZH = "文件|议题|事项|任务|会议|方案|计划|办法|意见|目录|清单|要点|材料|条例|单位|部门|[局镇会]"
_MANY_ZH = "[份个项件条次家]"
_WHICH_ZH = re.compile(rf"(?P<which>哪(?:些|[几一]?{_MANY_ZH})|(?:多少|几){_MANY_ZH}?)(?:的)?(?!{_NOUN_ZH})")
_SELECTS_ZH = re.compile("哪|几[份个项件条次家]|多少|有没有|有无|是否有|^有.*[吗么]")
_ANY_ZH = re.compile(
    "^(?:还)?(?:有没有|有无|是否有|有不有|有(?=.*[吗么没]))(?P<what>.*?)(?P<of>的)?(?:吗|么|呢|没有)?[？?]?$"
)
_ONLY_ZH = re.compile("^(?:只|仅|光|单)(?:要|看|列|说|查|想看|想要)")
_BUT_ZH = re.compile(
    f"^(?P<but>除(?:了|去|开|掉)?[^，,。？?]{{2,24}}?)(?:之外|以外|外)?[，,]?(?:还有|还剩|其他|其余|剩下|另外)?的?"
    f"(?:呢|有|都有|是)?(?:哪(?:些|几?{_MANY_ZH}))?(?P<rest>[^，,。？?]*)[？?]?$"
)
_ASKS_ZH = re.compile("谁|什么|怎么|如何|何时|是否|是不是|[吗么][？?]?$|哪")
_DENIED_ZH = re.compile("不|没|未|非|要|需|涉及|提到|名义|下一步")
_END_ZH = re.compile(
    f"(?:呢|有哪些|是哪些|是哪几{_MANY_ZH}|有几{_MANY_ZH}|[，,]?(?:一共)?有?(?:几|多少){_MANY_ZH}?)?[？?。]?$"
)

_ANY_EN = re.compile(
    r"^(?:(?P<be>are|is|were|was)|do|does|did|have|has|had|will|must|should) (?:there )?"
    r"(?:any|some|one|all|both|none|each|either)(?: ones?)?\b",
    re.IGNORECASE,
)
_WHICH_EN = re.compile(r"\b(?P<which>which|what|how many)(?: (?:one|ones))?\b(?=\s*(?:$|[,?]|\w))", re.IGNORECASE)
_NOUN_EN = re.compile(
    r"(?:documents?|papers?|plans?|(?:agenda )?items?|tasks?|duties|meetings?|matters?|bod(?:y|ies)|bureaus?|towns?"
    r"|people|reports?|polic(?:y|ies)|measures|opinions)\b",
    re.IGNORECASE,
)
_LED_EN = re.compile(r"^(?:(?:just|only|show|list|give|me|i (?:mean|want))\s+)*(?:any|some|all)?\s*", re.IGNORECASE)
_THAT_EN = re.compile("^(?:that|which) ")
_ASKS_EN = re.compile(r"(?:who|when|where|how|why|in whose)\b", re.IGNORECASE)
_ONES_EN = re.compile(r"(?!which|what|how many).*\b(?:ones?|those)\b", re.IGNORECASE)
_A_ONE_EN = re.compile(r"\bis an? (?P<what>[^,?]{2,40}?) ones?(?=\s*[?.]*\s*$)", re.IGNORECASE)
_VERB_EN = re.compile(
    r"^(?:are|is|were|was|go|goes|went|have|has|had|need|needs|must|should|will|do|does|did|come|came|fall|mention"
    r"|concern|deal|get|got|require)\b",
    re.IGNORECASE,
)


def asked_of_them(question: str, noun: str, language: str) -> tuple[str, bool]:
    """Put a noun where a question picks from a list without one, and tell whether it picks from it at all."""
    return _chinese(question, noun) if language == "zh" else _english(question, noun)


def asked_of_all(rest: str, noun: str, language: str) -> str:
    """Word what is asked of all of a list: 分别由谁负责 -> 文件分别由谁负责."""
    rest = rest.strip(" ,，呢?？")
    if language == "zh":
        return f"{noun}{rest}？" if rest else f"有哪些{noun}？"
    return f"{rest} the {noun}?" if rest else f"which {noun} are there?"


def left_over(question: str, before: str) -> re.Match[str] | None:
    """Tell whether what is left of a list is meant, by its name or as what was picked before is not; its `rest` too."""
    if match := cues("in_list")["rest"].match(question):
        return re.compile(r"(?P<rest>.*)").match(question, match.end())
    denied = cues("in_list")["denied"].fullmatch(question.strip())
    return denied if denied and denied["what"] in before else None


def _without_pointer(question: str, kind: str) -> str:
    return cues("in_list")[kind].sub(" ", question).strip()


def _chinese(question: str, noun: str) -> tuple[str, bool]:
    text = re.sub(r"\s+", "", _OPENING.sub("", _without_pointer(question, "those")))
    if left := (_BUT_ZH.match(text) if text.startswith("除") else None):
        return f"{left['but']}，还有哪些{noun}{left['rest']}？", True
    if _WHICH_ZH.search(text):
        return _WHICH_ZH.sub(lambda match: f"{match['which']}{noun}", text, count=1), True
    if found := _ANY_ZH.match(text):
        return f"哪些{noun}{'是' if found['of'] else ''}{found['what']}{found['of'] or ''}？", True
    if not _ASKS_ZH.search(text):
        said = _END_ZH.sub("", _ONLY_ZH.sub("", text))
        return f"哪些{noun}{said if _DENIED_ZH.match(said) else '是' + said.removeprefix('是')}？", True
    return (text if noun in text else f"{noun}{text}"), bool(_SELECTS_ZH.search(text))


def _english(question: str, noun: str) -> tuple[str, bool]:
    question = _A_ONE_EN.sub(r"are \g<what>", question)
    text = re.sub(r"\s+", " ", _OPENING.sub("", _without_pointer(question, "those"))).strip(" ,")
    if found := _ANY_EN.match(text):
        rest = text[found.end() :].strip()
        be = "" if _THAT_EN.match(rest) else found["be"] or ""
        return " ".join(filter(None, ("which", noun, be, _THAT_EN.sub("", rest)))), True
    if _ONES_EN.match(text):
        return _picked_english(cues("in_list")["ones"].sub("", text, count=1), noun), True
    if found := _WHICH_EN.search(text):
        before, after = text[: found.start()], text[found.end() :].strip()
        return f"{before}{found['which']} {after if _NOUN_EN.match(after) else f'{noun} {after}'}", True
    if not _ASKS_EN.match(text):
        return _picked_english(text, noun), True
    return f"{text} the {noun}", False


def _picked_english(rest: str, noun: str) -> str:
    rest = _THAT_EN.sub("", _LED_EN.sub("", rest.strip()).strip(" ?,."))
    return f"which {noun} {rest}?" if _VERB_EN.match(rest) else f"which {noun} are {rest}?"
