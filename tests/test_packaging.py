"""What is declared, pinned and shipped: no import without a dependency, no dependency without a pin."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_structure import OURS, imports, modules

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins() -> dict[str, str]:
    """Give name and version of each line of constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


def declared() -> list[Requirement]:
    """Give all that pyproject.toml asks for, extras included, ourselves left out."""
    listed = [
        *PROJECT["dependencies"],
        *(each for extra in PROJECT["optional-dependencies"].values() for each in extra),
    ]
    return [needed for needed in map(Requirement, listed) if needed.name != PROJECT["name"]]


def closure(first: list[Requirement]) -> set[str]:
    """Give the names of all packages that the given ones need here, by what the installed ones say of themselves."""
    seen: set[tuple[str, str]] = set()
    waiting = [(needed, "") for needed in first]
    while waiting:
        needed, extra = waiting.pop()
        if needed.marker and not needed.marker.evaluate({"extra": extra}):
            continue
        for wanted in ("", *needed.extras):
            if (key := (canonicalize_name(needed.name), wanted)) not in seen:
                seen.add(key)
                waiting += [(Requirement(line), wanted) for line in _requires(needed.name)]
    return {name for name, _ in seen}


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("needed", declared(), ids=lambda needed: needed.name)
def test_every_dependency_is_pinned_within_its_range(needed: Requirement) -> None:
    assert needed.specifier.contains(pins()[canonicalize_name(needed.name)], prereleases=True)


def test_what_the_dependencies_need_is_pinned_too() -> None:
    assert closure(declared()) - set(pins()) == set()


def test_the_pins_bring_no_cuda_and_no_build_of_one_machine() -> None:
    assert not [name for name in pins() if re.match(r"nvidia|cuda|triton", name)]
    assert all(re.fullmatch(r"[0-9][0-9a-z.]*", version) for version in pins().values())


def test_every_import_of_the_shipped_rooms_is_a_declared_dependency() -> None:
    names = {canonicalize_name(needed.name) for needed in declared()}
    distributions = packages_distributions()
    missing = []
    for module in modules():
        for line, name in imports(module.tree) if module.shipped else ():
            top = name.split(".")[0]
            owners = {canonicalize_name(owner) for owner in distributions.get(top, [])}
            if top not in OURS | sys.stdlib_module_names and owners and not owners & names:
                missing.append(f"{module.path}:{line} {name}")
    assert missing == []
