"""What minutes tell bodies to do, read by its forms: with 要 behind its subject, or given to a body with 由."""

from __future__ import annotations

import pytest

from retrieval.bodies import Bodies
from retrieval.parsing.duties import find_duties


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("平台由市财政局维护。", [("市财政局", "平台由市财政局维护。")]),
        ("水费每吨1元，由市财政局代征。", [("市财政局", "水费每吨1元，由市财政局代征。")]),
        ("由市住建局代建，市财政局审核。", [("市住建局", "由市住建局代建"), ("市财政局", "市财政局审核。")]),
        ("技改由市财政局牵头，市审计局配合。", [("市财政局", "技改由市财政局牵头，市审计局配合。")]),
        ("会上由市司法局领学解读有关条文。", []),
        ("讨论了由市科技局提出的方案。", []),
        ("专班由市财政局、市审计局组成。", []),
    ],
)
def test_work_given_to_a_body_is_its_duty_but_reporting_is_none(printed: str, told: list[tuple[str, str]]) -> None:
    assert [(duty.bodies[0], duty.span.of(printed)) for duty in find_duties(printed, Bodies.load())] == told
