"""What a question says of its asker and what its answer is for: I'm new here; for my ambassador; 我们局要引用.

None of it is asked for, and its words are no topic.
"""

from __future__ import annotations

import re
from datetime import date

from assistant.asides import examples, purposes, purposes_english, readers, requests
from assistant.asides.columns import without_columns
from assistant.asides.openings import asks_in_chinese, only_opens, timed
from assistant.asked.body_kinds import kind_in
from assistant.asked.facet_table import asks_for, facet_table, gives_orders
from assistant.asked.named_people import find_people
from assistant.asked.romanised import romanised_in
from assistant.asked.subjects import KIND_WORDS, KINDS
from assistant.question import Known
from assistant.text.pairs import HAN
from retrieval.asked.language import language_of
from retrieval.asked.periods import find_dates_and_months
from retrieval.asked.references import find_references
from retrieval.bodies import Bodies
from retrieval.scripts import simplify

_CLAUSE_END = re.compile(r"[，,；;。：:！!？?\n]+\s*|(?<!\b[Nn]o)(?<!\b[Nn]os)(?<!\b[DM]r)(?<!\bMs)\.\s+(?=[A-Z])")
_ASKING = re.compile(  # or leaves something out
    r"\s*(?:what|which|how|where|why|besides|apart|aside|outside|beyond|other than|except|excluding|leaving|without"
    r"|not counting|ignoring)\b"
    r"|\s*(?:除|不[算含计]|不包括|撇开|抛开|刨|排除)"
    r"|^(?!.*(?:不知道?|不清楚|忘了?|记不|[搞弄]不|不懂|没想好)).*(?:谁|哪|多少|什么|啥)(?!都|也|时候都)",
    re.IGNORECASE,
)
_ONLY_YEARS = re.compile(
    r"(?:\d{2,4}|年|月|和|与|跟|同|对比|相比|比|v|vs|versus|and|against|to|or|[\W_])+", re.IGNORECASE
)
_COMPARES = re.compile(
    r"对比|比较|相比|异同|不同|差别|区别|变化|不一样|一样|各(?:自|是|有)?(?:怎么|如何)|分别(?:怎么|如何|有什么)"
    r"|\b(?:compare|differ|differences?|versus|vs|change[sd]?)\b",
    re.IGNORECASE,
)
# Of the asker: what they are, do or must write. What they want to know is the question itself.
_OF_ASKER = re.compile(
    r"\s*(?:先说好|说实话|实话说|老实说|不瞒你?说|坦白讲)?"
    r"(?:我们?|咱们?|俺|本人|本?(?:局|处|单位|科室?|公司|办))"
    r"(?:这边|这里|这儿|(?:办公|科)?室|局|处|科|办|单位|公司|部门|领导)*"
    r"(?:是|在|正|刚|才|新|要(?!求)|得|需|准备|打算|负责|来自|代表|做|写|搞|管|被|受|今天|明天|下午|马上|年底|年初)"
    r"(?![^，。]{0,6}(?:知道|了解|问|查|找|确认|核实|核对|看看))"
    r"|\s*(?:刚|才|新)(?:刚)?(?:调|来|到|接手|入职|借调|上任)"
    r"|\s*(?:i|we|my \w+|our \w+)"
    r"(?:'m|'re|'ve| am| are| is| was| were| have| has| had| work| represent| write| come| came"
    r"| teach| study| run| manage| prepare| joined| started| cover| advise| need to (?:write|brief|prepare|report))\b"
    r"(?! (?:looking|trying|searching|asking|wondering|asked|told|after|curious|interested)\b)"
    r"|\s*(?:this is |it's )?for (?:my|our|an?) [^?？]{2,80}[,，:：;]\s*$",
    re.IGNORECASE,
)
# A matter put first: 关于夜间停车，…; 治水方面，…; as for the river, … It is asked about, held in the archive or not.
_HEADED = re.compile(
    r"\s*(?:关于|有关|对于|至于|就|针对|围绕|涉及)[^，,。]{2,}"
    r"|\s*[^，,。我咱你您]{2,16}(?:方面|领域|问题|这一?[块摊头]|那一?[块摊头]|的事|一事|(?<![晚早会身手])上)[，,]\s*$"
    r"|\s*(?:about|on|regarding|concerning|as for|as to|with regard to)\b",
    re.IGNORECASE,
)
# What is said of one's own work, with words that minutes may have too: 正在整理材料.
_OF_WORK = re.compile("[我咱您你]|刚|正|想|赶|忙|写|整理|准备|汇总|材料|请|麻烦|谢|好$|看[完了过]|手头")
# From how many minutes it is to be told: 请综合两份纪要，…
_ACROSS = re.compile(
    r"\s*请?(?:你|您)?(?:综合|结合|根据|对照|通读|纵观|合并)[^，,]{0,4}[两二各几全](?:份|次|个|期|部)"
    r"|\s*(?:across|from|in|over|drawing on|based on|taking|combining|going by) (?:all |both|the two)",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS_WANTED = re.compile(
    r"[要只就仅限看][^，。；;]{0,4}(?:19|20)\d\d|\b(?:only|just|want|need)\b[^.;]{0,16}\b(?:19|20)\d\d\b"
)
_POINTING = re.compile(
    r"它|其(?!他|它|余|中)|该|[这那](?:个|份|项|条|件|部)"
    r"|\b(?:it|its|they|them|their|he|she|him|her|this|that|these|those)\b"
)
_OF_MEETINGS = re.compile("会议|纪要|[次场]会|\\b(?:meetings?|minutes)\\b", re.IGNORECASE)
_BODY_POINTED_AT = re.compile(r"\b(?:for|from|represent\w*|on behalf of) (?:it|them)\b")
_PERSONAL = re.compile(r"[我你您咱]|\b(?:i|me|my|we|us|our|you|your)\b")
# On whose behalf it is asked, before the question: 司法局来问：…; the Justice Bureau wants to know: …
_ASKED_BY = re.compile(
    r"^\s*(?:刚才|今天|昨天|上午|下午|有)?[㐀-鿿]{2,14}?"
    r"(?:局|委|办|处|科|镇|街道|中心|集团|公司|大队|单位|部门|领导|同志|同事|企业|市民|记者|群众)"
    r"(?:那边|这边|的?人|同志|同事)?(?:刚才?|又|今天|昨天|打?来?电话|发来?函|派人|要|想|在)*(?:来|过来)?"
    r"(?:问|打听|询问|咨询|核实|了解)(?:起|到|一下|了|我们?|过)*[，,：:]\s*(?=\S{4})"
    r"|^\s*(?:the |our |a |someone (?:from|at) (?:the )?)?(?:[\w&-]+ ){1,5}(?:asks?|asked|(?:is|are) asking"
    r"|wants? to know|would like to know|enquires?|inquires?)(?: (?:me|us))?\s*[:,]\s*(?=\S{2})",
    re.IGNORECASE,
)
# Words before the matter within one clause: 我们局要引用信息化办法; I'm new here and was asked to find out who …
_LEAD_IN = re.compile(
    r"^\s*(?:我们?|咱们?|本)(?:这边|局|处|科室?|办|单位|公司|部门)*(?:正在?|在|要|想|需要?|准备|打算|得)+"
    r"(?:引用|参考|对照|援引|贯彻|转发|宣传|学习|解读|落实)(?:一下)?(?=[㐀-鿿《“]{3})"
    r"|^\s*(?:报告|汇报|请示)(?:一?下)?[，,：:]\s*(?=[㐀-鿿《“]{4})"
    r"|^\s*(?:i(?:'m| am|'ve| have)|we(?:'re| are|'ve| have)|my \w+|our \w+)\b[^?;:.]{0,80}?\b(?:and|so)\b"
    r"[^?;:.,]{0,40}?\bto (?:find out|know|learn|check|ask|establish|tell (?:him|her|them|my \w+))\s+"
    r"(?=who|what|which|how|where|when|whether)"
    r"|^\s*(?:please |pls |kindly )?"
    r"(?:(?:can|could|would|will) you |help me |i(?:'d| would) like (?:you )?to |i (?:need|want) to )?"
    r"(?:please |kindly |quickly |just |help me )*(?:check|confirm|verify|find out|look up|see|work out|establish)"
    r"(?: for (?:me|us))?[,:]?\s+(?=(?:who|what|which|how|where|when|whom|whose|whether)\b)"
    r"|^\s*(?:as|being) an? (?:[\w-]+ ){1,4}?(?:in [^,]{2,30})?,?\s*"
    r"(?=(?:i|we|can|could|what|which|who|how|where|when)\b)"
    r"|^\s*(?:my|our) (?:\w+ ){1,2}(?:is|are|would be) interested in (?:how |what |whether )?(?:\w+ly )?",
    re.IGNORECASE,
)
# What the asker will do with the answer, as a sentence of its own behind the question; what concerns the assistant, or
# what is wanted to be known, is more than that.
_CLOSING = re.compile(
    r"(?<=[?.!])\s+(?:i|we|my \w+|our \w+)"
    r"(?:(?:'ve got| have| has| had| needs?| wants?| would like|'d like| plans?| intends?| (?:am|are) supposed) to"
    r"| must| should| will|'ll|(?:'m| am|'re| are| is)(?= \w+ing\b))"
    r"(?! (?:have|hav\w+|get|gett\w+|list|see|look\w+|wonder\w+|ask\w*|try\w+|know|learn|find|understand|hear|check"
    r"|be told)\b)"
    r"(?![^?]*\b(?:(?<!thank-)(?<!thank )you|your|yours|it for|for (?:me|us)|prompts?|passwords?|instructions?|rules?"
    r"|system|admin\w*|developer|who|what|which|how|where|when|whether|why)\b)[^?;,:]*[.!]?\s*$",
    re.IGNORECASE,
)
_FOR_USE = re.compile(
    r"[\s，,；;。]+(?:我们?|咱们?|领导|局里|处里|单位)?(?:等下|等会儿?|一会儿?|马上|明天|今天|下午|上午|急)*"
    r"(?:要|得|好|需要?|准备|打算|拿去|拿来|用来|用于)(?:给|跟|向|和|去|用|来)?[^，。？?；;\s谁哪几什啥]{0,6}"
    r"(?:汇报|写材料|写心得|写稿|交差|发言|报告|介绍|备课|开会|讲课|打印|存档|参考|上报|引用|填表|台账|课件)(?:用的?|一下)?[。！!\s]*$"
)


def without_asides(text: str, known: Known) -> str:
    """Leave out of a question what it says of its asker, where what is left still names what it asks about."""
    text = requests.without_class_word(readers.without_interest(simplify(text)).rstrip())
    text = _if_it_names(examples.without_examples(text), text, known)
    text = _if_it_names(_ASKED_BY.sub("", text), text, known)
    text = _if_it_asks(_CLOSING.sub("", text), text, known)
    for shortened in (
        readers.without_reader,
        readers.without_reader_at_end,
        readers.without_form,
        readers.without_wholeness,
        readers.without_explained,
        without_columns,
        requests.without_story,
        requests.without_contrast,
        requests.without_whole_archive,
    ):
        text = _if_it_names(shortened(text), text, known)
    text = _if_it_names(_FOR_USE.sub("", text), text, known)
    said = purposes if language_of(text) == "zh" else purposes_english
    for shortened in (said.without_ending, said.without_lead_in, said.without_opening):
        shorter = shortened(text)
        of_body = shortened is not said.without_lead_in and _names_a_body_more(text, shorter, known)
        text = text if of_body else _if_it_keeps(shorter, text, known)
    text = _without_opening(text, known)
    shorter = _LEAD_IN.sub("", said.without_lead_in(text), count=1).strip()
    points_back = _POINTING.search(shorter.lower()) and not _words_of_titles(shorter, known)
    return text.strip() if points_back and _words_of_titles(text, known) else shorter


def _if_it_names(shorter: str, text: str, known: Known) -> str:
    return shorter if shorter != text and names_something(shorter, known) else text


def _if_it_keeps(shorter: str, text: str, known: Known) -> str:
    """Leave out a piece of a question that names no subject of the agendas, or where what is left names one."""
    gone = text.replace(shorter.rstrip("?？.! "), " ", 1)
    wants_years = gone[:1].isspace() and _YEARS_WANTED.search(gone) and not _A_YEAR.search(shorter)
    if gives_orders(gone) or wants_years:
        return text
    if not gone[:1].isspace() and _POINTING.search(shorter.lower()) and not _words_of_titles(shorter, known):
        return text
    names = (
        _OF_MEETINGS.search(shorter)
        or _words_of_titles(shorter, known)
        or not _words_of_titles(gone, known)
        or names_something(shorter, known)
    )
    return shorter if shorter.strip() and names else text


def _names_a_body_more(text: str, shorter: str, known: Known) -> bool:
    """Whether a piece that is left out names a body, and what is left none: 我们审计局自己，两次去的是谁."""
    found = [bool(known.bodies.find(each) or known.bodies.find_english(each)) for each in (text, shorter)]
    return found == [True, False]


def _asks_who_came(clause: str, rest: str) -> bool:
    """Whether a clause says of which kind of bodies the rest asks who came: 水电气这些单位，谁到了."""
    return kind_in(clause) is not None and kind_in(rest) is None and bool(facet_table().said_in(rest, ("attendee",)))


def _if_it_asks(shorter: str, text: str, known: Known) -> str:
    """Leave out a last sentence of the asker's own where what is left asks about something."""
    return _if_it_names(shorter, text, known) if shorter.endswith("?") else text


def _without_opening(text: str, known: Known) -> str:
    """Leave out what a question opens with before it comes to the point: 我是刚调来的，…; I'm preparing a briefing: …

    A clause goes where it asks nothing and names nothing that the archive knows, or speaks of the asker, if what
    follows names something.
    """
    clauses = [clause for clause in _clauses(text, known.bodies) if clause.strip()]
    while len(clauses) > 1 and _goes(clauses[0], "".join(clauses[1:]), known):
        clauses.pop(0)
    return "".join(clauses)


def _goes(clause: str, rest: str, known: Known) -> bool:
    """Whether a clause only opens a question: not where what follows needs a matter or a body that it names."""
    if _POINTING.search(rest.lower()) and _names_a_body_more(_OF_ASKER.sub(" ", clause, count=1) + rest, rest, known):
        return False
    if timed(clause) and not timed(rest):
        return False
    return _opens(clause, rest, known) or only_opens(clause, rest, known, names_something(rest, known))


def _opens(clause: str, rest: str, known: Known) -> bool:
    if _ACROSS.match(clause) or _asks_who_came(clause, rest):
        return False
    if HAN.search(clause) and not HAN.search(rest):  # a term given in Chinese, asked about in English
        return False
    personal = _PERSONAL.search(clause.lower())
    matter = _names_a_matter(rest, known) or (personal and _words_of_titles(rest, known))
    own = _OF_ASKER.sub(" ", clause, count=1)  # I study brands: a study is no matter
    if _words_of_titles(own, known) and (_POINTING.search(rest.lower()) or not matter):
        return False
    if _BODY_POINTED_AT.search(rest.lower()) and (known.bodies.find(own) or known.bodies.find_english(own)):
        return False
    if _is_idle(clause, known) and (matter or names_something(rest, known)):
        return not (_ONLY_YEARS.fullmatch(rest) or _only_compares(rest, known))
    if not _OF_ASKER.match(clause) or clause.rstrip().endswith(("?", "？")):
        return False
    return bool(matter) or (not names_something(own, known) and _ASKING.match(rest) is not None)


def _only_compares(rest: str, known: Known) -> bool:
    """Whether what follows compares meetings and names nothing else: 群租厂房整治，4月和6月的说法比较一下."""
    return _COMPARES.search(rest) is not None and not _words_of_titles(rest, known)


def _clauses(text: str, bodies: Bodies) -> list[str]:
    """Part a text into clauses; a comma within the name of a body parts none."""
    names = bodies.find_english(text)
    ends = [found.end() for found in _CLAUSE_END.finditer(text)]
    kept = [0, *(end for end in ends if not any(one.start < end < one.end for one in names))]
    return [text[first:last] for first, last in zip(kept, [*kept[1:], len(text)], strict=True)]


def _is_idle(clause: str, known: Known) -> bool:
    asks = _ASKING.match(clause) or asks_for(clause) or asks_in_chinese(clause) or clause.rstrip().endswith(("?", "？"))
    heads = clause.rstrip().endswith((":", "：")) and _names_a_kind(clause)  # gas plan: whose desk is it on?
    if asks or heads or _HEADED.match(clause) or names_something(clause, known):
        return False
    return _OF_WORK.search(clause) is not None or not known.subjects.written_in(clause)  # 群租厂房整治，…


def _names_a_kind(clause: str) -> bool:
    """Whether a clause names a kind of document: a plan, 方案."""
    return KINDS.search(clause) is not None or any(word.strip(" :") in KIND_WORDS for word in clause.lower().split())


def names_something(text: str, known: Known) -> bool:
    """Whether a text names anything that the archive may know: a body, a person, a number, a day, a subject."""
    named = known.bodies.find(text, loose=True) or known.bodies.find_english(text) or re.search(r"[\d《“\"]", text)
    person = find_people(text, known.people) or romanised_in(text, known.people)
    return bool(named or person or known.bodies.ambiguous(text)) or _names_a_matter(text, known)


def _names_a_matter(text: str, known: Known) -> bool:
    return _scoped(text) or known.subjects.names_one(_words(text))


def _scoped(text: str) -> bool:
    """Whether a text names a day, a month or a number of minutes."""
    return bool(find_dates_and_months(text.lower(), date.today()) or find_references(text.lower()))


def _words_of_titles(text: str, known: Known) -> str:
    return known.subjects.words_of(_words(text))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[㐀-鿿]+|[^\W_㐀-鿿]+", text))
