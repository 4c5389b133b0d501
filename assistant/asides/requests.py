"""What stands before a request that says all of itself: 想了解这一做法有多普遍，请把2018年先行试点的文件列出来."""

from __future__ import annotations

import re

_REQUEST = re.compile(
    r"^(?P<before>[^？?]{0,80}?(?:想|要|需要?|打算|准备|正?在|负责|刚)[^？?]{2,60}?)[，,；;。：:]\s*"
    r"(?P<asked>(?:所以|因此)?(?:请|麻烦|烦请|劳驾|帮我|能不能|可以?不?可以?)(?:您|你|帮忙|帮我|也|再)*"
    r"(?:把|将|列|逐|给我?列|整理|汇总|查[一]?下|找出)[^？?]{8,}[？?。]?)$"
)
_SCOPED = re.compile(r"(?:19|20)\d\d\s*年|历年|[今去前]年|全部|所有|哪[些几]|第\s*\d+\s*[号次]")
_A_MATTER = re.compile(r"(?:的事|方面|问题|情况|这一?[块摊]|领域)[，,：:]?$")
# What is not meant, in brackets or between commas: 先行试点（而不是直接印发）; (rather than issued outright).
_CONTRAST = re.compile(
    r"\s*[（(](?:而不是|而非|并非|不是)[^（）()]{1,20}[）)]"
    r"|\s*\((?:rather than|instead of|as opposed to|not) [^()]{2,60}\)",
    re.IGNORECASE,
)
# A word for things counted up before it, of which no text need say it: 领导小组、专班这类机制.
_COUNTED_UP = re.compile(
    r"(?P<things>[㐀-鿿]{2,8}(?:[、和与及][㐀-鿿]{2,8})+?)(?:等等?|这[些类种几]+|之类的?|这样的|一类的?|诸如此类的?)"
    r"(?P<word>[㐀-鿿]{2,3}?)(?=[，,。？?；;]|[在里中]|的|都|有[哪关没]|各|分别|$)"
)
_WHOLE_ARCHIVE = re.compile(
    r",?\s*\b(?:in|across|throughout|over|from|within) (?:all (?:of )?)?(?:the|your|this|our) "
    r"(?:whole |entire |full |complete )?"
    r"(?:archives?|collection|corpus|database)\b(?! (?:work|building|bureau|office|law|measures|plan|management))"
    r"|(?:在)?(?:整个|全部?|你们?的?)(?:档案库|资料库|纪要库|库)(?:里面?|中|内)?",
    re.IGNORECASE,
)
_LOCAL = re.compile(r"\blocal (?=(?:people['’]?s congress|party committee)\b)", re.IGNORECASE)
_OF_LISTS = re.compile("文件|议题|事项|单位|部门|会议|纪要|内容|文本|材料|方案|条例|办法|公司|集团|企业|领导")


def without_story(text: str) -> str:
    """Leave out why a list is requested, where the request names when or what by itself."""
    found = _REQUEST.match(text)
    if not found or not _SCOPED.search(found["asked"]) or _A_MATTER.search(found["before"]):
        return text
    return found["asked"]


def without_contrast(text: str) -> str:
    """Leave out what brackets say is not meant."""
    return _CONTRAST.sub("", text)


def without_whole_archive(text: str) -> str:
    """Leave out that all that is held is to be looked through, which is done anyway."""
    return _WHOLE_ARCHIVE.sub("", text)


def without_class_word(text: str) -> str:
    """Leave out the word for what things counted up before it are; and that an organ is the one of the place."""
    text = _LOCAL.sub("", text)
    found = _COUNTED_UP.search(text)
    if not found or _OF_LISTS.search(found["word"]):
        return text
    return f"{text[: found.end('things')]}{text[found.end('word') :]}"
