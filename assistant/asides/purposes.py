"""Who asks, why and for what, in Chinese: 审计局拟了解…; 为便于归档，…; 以便我镇核对档案; 我镇要据此拟写方案.

Each function leaves one such piece out of a question, as far as words tell; whether what is left still asks about
something is for assistant/asides/removal.py to say. English ones stand in assistant/asides/purposes_english.py.
"""

from __future__ import annotations

import re

_UNIT = (
    "局|委|办|处|科|室|组|镇|街道|区|院|校|司|所|队|站|社区|村"
    "|中心|公司|集团|企业|单位|部门|机构|方|边|支部|协会|商会|学校|馆"
)
# The asker: 我局, 本单位, 我们科室; 我市 and 我省 are where the minutes are from.
_SELF = rf"(?:我|咱|俺|本|敝)(?:们|人)?(?:这边|这里|(?:{_UNIT})+)?(?![市省国县])"
_PERSONS = "领导|同志|同事|主任|局长|书记|处长|科长|记者|市民|群众|居民|村民|网友|代表|委员|企业|客户|老师|学生|媒体"
_OTHER = rf"(?:有|现有|近日|近期|日前|刚才|今天|昨天|上午|下午|某)?[㐀-鿿]{{0,12}}?(?:{_UNIT}|{_PERSONS})"
_WANTS = (
    "(?:拟|想要?|欲|希望|需要?|须|打算|准备|正在?|现|目前|近期|日前|正好|因此|急需|亟需|还|也|又|刚才?|今天|昨天"
    "|打?来?电话?|来[电函信人访]|发[来]?函|派人|托人|去电|通过[^，。？]{2,8})*"
)
_HINT_OF_WANT = "(?=.{0,9}(?:拟|想|欲|希望|需|准备|打算|正|来|电|函|托|问|打听|咨询))"
_MUST = "(?:要|需要?|须|拟|想要?|准备|打算|正在?|将)+"
_WHILE = "(?:在?[^，。？?]{2,14}?(?:时|中|过程中|期间|当中|之前|之后|后)(?:候)?[，,]?)"
_LOOKED_UP = "了解|核实|核对|查询|查阅|咨询|询问|请教|知道"
_KNOW = (
    rf"(?:{_LOOKED_UP}|核查|查证|查明|查找|(?<![普检巡审核调督排抽勘])查(?!处|办|[^，。？]?清)|掌握|打听|确认|明确|弄清|搞清|弄明白|知悉|知晓"
    "|来?问(?![题责卷])|发现|注意到|留意到|看到|见到|读到|听说|获悉|得知|关心|关注(?!度))"
)
_WRITE = (
    "(?:写[明清到进入上]|注明|填[写报]?|引[用述]|列明|载明|反映|提到|标[注明]|体现|交代|介绍|汇报|报告|说明|收录|登记|录入"
    "|补录|补充|补[写填])"
)
_TAIL = "(?:清楚?|一下|到|过|了|起|我们?|下|有关|关于|的是|这样)*[：:，,]?"
_GREETING = r"\s*(?:(?:[您你]们?|各位|贵[办局处室]|老师|领导)好)?[，,。！! ]*\s*"
_LEAD_IN = re.compile(
    rf"^{_GREETING}(?:"
    rf"{_SELF}[^，。？?谁哪啥什几多]{{0,8}}?{_WHILE}?"
    rf"(?:{_KNOW}|(?:在|于|给|向)[^，。？?]{{1,14}}?{_WRITE}|{_MUST}{_WRITE})"
    rf"|{_OTHER}(?:{_WHILE}|{_HINT_OF_WANT}{_WANTS}){_KNOW}"
    rf"|{_OTHER}(?:需要?|拟|欲|想要?|准备|打算|希望)+{_WRITE}"
    rf"|{_OTHER}(?:要求|让|请|托|叫|委托)(?:{_SELF})?(?:帮忙|代为|协助|来)?{_KNOW}"
    r"|接[^，。？?]{1,8}?(?:来[电函信]|来访|反映|通知|电话|咨询)[，,]?(?:询问|咨询|反映|要求|问)"
    rf"|(?:现|兹|今|特)?(?:来|前来|去?函|致电)?(?:需要?|想要?|拟|特此?)*(?:{_LOOKED_UP})"
    rf"){_TAIL}(?=[㐀-鿿《“\d]{{3}})"
)
_PAPERS = (
    "档|台账|材料|报告|汇报|记录|审计|核[对查实]|年鉴|大事记|备[案查忘]|答复|回复|编[写制]|撰写|[起拟]草|拟写|汇编|填报|上报"
    "|对接|衔接|登记|入库|调研|课题|论文|检查|巡[察查]|督[查办]|验收|领导|需要|要求|委托|安排|交办|通知|掌握情况|了解情况|工作"
    "|查[阅询]|信息公开|存[档查]|引用|宣传|报道|培训|总结|统计|台帐|清单|稿"
)
_ASKS = re.compile(
    "谁|哪|多少|什么|啥|(?<![十百])几[个份项号位家条次月日时]|[吗呢]|么[？?]?$|是否|有没有|有无|怎|如何|何[时人处地种]|咋"
    "|是不是|请问|对不对"
)
_REASON = "为(?!何|什么|啥|谁|期)了?|出于|因(?!此)|鉴于|由于|根据|按照?|应(?=[^，]{1,12}(?:要求|请))|受|结合|配合"
_OPENING = re.compile(
    rf"^\s*(?:现|兹|今)?(?:{_REASON}|{_SELF})"
    rf"(?=[^，。？?]{{0,24}}(?:{_PAPERS}|{_SELF}))[^，。？?]{{2,30}}[，,；;。]\s*"
)
_PURPOSE = "以便|以供|以备|以资|以利|以作|以方便|便于|方便(?!面)|用[于以作来]|作为|好[让向给跟]|留作|留着|仅供"
_USE = "用|参考|查阅|参阅|备查|研究|审阅|审定|依据|[归存]档|核对|汇报"
_YEAR = re.compile(r"(?:19|20)\d\d\s*年")  # when it was: 按照2010年常务会议的要求，
# By which paper it is asked: 按2015年大气污染防治工作计划，.
_BY_A_PAPER = re.compile(
    rf"\s*(?:根据|按照?|依照?|照)(?!{_SELF})[^，。？?]{{4,30}}?(?:计划|方案|办法|意见|要点|规划|预案|细则|目录|草案)"
    r"(?:的?(?:规定|要求|安排|口径))?[，,]"
)
_ENDING = re.compile(
    rf"[，,；;。？?！!\s（(]+(?:(?:我|以上|上述|均|都|仅)?(?:{_PURPOSE})|供(?=[^，。？?]{{1,14}}(?:{_USE})))"
    r"[^。？?！!]{2,40}[。？?！!）)\s]*$"
)
_WHO_WILL = rf"{_SELF}|(?:以上|上述)(?:内容|信息|情况)?|此事|领导|[处局镇办科]里|单位|台账|材料"
_AFTERWARDS = re.compile(
    rf"[，,；;。？?！!\s]+(?:(?:我|咱|本|敝)们?(?:{_UNIT})+"
    rf"|(?:{_WHO_WILL})[^，。？?！!]{{0,6}}?"
    r"(?:要|需|须|拟|将|想|准备|打算|正|(?<!记)得|应|据此|好|已|还|会|在|急|马上|明天|今天|下午|上午|等着?|催|让))"
    r"[^。？?！!]{2,40}[。！!\s]*$"
)
_WHOM = "他们?|她|对方|企业|群众|人家"
_REPLY = re.compile(
    r"[，,；;。？?\s]+(?:请问)?(?:我们?|本局|这边|应该?|该|要|可以?|需要?)*(?:怎么|如何|怎样|咋)"
    rf"(?:给|跟|向)?(?:{_WHOM})?(?:答复|回复|回答|回应|说明|解释|回)(?:{_WHOM}|好|呢|才好)*[？?。\s]*$"
)


