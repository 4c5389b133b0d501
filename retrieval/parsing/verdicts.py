"""What a meeting says of a matter: agreed to, turned down or held back, to come back, heard or studied.

A verdict is read by its grammar: what may stand before it in its clause (会议决定, 对该方案, 经讨论), a negation where
there is one (暂不予, 不, 暂缓), and a verb. Titles must be blanked (see `agenda.without_titles`).
"""

from __future__ import annotations

import re

# What a clause may hold before its verdict: what it is said of, who gives it, how.
_LEAD = re.compile(
    r"(?:\S{0,60}(?:汇报|情况|意见|审议|讨论|研究)[后了]?|(?:会议)?(?:决定|明确|议定)?[^，。；《》]{2,40}(?:有关|相关)(?:事项|工作|事宜)"
    r"|[对就]?(?:其|所提|该|此|上述|关于)\S{0,40}(?:建议|请示|申请|提议|诉求|要求|事项))?"
    r"(?:会议|会上|与会\S{1,4}|大家|一致|集体|分别|决定|认为|议定|明确|确定|经\S{1,12}?[后，]|[现暂并故将把对就予]|目前|因此|予以|获得?"
    r"|《□*》|(?:[该此本]|有关|相关)(?:文件|方案|办法|计划|议题|事项|工作|件|稿)|\d+个文件|[、和及等也均都仍\s])*"
)
_DONE = "同意|通过|批准|采纳|认可|核准|赞成|支持"
_DEED = (
    f"{_DONE}|审定|审议|研究|讨论|印发|转发|发布|公布|出台|下发|实施|上会|安排|立项|提交|上报|考虑|表决|启动|拨付"
    "|增加|调整"
)
_NEGATIVE = (
    rf"(?:暂时?先?不予?以?|不予以?|暂缓|暂停|不再)(?:原则上?)?(?:审议)?(?:{_DEED})"
    rf"|不(?:原则上?)?(?:审议)?(?:{_DONE})|(?:未能?|没有?)获?得?(?:审议)?(?:{_DONE})(?![^，。；《]{{0,12}}的)"
    rf"|(?:不宜|(?<=决定)不)(?:{_DEED})|暂缓|缓议|搁置|否决|驳回|撤回"
)
# 通过 also tells a means (通过多种渠道宣传): by itself it is a verdict where a clause ends, or a paper follows.
_PASSED = "(?:(?<=会议)|(?<=决定)|(?<=一致)|(?<=分别)|(?<=同意并))通过|通过(?=[了《其该此上，。；：\\s\\d]|以上|$)"
_POSITIVE = (
    r"(?:(?:作?进一步)?(?:修改|完善|补充|论证|调整)+(?:完善)?后)?(?:(?:审议并)?原则上?(?:同意|通过|批准)|(?:审议并?|讨论)通过"
    rf"|一致同意|同意|{_PASSED}|批准|核准|审定)"
)
VERDICTS = f"{_NEGATIVE}|{_POSITIVE}"
_VERDICT = re.compile(rf"(?P<verdict>{VERDICTS})(?!后|意见|率|书|权|票)")
# What the wording of a verdict says that refuses, puts off or sends back, and no other does.
PUT_OFF = re.compile("[不未没暂缓]|搁置|否决|驳回|撤回|退回|再议|后再|另行研究|再(?:次|行)?(?:审议|研究|提交)")
# A refusal as questions name it.
REFUSAL = re.compile(
    rf"(?:暂时?先?不|不)予?以?(?:原则上?)?(?:审议)?(?:{_DEED})|(?:暂缓|暂停|不再)(?:审议)?(?:{_DEED})|未获?得?(?:审议)?通过"
)
_PRAISED = re.compile(r"(?:^|[，。；])[对就][^，。；]{1,40}?(?P<verdict>(?:予以|给予)(?:充分|高度)?肯定)(?=[，。；]|$)")
HEARD = re.compile(
    r"(?:会议)?(?:分别)?(?P<verdict>听取|讨论|研究|审议|学习)了(?P<reporters>[^，。]{0,200}?)(?:关于|对|就|所作|作的|的(?:工作|情况)?汇报)"
)
HEARD_PLAIN = re.compile(r"(?:会议)?(?:分别|集体|专题)?(?P<verdict>听取|讨论|研究|审议|学习|传达学习)了")
LED_STUDY = re.compile(r"会议?由(?P<reporters>[^，。]{2,30}?)(?:领学|解读|传达|作专题辅导)")
_RESOLVED = re.compile(r"决议\s*[：:]\s*(?P<verdict>[^，。；]{2,12})")
# What is to be worked on and come back: nothing stands before it in its clause but what it is said of.
_SENT_BACK = re.compile(
    r"(?:会议|会上|经[^，。；]{0,8}后|现|暂时?|决定|(?P<asked>要求)|认为|议定|明确|建议|同意|[对将把]|等|\d+个文件|予以"
    r"|《□*》|[该此](?:文件|方案|办法|议题|事项|件)|[、和及\s])*"
    r"(?P<verdict>(?:作?(?:进一步|较大)?(?:修改|完善|补充|论证|调研|研究)+(?:完善|论证)?(?:成熟)?后?再(?:行|次|作)?(?:审?议|研究|讨论|上会)"
    r"|退回(?:修改|重新?(?:修改|论证))?|另行研究|(?:下次|择期)?再(?:审议|研究|议)))"
    r"(?=[，。；：\s]|$)"
)
# 由甲局修改完善后，再次提交市政府常务会议审议: the course is the verdict where no other is given.
_COMES_BACK = re.compile(
    r"(?:会后|由|请|责成)[^。；]*?(?P<verdict>再次?(?:提交|提请|报请|报|呈报|上报)[^，。；]{0,12}?会议?(?:审议|研究|讨论|审定))"
)
_TAKEN_UP = re.compile(r"会议?(?:认为|对[^。]*进行了?\S{0,4}(?:讨论|研究|审议))")
_OTHER = re.compile("(?:研究|讨论|听取)了其[他它]")
# 对验收不合格的，不予通过: a rule for cases, no verdict.
_OF_CASES = re.compile(r"\s*(?:[^，。；]*的|(?:对|凡|如|若)(?!其|所提)[^，。；]*的[^，。；]{0,6})")
_CLAUSE = re.compile("[^，。；：]+")


