"""The language of a question is told by its script and words, and by the words round a Chinese name."""

from __future__ import annotations

import pytest

from retrieval.asked.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("哪个部门负责燃气三年行动方案？", "zh"),
        ("對德合作工作要點由哪個部門負責？", "zh"),
        ("IP政策 是哪个局 负责的", "zh"),
        ("Which bureau is responsible?", "en"),
        ("What does 一河一策 mean?", "en"),
        ("who does 夏家辉 work for", "en"),
        ("gas plan", "en"),
        ("五经普 lead dept?", "en"),
        ("信息化项目管理办法 issued in whose name", "en"),
        ("燃气方案 deadline 是哪天", "zh"),
        ("chair, minutes No. 5?", "en"),
        ("Welche Behörde ist für den Gasplan zuständig?", "de"),
        ("Quel bureau est responsable du plan gaz ?", "fr"),
        ("¿Quién es responsable del plan?", "es"),
        ("من المسؤول عن خطة الغاز؟", "ar"),
        ("Кто отвечает за газ?", "ru"),
        ("ガス計画の責任者は誰ですか", "ja"),
        ("가스 계획은 누가 담당합니까?", "ko"),
        ("？！…", "und"),
        ("", "und"),
    ],
)
def test_language_is_told_by_script_and_function_words(text: str, language: str) -> None:
    assert language_of(text) == language
