"""The house style that a machine can hold: which room imports which, what stays behind a fence, how long things get."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# What each shipped room may import of ours, besides itself: rooms, or single modules of a room. The page gets records
# and errors from the assistant's answers, so it may name their types; it may not search by itself.
MAY_IMPORT = {
    "ui": {"assistant", "retrieval.records", "retrieval.errors"},
    "assistant": {"retrieval", "prompts"},
    "retrieval": set(),
    "prompts": set(),
    "index_data": set(),
}
OURS = {*MAY_IMPORT, "benchmarks", "tests"}
# Libraries, and rooms within rooms, with the files and folders that may import them.
FENCES = {
    "chromadb": ("retrieval/index.py",),
    "sentence_transformers": ("retrieval/encoder.py", "retrieval/ranking/reranker.py"),
    "gradio": ("ui.py", "assistant/views/"),
    "assistant.views": ("ui.py", "assistant/views/"),
}
# The rooms within the two large ones, each above those that it may import. Single modules beside them stand between.
FLOORS = {
    "retrieval": ("formats", "models", "parsing", "stored", "asked", "names", "slips", "ranking"),
    "assistant": (
        *("text", "learnt", "asked", "asides", "narrowing", "matching", "judging"),
        *("compose.parts", "compose.stated", "compose.attendance", "compose", "compose.listed", "compose.presumed"),
        *("followups", "keeping", "evaluation", "ledger"),
    ),
}
ENVIRONMENT = {"environ", "environb", "getenv", "getenvb", "putenv", "unsetenv", "load_dotenv"}
MAY_READ_ENVIRONMENT = "assistant/settings.py"
MAY_PRINT = "assistant/__main__.py"
# The command is where people come in: it stands above the page, which it opens.
COMMAND_MAY_IMPORT = {"assistant/__main__.py": {"ui"}}
MAX_FUNCTION_LINES = 50
MAX_FILE_LINES = 300
MAX_MODULES_IN_A_ROOM = 30
MAX_PARAMETERS = 5

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Module:
    """One Python file: its path from the root, with slashes, and its code."""

    path: str
    code: str

    @cached_property
    def tree(self) -> ast.Module:
        """Give the file's syntax tree."""
        return ast.parse(self.code, self.path)

    @property
    def room(self) -> str:
        """Name the room that the file stands in."""
        return self.path.split("/")[0].removesuffix(".py")

    @property
    def shipped(self) -> bool:
        """Tell whether the file is part of what users install."""
        return self.room in MAY_IMPORT


def modules() -> Iterator[Module]:
    """Give every Python file of the project."""
    for room in sorted(OURS):
        for path in [ROOT / f"{room}.py", *sorted((ROOT / room).rglob("*.py"))]:
            if path.is_file():
                yield Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give line and dotted name of every import, those by importlib.import_module("…") and __import__ too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__") and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, type_of_function))


def against_the_direction(module: Module) -> Iterator[str]:
    """Complain of imports that do not go ui -> assistant -> {retrieval, prompts}."""
    if module.shipped:
        for line, name in imports(module.tree):
            allowed = {module.room, *MAY_IMPORT[module.room], *COMMAND_MAY_IMPORT.get(module.path, ())}
            if name.split(".")[0] in OURS and not any(f"{name}.".startswith(f"{each}.") for each in allowed):
                yield f"{module.path}:{line} imports {name}"


def up_the_floors(module: Module) -> Iterator[str]:
    """Complain of a room within a room that imports one above it."""
    floors = FLOORS.get(module.room, ())
    own = _floor(module.path.removesuffix(".py").replace("/", "."))
    for line, name in imports(module.tree):
        other = _floor(name)
        if name.split(".")[0] == module.room and own in floors and other in floors[floors.index(own) + 1 :]:
            yield f"{module.path}:{line} imports {name}, which stands above it"


