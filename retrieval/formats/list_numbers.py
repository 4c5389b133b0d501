"""How office programs write the n-th label of a list: 三, 十二, 3, ③, iii, 甲 …

The style names and their digits are those of ISO/IEC 29500-1, 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

from collections.abc import Callable

MAX_STYLED = 9_999
_CHINESE = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def in_style(value: int, style: str) -> str:
    """Write `value` in the named style; a style that is not known, or a value beyond it, gives plain digits."""
    writer = _STYLES.get(style)
    return writer(value) if writer and 0 < value <= MAX_STYLED else str(value)


def _by_digits(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counted(value: int, digits: str, units: tuple[str, ...], zero: str) -> str:
    """Count by places: 二百零三; a leading 一十 is 十."""
    written = ""
    for place in range(len(str(value)) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit:
            gap = zero if written and value // 10 ** (place + 1) % 10 == 0 else ""
            written += gap + digits[digit] + units[place]
    return written


def _chinese_thousand(value: int) -> str:
    written = _counted(value, _CHINESE, ("", "十", "百", "千"), "零")
    return written[1:] if written.startswith("一十") else written


def _chinese(value: int) -> str:
    return _chinese_thousand(value) if value < 100 else _by_digits(_CHINESE)(value)


def _japanese(value: int) -> str:
    written = _counted(value, _CHINESE, ("", "十", "百", "千"), "")
    for unit in "十百千":
        written = written.replace("一" + unit, unit)
    return written


def _legal(digits: str) -> Callable[[int], str]:
    return lambda value: _counted(value, digits, ("", "拾", "佰", "仟"), "零")


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if value <= len(signs) else str(value)


def _circled(value: int) -> str:
    for first, last, sign in ((1, 20, "①"), (21, 35, "㉑"), (36, 50, "㊱")):
        if first <= value <= last:
            return chr(ord(sign) + value - first)
    return str(value)


def _enclosed(first_sign: str) -> Callable[[int], str]:
    return lambda value: chr(ord(first_sign) + value - 1) if value <= 20 else str(value)


def _letters(value: int) -> str:
    times, letter = divmod(value - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _roman(value: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        written += sign * times
    return written


_STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting", "koreanCounting"), _chinese),
    **dict.fromkeys(("chineseCountingThousand", "taiwaneseCountingThousand"), _chinese_thousand),
    "japaneseCounting": _japanese,
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _by_digits(_CHINESE)),
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "ideographEnclosedCircle": lambda value: chr(ord("㊀") + value - 1) if value <= 10 else str(value),
    "decimalEnclosedParen": _enclosed("⑴"),
    "decimalEnclosedFullstop": _enclosed("⒈"),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _by_digits("０１２３４５６７８９")),
    "decimalZero": lambda value: f"{value:02d}",
    "lowerLetter": _letters,
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda value: _roman(value).upper(),
    "none": lambda _: "",
}
