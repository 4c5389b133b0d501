"""Bodies are found in English text, in the usual variants of their names, and in no other place's."""

from __future__ import annotations

import pytest

from retrieval.bodies import Bodies
from retrieval.names.table import read_table

BODIES = Bodies.load()


def found_english(text: str) -> list[str]:
    return [mention.canonical for mention in BODIES.find_english(text)]


def test_every_display_name_in_english_leads_back_to_its_body() -> None:
    at_hand = [entry.name for entry in read_table().bodies if not entry.elsewhere]
    astray = {name: found_english(f"What about the {BODIES.english(name)}?") for name in at_hand}
    assert {name: names for name, names in astray.items() if names != [name]} == {}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("What must the market regulation bureau do?", ["市市场监管局"]),
        ("the Market Supervision Administration's duties", ["市市场监管局"]),
        ("bureau of market supervision", ["市市场监管局"]),
        ("Did the emergency bureau or the URBAN MANAGEMENT DEPARTMENT report?", ["市应急局", "市城管局"]),
        ("the city management bureau", ["市城管局"]),
        ("culture, sports and tourism bureau", ["市文体广旅局"]),
        ("the sports department", ["市文体广旅局"]),
        ("Human Resources & Social Security Bureau", ["市人社局"]),
        ("organisation department of the party committee", ["市委组织部"]),
        ("Office of the Municipal Party Committee", ["市委办公室"]),
        ("Government Office", ["市政府办公室"]),
        ("Was the 2021 archives work plan approved?", []),  # what it is about, no body
        ("What was decided on archives?", []),
        ("Did the Archives report?", ["市档案馆"]),
        ("Who came for the Federation of Disabled Persons?", ["市残联"]),
        ("Who came for the Economic and Information Commission?", ["市工信局"]),
        ("the Administration for Industry and Commerce", ["市市场监管局"]),
        ("the State Tax Bureau", ["税务局"]),
        ("the Administrative Service Centre", ["市行政审批局"]),
        ("the Radio and Television Station", ["市融媒体中心"]),
        ("Party standing committee", ["市委常委会"]),
        ("the People's Congress Standing Committee", ["市人大常委会"]),
        ("comprehensive command centre", ["市综合指挥中心"]),
        ("the high-tech zone and the fire brigade", ["高新区", "市消防救援大队"]),
        ("who came from Shaxi?", ["沙溪镇"]),
        ("Who represented Agriculture in spring?", ["市农业农村局"]),
        ("the man sent by Transport, and who came for the Audit", ["市交通运输局", "市审计局"]),
        ("Which growth in agriculture represented a success?", []),
        ("Suzhou housing bureau, provincial health commission, National Bureau of Statistics", []),
        ("which bureau is responsible for the gas safety plan", []),
        ("market, bureau. Housing! Bureau", []),
    ],
)
def test_english_names_are_found_in_their_usual_variants(text: str, bodies: list[str]) -> None:
    assert found_english(text) == bodies


def test_english_mentions_keep_their_offsets() -> None:
    text = "Ask the municipal housing bureau’s staff"
    (mention,) = BODIES.find_english(text)
    assert text[mention.start : mention.end] == "municipal housing bureau"


def test_a_body_that_the_minutes_name_comes_before_one_that_only_shares_its_field() -> None:
    assert found_english("sports bureau") == ["市文体广旅局"]
    learned = BODIES.learn(["市体育局"])
    assert [one.canonical for one in learned.find_english("sports bureau")] == ["市体育局"]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("what the housing folks must do", "市住建局"),
        ("the market watchdog", "市市场监管局"),
        ("how many people came", None),
    ],
)
def test_a_field_and_a_loose_word_for_its_people_name_a_body(text: str, body: str | None) -> None:
    assert [one.canonical for one in Bodies.load().find_english(text)] == ([body] if body else [])