def _floor(name: str) -> str:
    """Name the innermost room that a module stands in: compose.parts, for assistant.compose.parts.lists."""
    room, *inside = name.split(".")
    named = (".".join(inside[:end]) for end in range(len(inside), 0, -1))
    return next((each for each in named if each in FLOORS.get(room, ())), "")


def through_a_fence(module: Module) -> Iterator[str]:
    """Complain of what is used outside the files that may."""
    if module.shipped:
        for line, name in imports(module.tree):
            for fenced, allowed in FENCES.items():
                if f"{name}.".startswith(f"{fenced}.") and not module.path.startswith(allowed):
                    yield f"{module.path}:{line} imports {name}; only {' and '.join(allowed)} may"


def reading_the_environment(module: Module) -> Iterator[str]:
    """Complain of the environment used outside the settings."""
    if not module.shipped or module.path == MAY_READ_ENVIRONMENT:
        return
    for node in ast.walk(module.tree):
        match node:
            case ast.Attribute(attr=name) | ast.alias(name=name) if name in ENVIRONMENT:
                yield f"{module.path}:{node.lineno} uses {name}; only {MAY_READ_ENVIRONMENT} may"


def printing(module: Module) -> Iterator[str]:
    """Complain of print outside the command."""
    if module.shipped and module.path != MAY_PRINT:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                yield f"{module.path}:{node.lineno} prints; only {MAY_PRINT} may"


def overlong(module: Module) -> Iterator[str]:
    """Complain of files and functions that have grown too long to take in."""
    lines = len(module.code.splitlines())
    if lines > MAX_FILE_LINES:
        yield f"{module.path} has {lines} lines; at most {MAX_FILE_LINES}"
    for node in _functions(module.tree):
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > MAX_FUNCTION_LINES:
            yield f"{module.path}:{node.lineno} {node.name} has {lines} lines; at most {MAX_FUNCTION_LINES}"


def with_too_many_parameters(module: Module) -> Iterator[str]:
    """Complain of functions that take more than a reader keeps in mind; self and cls are not counted."""
    for node in _functions(module.tree) if module.shipped else ():
        named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
        count = sum(argument.arg not in ("self", "cls") for argument in named)
        if count > MAX_PARAMETERS:
            yield f"{module.path}:{node.lineno} {node.name} takes {count} parameters; at most {MAX_PARAMETERS}"


def undocumented(module: Module) -> Iterator[str]:
    """Complain of public modules, classes, functions and methods without a docstring."""
    if module.shipped:
        yield from _undocumented(module, module.tree)


def _undocumented(
    module: Module, node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
) -> list[str]:
    name = getattr(node, "name", "the module")
    if name.startswith("_"):
        return []
    found = [] if ast.get_docstring(node) else [f"{module.path}:{getattr(node, 'lineno', 1)} {name} has no docstring"]
    if not isinstance(node, type_of_function):
        for child in node.body:
            if isinstance(child, (ast.ClassDef, *type_of_function)):
                found += _undocumented(module, child)
    return found


