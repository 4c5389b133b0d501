"""The tables of wordings that stand beside the code: by which words questions ask, narrow and lean on what was said."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Read one of them, `name`.toml (facets, generate/roles …); each once."""
    return tomllib.loads((files("assistant") / f"{name}.toml").read_text(encoding="utf-8"))
