"""What a question takes for given of what became of a matter: that it was agreed to, or that it went out.

Grammar tells it. What stands in a clause of time or cause (印发以后, once it was approved), before a noun (通过的要点,
the plan that the meeting adopted), in a statement before the question, or as what was done when or how (是哪天印发的,
in which month did the meeting issue), where it is tried or since when it is in force, is given; what is asked with yes
or no, or with its contrary, is not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.scripts import fold

_REMEMBERED = 64  # questions
_STOP = re.compile(r"[，。？；?!]|[,.;](?!\d)|(?<= )[-–—](?= )")
_DONE = "(?:同意|通过|批准|审定|敲定|拍板|过会|过关|获批|印发|下发|发文|公布|发布|出台|颁布|施行)"
_NOT = "没未不暂缓先否拒"
_ASKS = "(?:是否|有没有|是不是|能不能|能否|会不会|可否|吗|还是|与否|没有|了没|如果|要是|假如|若)"
_WHEN = (
    "(?:哪[天日年月一]|何时|何日|什么时候|啥时候?|几时|几月|几号|(?:什么|哪个)文号|"
    "(?:以|用)(?:的是)?(?:什么|谁|哪)[^，。？]{0,6}名义)"
)
_PLACE = "(?:镇|街道|区镇|镇区|区|乡|村|社区|地方|板块|片区)"
_TRIED = "(?:先行先试|先行|率先|首批|试点|试行|先试|示范)"
# Where it is tried, since when it is in force: that is so of what went out alone.
_IN_FORCE = (
    f"(?:哪[几些一个两]*{_PLACE}|哪里|哪儿|什么地方|何[处地])[^，。？{_NOT}]{{0,8}}{_TRIED}"
    "|(?:何时|何日|哪[天日年月一]+|什么时候|啥时候?|几时|几月|几号)[^，。？]{0,6}(?:起|开始|正式)*(?:施行|生效|实施|执行)"
)
_ZH_ASKED = re.compile(
    f"(?:是否|有没有|是不是|能不能|能否|会不会|可否|究竟|到底)[^，。？]{{0,16}}{_DONE}"
    f"|{_DONE}[^，。？的后]{{0,6}}(?:吗|没有?(?=[，。？]|$)|与否|了没|还是)|还是[^，。？]{{0,4}}(?:[{_NOT}放退搁打]|同意|通过)"
)
_ZH_GIVEN = re.compile(
    rf"(?<![{_NOT}])(?<!是否){_DONE}(?:了)?[^，。？{_NOT}]{{0,24}}?(?:以后|之后|过后|(?<![今以往此最先前然])后(?![续期来勤面备]))"
    rf"|既然[^，。？{_NOT}]{{0,40}}?{_DONE}"
    rf"|(?<![{_NOT}]){_DONE}(?:了)?的(?=[㐀-鿿《“])(?!是|有|时候|话|吧|吗)"
    rf"|{_IN_FORCE}"
    rf"|{_WHEN}[^，。？{_NOT}]{{0,14}}{_DONE}的?(?=[，。？]|$)"
)
_ZH_STATED = re.compile(f"(?<![{_NOT}])(?:就|获|已|都|顺利|当场|一次|正式)*{_DONE}(?:了|过(?!会)|$|[㐀-鿿《]{{0,24}}$)")
_ZH_OTHER = re.compile(f"{_ASKS}|[{_NOT}谁哪何几]|什么|多少|怎么|如何|请|要求")

_ACT = "approv|adopt|pass|agree|endors|issu|publish|promulgat|releas|enact|ratif|sign(?:ed)? off"
_DID = (
    "(?:approved|adopted|passed(?! (?:on|to|over|down|back))|endorsed|issued|published|promulgated|released|enacted"
    "|ratified|rolled out|agreed|(?:waved|went|sailed|got|gone|come) through|signed off|in force|green-?lit"
    r"|(?:given|got|gave|won|received|had) (?:\w+ ){0,3}?(?:green light|go-ahead|nod|approval|blessing))"
)
_NO = (
    r"\b(?:not|never|nobody|fail\w*|declin\w*|reject\w*|refus\w*|turned|without|put off|defer\w*|postpon\w*|shelv\w*"
    r"|held)\b|n['’]t\b"
)
_EN_ASKED = re.compile(
    rf"(?:^|[.?!;,] ?(?:and |but |so )?)(?:was|were|did|has|have|had|is|are|does|do)\b[^.?!;]*\b(?:{_ACT}|go through"
    rf"|get through)|\bwhether\b[^.?!;]*\b(?:{_ACT})|\b{_DID}[^.?!;,]{{0,20}},? or\b"
    r"|\bor (?:was|were|merely|only|just|put|sent|held|not|reject)"
)
_TRIED_EN = r"(?:pilot\w*|tr(?:y|ies|ied)(?: out)?\b|test(?:s|ed)?\b|trial\w*)"
_PLACES_EN = r"(?:towns?|townships?|places?|areas?|zones?|villages?|(?:sub-?)?districts?|communit(?:y|ies))"
_EN_IN_FORCE = (
    rf"\b(?:which|what) (?:[\w-]+ ){{0,2}}?{_PLACES_EN}\b[^,?;.]{{0,24}}?\b{_TRIED_EN}"
    rf"|\bwhere\b[^,?;.]{{0,90}}?\b{_TRIED_EN}"
    r"|\b(?:when|(?:from|on|since) (?:what|which) (?:date|day)) (?:did|does|will|do)\b[^,?;.]{0,90}?"
    r"\b(?:take effect|come into (?:force|effect)|enter into force|go into (?:force|effect)|start to apply)"
)
_EN_GIVEN = re.compile(
    rf"\b(?:once|after|since|now that|given that|seeing (?:that|as)|as soon as|because)\b[^,?;.]{{0,110}}?\b{_DID}"
    rf"|^(?:when|as)\b[^,?;.]{{0,90}}?\b(?:was|were|been|meeting|government) {_DID}[^,?;.]{{0,60}},"
    rf"|\b(?:that|which) (?:the |was |were |had been )?(?:[\w-]+ ){{0,3}}?{_DID}"
    rf"|(?<!be )(?<!been )(?<!was )(?<!were )\b(?:approved|adopted|passed|issued|endorsed) (?:in|by|at|on \d)\b"
    rf"|\b(?:when|on (?:what|which) (?:date|day)|in (?:what|which) (?:month|year)(?: of \d{{4}})?"
    rf"|(?:in|under) whose name|(?:under|with) (?:what|which) [\w ]{{3,20}})"
    rf" (?:did|was|were)\b(?![^?]*\bto be\b)[^?,;]*\b(?:{_ACT})"
    rf"|{_EN_IN_FORCE}"
)
_EN_STATED = re.compile(rf"\b(?:was|were|got|has been|had been|been) (?:\w+ly )?{_DID}|\b(?:went|sailed|got) through\b")

_NUMBER = re.compile(r"\bno\. ?(?=\d)")
# Words by which it is taken for given: they name no matter.
SAYS_SO = re.compile(
    rf"once|after|since|when|既然.*|{_DID}|{_DONE}|{_PLACE}|{_TRIED}|{_PLACES_EN}|{_TRIED_EN}|effect|force"
)


@lru_cache(maxsize=_REMEMBERED)
def given_as_done(question: str) -> str:
    """Give the clause in which a question takes it that a matter was agreed to, or went out; "" where none does."""
    text = _NUMBER.sub("no ", fold(question).lower())
    chinese = re.search("[㐀-鿿]{4}", re.sub(r"[（(《][^）)》]*[）)》]", "", text)) is not None
    asked, given = (_ZH_ASKED, _ZH_GIVEN) if chinese else (_EN_ASKED, _EN_GIVEN)
    if asked.search(text.replace(",", "，") if chinese else text):
        return ""
    if chinese:
        text = text.replace(",", "，").replace("?", "？")
    if (found := given.search(text)) and not re.search(_NO, found.group()):
        return _clause_at(text, found.start(), found.end())
    return _stated(text, chinese)


def _clause_at(text: str, start: int, end: int) -> str:
    """Give the clause that a span stands in."""
    stops = [match.start() for match in _STOP.finditer(text)]
    before = max((at + 1 for at in stops if at < start), default=0)
    return text[before : min((at for at in stops if at >= end), default=len(text))]


def _stated(text: str, chinese: bool) -> str:
    """Give the clause before a question that states it."""
    if chinese:
        clauses = [each for each in re.split("[，。？；]", text) if each]
        stated = (each for each in clauses[:-1] if _ZH_STATED.search(each) and not _ZH_OTHER.search(each))
        return next(stated, "")
    sentences = re.split(r"(?<=[.?!;]) |(?<= )[-–—](?= )", text)
    stated = (each for each in sentences[:-1] if not each.endswith("?") and _EN_STATED.search(each))
    return next((each for each in stated if not re.search(_NO, each)), "")
