"""How much of a text another holds, by pairs of characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.pairs import counted, covered, uncovered

TEXTS = st.text(alphabet="燃气安全方案市住建局, gas12", max_size=24)


def test_chinese_counts_by_pairs_other_words_whole() -> None:
    assert counted("燃气安全", "天然气的安全，燃气") == (4, 4)
    assert counted("燃气安全", "燃煤和气体") == (0, 4)
    assert counted("gas plan", "a gas pipe") == (3, 7)
    assert covered("", "燃气") == 0.0


@given(TEXTS, TEXTS)
def test_what_is_held_and_what_is_not_make_up_the_whole(content: str, text: str) -> None:
    held, total = counted(content, text)
    chinese = [run for run in "".join(each if "㐀" <= each <= "鿿" else " " for each in content).split()]
    of_chinese = sum(counted(run, text)[0] for run in chinese)
    assert of_chinese + sum(map(len, uncovered(content, text))) == sum(map(len, chinese))
    assert 0 <= held <= total == sum(map(str.isalnum, content))
    assert counted(content, text, " ") == (held, total)