def without_ending(text: str) -> str:
    """Leave out what a question ends with on the use of its answer: 以便我镇核对档案; 我局要据此拟写方案; 怎么答复."""
    while (shorter := _shorter_at_end(text)) != text:
        text = shorter
    return text


def without_opening(text: str) -> str:
    """Leave out a first clause of purpose, which asks nothing: 为便于归档，; 因工作需要，."""
    found = _OPENING.match(text)
    tells = found and (_ASKS.search(found[0]) or _BY_A_PAPER.match(found[0]) or _YEAR.search(found[0]))
    return text[found.end() :] if found and not tells else text


def without_lead_in(text: str) -> str:
    """Leave out who wants to know or to write it, before the matter: 审计局拟了解…; 我局要在报告中写明…."""
    found = _LEAD_IN.match(text)
    rest = text[found.end() :] if found and not _ASKS.search(found[0].replace("请问", "")) else text
    return rest if _ASKS.search(rest) or re.search("请|告知|望|盼", rest) else text


def _shorter_at_end(text: str) -> str:
    for pattern in (_REPLY, _ENDING, _AFTERWARDS):
        found = pattern.search(text)
        if found and (pattern is _REPLY or not _ASKS.search(found[0])):
            mark = "？" if found[0][0] in "？?" else ""
            return text[: found.start()] + mark
    return text