Rule = Callable[[Module], Iterator[str]]
PLANTED: list[tuple[Rule, str, str]] = [
    (against_the_direction, "retrieval/x.py", "from assistant.answer import Answer"),
    (against_the_direction, "retrieval/x.py", "import prompts"),
    (against_the_direction, "prompts/x.py", "def f():\n    import retrieval.records"),
    (against_the_direction, "assistant/x.py", "import ui"),
    (against_the_direction, "assistant/x.py", "from tests.fakes import Fake"),
    (against_the_direction, "assistant/x.py", "import importlib\nimportlib.import_module('ui')"),
    (against_the_direction, "ui.py", "import retrieval.index"),
    (against_the_direction, "ui.py", "from retrieval.records_of_others import x"),
    (up_the_floors, "assistant/matching/x.py", "from assistant.judging.signs import signs"),
    (up_the_floors, "assistant/compose/parts/x.py", "from assistant.compose.dates import date"),
    (up_the_floors, "retrieval/asked/x.py", "from retrieval.ranking import filters"),
    (through_a_fence, "assistant/x.py", "from chromadb.config import Settings"),
    (through_a_fence, "retrieval/search.py", "__import__('chromadb')"),
    (through_a_fence, "retrieval/index.py", "def f():\n    import sentence_transformers"),
    (through_a_fence, "assistant/page/x.py", "import gradio as gr"),
    (through_a_fence, "assistant/page/x.py", "from assistant.views.ask import Ask"),
    (through_a_fence, "assistant/__main__.py", "import assistant.views"),
    (reading_the_environment, "retrieval/x.py", "import os\nos.environ['X'] = '1'"),
    (reading_the_environment, "ui.py", "import os as system\nsystem.getenv('X')"),
    (reading_the_environment, "assistant/x.py", "from os import environ as e"),
    (printing, "assistant/x.py", "print('x')"),
    (overlong, "retrieval/x.py", "\n" * 301),
    (overlong, "tests/x.py", "def f():\n" + "    x = 1\n" * 50),
    (overlong, "benchmarks/x.py", "class C:\n    async def f(self):\n" + "        x = 1\n" * 50),
    (with_too_many_parameters, "retrieval/x.py", "def f(a, b, /, c, d, *, e, g): ..."),
    (undocumented, "retrieval/x.py", "x = 1"),
    (undocumented, "retrieval/x.py", '"""A."""\nclass A:\n    """A."""\n    def f(self): ...'),
]
ALLOWED: list[tuple[Rule, str, str]] = [
    (against_the_direction, "assistant/x.py", "import retrieval.index, prompts, assistant.answer, json"),
    (against_the_direction, "ui.py", "from assistant import Settings\nfrom retrieval.errors import UsageError"),
    (against_the_direction, "retrieval/x.py", "from . import records\nimport uikit"),
    (up_the_floors, "assistant/compose/presumed/x.py", "from assistant.compose import dates"),
    (
        up_the_floors,
        "assistant/asked/x.py",
        "from retrieval.ranking import filters\nfrom assistant.question import Asked",
    ),
    (through_a_fence, "retrieval/index.py", "import chromadb"),
    (through_a_fence, "assistant/views/x.py", "import gradio as gr\nfrom assistant.page.words import both"),
    (through_a_fence, "benchmarks/x.py", "import chromadb"),
    (reading_the_environment, "assistant/settings.py", "import os\nos.environ"),
    (printing, "assistant/__main__.py", "print('x')"),
    (overlong, "retrieval/x.py", "def f():\n" + "    x = 1\n" * 49),
    (with_too_many_parameters, "retrieval/x.py", "class C:\n    def f(self, a, b, c, d, e): ..."),
    (undocumented, "retrieval/x.py", '"""A."""\ndef _f(): ...\nclass _A:\n    def f(self): ...'),
]
RULES = list(dict.fromkeys(rule for rule, _, _ in PLANTED))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_nothing_stands(rule: Rule) -> None:
    assert [complaint for module in modules() for complaint in rule(module)] == []


@pytest.mark.parametrize(("rule", "path", "code"), PLANTED)
def test_a_planted_fault_is_found(rule: Rule, path: str, code: str) -> None:
    assert list(rule(Module(path, code)))


@pytest.mark.parametrize(("rule", "path", "code"), ALLOWED)
def test_what_is_allowed_is_not_complained_of(rule: Rule, path: str, code: str) -> None:
    assert list(rule(Module(path, code))) == []


def test_no_room_is_overfull() -> None:
    rooms = Counter(module.path.rsplit("/", 1)[0] for module in modules() if module.shipped and "/" in module.path)
    assert {room: count for room, count in rooms.items() if count > MAX_MODULES_IN_A_ROOM} == {}


def test_every_floor_is_a_room() -> None:
    assert all((ROOT / room / each.replace(".", "/")).is_dir() for room, floors in FLOORS.items() for each in floors)


def test_every_room_is_looked_at() -> None:
    seen = {module.path for module in modules()}
    assert {"assistant/settings.py", "retrieval/errors.py", "tests/test_structure.py"} <= seen
