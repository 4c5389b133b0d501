"""What holds for every test: no network beyond this machine, and none of the settings of whoever runs the tests."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.offline import sitecustomize as offline

# Python processes that tests start block the network too.
_OFFLINE = str(Path(offline.__file__).parent)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (_OFFLINE, os.environ.get("PYTHONPATH", ""))))


@pytest.fixture(autouse=True)
def own_settings_only(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take `MINUTES_` variables away, but for tests that need the language model that they name."""
    if request.node.get_closest_marker("llm") is None:
        for name in [each for each in os.environ if each.startswith("MINUTES_")]:
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def nothing_reached() -> Iterator[list[str]]:
    """Fail a test during which a host beyond this machine was tried, even where the error was swallowed."""
    offline.attempts.clear()
    yield offline.attempts
    assert not offline.attempts, f"tried to reach {offline.attempts}"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the browser's tests last: their driver keeps an event loop running, in which no other can be tried."""
    items.sort(key=lambda item: "browser" in item.path.parts)
