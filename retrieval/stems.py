"""What the forms of an English word share: policies, policy -> polici; built, building -> build."""

from __future__ import annotations

# (ending, least letters that must be left)
_ENDINGS = (
    ("ization", 3), ("isation", 3), ("ations", 3), ("ation", 3), ("ities", 3), ("ments", 3), ("ness", 3), ("ions", 3),
    ("ings", 3), ("ment", 3), ("ity", 3), ("ion", 3), ("ing", 3), ("ed", 3), ("er", 3), ("es", 3), ("ly", 3),
)  # fmt: skip
# A verb, or a noun, and its irregular forms.
_FORMS = """
arise arose arisen, become became, begin began begun, bind bound, break broke broken, bring brought, build built,
buy bought, catch caught, choose chose chosen, come came, deal dealt, dig dug, draw drew drawn, drink drank drunk,
drive drove driven, eat ate eaten, fall fell fallen, feed fed, fight fought, find found, fly flew flown,
foresee foresaw foreseen, forbid forbade forbidden, freeze froze frozen, give gave given, grow grew grown,
keep kept, lay laid, lead led, learn learnt, leave left, lend lent, lose lost, make made, mean meant, meet met,
oversee oversaw overseen, overcome overcame, pay paid, prove proven, ride rode ridden, rise rose risen, run ran,
say said, seek sought, sell sold, send sent, shake shook shaken, shoot shot, show shown, shrink shrank shrunk,
sink sank sunk, sit sat, speak spoke spoken, speed sped, spend spent, stand stood, steal stole stolen, stick stuck,
strike struck, strive strove striven, sweep swept, swim swam swum, take took taken, teach taught, tear tore torn,
tell told, think thought, throw threw thrown, undertake undertook undertaken, uphold upheld, wear wore worn,
withdraw withdrew withdrawn, write wrote written, child children, man men, woman women, person people, life lives,
half halves, crisis crises, basis bases, analysis analyses, criterion criteria
"""
_IRREGULAR = {form: first for first, *forms in (each.split() for each in _FORMS.split(",")) for form in forms}


def stem(word: str) -> str:
    """Cut an English word of small letters to what its forms share; irregular ones are those of their verb or noun."""
    word = _IRREGULAR.get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-2]
    for ending, shortest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            word = word[: -len(ending)]
            break
    else:
        word = word[:-1] if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
    word = word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "elsz" else word
    if len(word) > 3 and word[-1] in "ey":
        return word[:-1] + ("i" if word[-1] == "y" else "")
    return word
