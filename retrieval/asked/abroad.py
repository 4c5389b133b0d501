"""Places in other countries that a question names: 法国, 对法合作, France, French firms, 慕尼黑, Munich."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from retrieval.wording import any_of

# By one character minutes name a country before what is done with it, and before its firms.
_DONE_WITH = "合作|经贸|贸易|投资|招商|交流|交往|开放|出口"
_NO_DAY = "(?<![节假工今明昨当周平])"  # 节假日企业 is no 日企
# Who asks comes from there, what is asked of may not; a language is no country.
_ASKS = r"['’]?s? (?:readers?|journalists?|reporters?|investors?|friends?|clients?|colleagues?|visitors?|guests?|boss|newspapers?|embassy|ambassador|version|text|name|words?|translation|speakers?)\b"  # noqa: E501
_ASKS_ZH = "人(?!民|员|才|口)|记者|朋友|客人|客户|读者|同事|老板|友人|媒体|留学生"


class Abroad:
    """The names of other countries and of their cities, in Chinese and English."""

    def __init__(self, names: Mapping[str, Sequence[str]], short: Mapping[str, str]) -> None:
        """Take the English names by the Chinese one, and the character by which minutes name a country."""
        self._chinese = {said: name for name, english in names.items() for said in (name, *english)}
        self._by_short = {character: name for name, character in reversed(list(short.items()))}
        latin = "|".join(sorted((re.escape(said) for said in self._chinese if said[0] < "\u0370"), reverse=True))
        chars = "".join(self._by_short)
        self._named = re.compile(
            rf"(?P<zh>{any_of(names)})(?!{_ASKS_ZH})"
            rf"|(?<!in )(?<!into )\b(?P<latin>{latin})\b(?!{_ASKS})"
            rf"|对(?P<to>[{chars}])(?:{_DONE_WITH})|{_NO_DAY}(?P<firms>[{chars}])(?:资企|企(?!业|图|及|盼|稳|管))"
        )

    def named(self, text: str) -> tuple[str, ...]:
        """Give the places abroad that a text in simplified characters names, each once, by their Chinese names."""
        found = (match.groupdict() for match in self._named.finditer(text))
        return tuple(dict.fromkeys(self._name(each) for each in found))

    def _name(self, said: Mapping[str, str | None]) -> str:
        whole, short = said["zh"] or said["latin"], said["to"] or said["firms"] or ""
        return self._chinese[whole] if whole else self._by_short[short]