def opens(bare: str) -> bool:
    """Whether a sentence holds a verdict, or says what was heard or studied."""
    return bool(find_verdict(bare) or HEARD_PLAIN.search(bare) or LED_STUDY.search(bare)) and not _OTHER.search(bare)


def find_verdict(bare: str) -> re.Match[str] | None:
    """Find the verdict where it is the meeting's: at a clause's start or behind its lead, not behind 报…, 经…, 要…."""
    resolved = _RESOLVED.search(bare)
    if resolved:
        return resolved
    before = ""
    for clause in _CLAUSE.finditer(bare):
        match = _SENT_BACK.match(bare, clause.start()) or _in_clause(bare, clause)
        if match and not _OF_CASES.fullmatch(before):
            return match
        before = clause.group()
    return None


def find_return(bare: str) -> re.Match[str] | None:
    """Find where a matter is to come before the meeting again once a body has worked on it."""
    return _COMES_BACK.search(bare)


def takes_up(sentence: str) -> bool:
    """Whether a sentence says what the meeting thinks of a document: 会议认为，《□》尚需论证."""
    return "《" in sentence and bool(_TAKEN_UP.match(sentence.lstrip()))


def _in_clause(bare: str, clause: re.Match[str]) -> re.Match[str] | None:
    for match in _VERDICT.finditer(bare, clause.start(), clause.end()):
        if _LEAD.fullmatch(bare, clause.start(), match.start()):
            return match
    return None


def is_sent_back(match: re.Match[str]) -> bool:
    """Whether a verdict found sends the matter back to be worked on."""
    return match.re is _SENT_BACK


def verdict_word(bare: str) -> str:
    """Give the wording of the verdict; a report that is only heard stays "听取"."""
    match = find_verdict(bare) or _PRAISED.search(bare) or find_return(bare) or HEARD_PLAIN.search(bare)
    if match:
        return ("要求" if is_sent_back(match) and match["asked"] else "") + match["verdict"]
    return "学习" if LED_STUDY.search(bare) else ""
