"""In which language a question is asked: by its script, its function words, and the words round a Chinese name."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from retrieval.asked.words import query_words

TITLE = re.compile(r"《(?P<book>[^《》]{2,200})》|[“\"「『](?P<quoted>[^“”\"「」『』《》]{2,200})[”\"」』]")
_SET_APART = re.compile("[(（][^()（）]*[)）]")  # a name given in Chinese behind its English
_HAN = re.compile(r"[㐀-鿿]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][a-z]+)?")
# Words of a Chinese sentence that no name of a matter has.
_ASKS_IN_CHINESE = re.compile(
    "[的了是吗呢谁哪啥咋请吧么]|什么|怎|如何|多少|几[个份项号位家条次月]|是否|有没有|有无|何|列出|比较|总结|概括"
)
_ENDS_IN_LATIN = re.compile(r"[A-Za-z]\s*[?？]\s*$")
# By the Unicode names of letters: what a script is nearly always the language of.
_SCRIPTS = {
    "ARABIC": "ar", "HEBREW": "he", "CYRILLIC": "ru", "GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja",
    "THAI": "th", "DEVANAGARI": "hi", "TAMIL": "ta", "BENGALI": "bn", "GEORGIAN": "ka", "ARMENIAN": "hy", "KHMER": "km",
}  # fmt: skip
_SCRIPT_SAMPLE_CHARS = 400


def language_of(text: str) -> str:
    """Tell the language by script, and among Latin ones by function words: zh, en, de …, `und` where nothing tells."""
    scripts = Counter(_script(char) for char in text[:_SCRIPT_SAMPLE_CHARS] if char.isalpha())
    other = [name for name, _ in scripts.most_common() if name in _SCRIPTS]
    if other and (scripts[other[0]] > scripts["CJK"] or _SCRIPTS[other[0]] in ("ja", "ko")):
        return _SCRIPTS[other[0]]
    latin = _latin_language(text)
    if not scripts["CJK"]:
        return latin or ("en" if scripts["LATIN"] else "und")
    outside = _SET_APART.sub("", text)
    asked_in_chinese = any(word in outside for word in query_words().function_words["zh"])
    if not _ASKS_IN_CHINESE.search(outside) and _asks_in_english(outside):
        return "en"
    words = len(_LATIN_WORD.findall(text))
    outside_quotes = len(_HAN.findall(TITLE.sub("", text)))
    if latin and (not asked_in_chinese or words > outside_quotes):
        return latin
    return "zh" if words <= scripts["CJK"] else "en"


def _asks_in_english(text: str) -> bool:
    """Whether English words ask round a Chinese name: 五经普 lead dept?"""
    lists = query_words()
    words = [word.lower() for word in _LATIN_WORD.findall(TITLE.sub(" ", text)) if not word.isupper()]
    asking = [word for word in words if word in lists.english_frame or word in lists.english_question]
    return bool(asking) and (len(words) > 1 or _ENDS_IN_LATIN.search(text) is not None)


def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ", 1)[0]


def _latin_language(text: str) -> str | None:
    """Give the language most of whose function words stand in the text; English where two have as many."""
    words = Counter(word.lower().removesuffix("'s") for word in _LATIN_WORD.findall(text[: 10 * _SCRIPT_SAMPLE_CHARS]))
    hits = {
        language: sum(count for word, count in words.items() if word in known)
        for language, known in query_words().function_words.items()
        if language != "zh"
    }
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else None
