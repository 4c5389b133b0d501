"""The `minutes` command: index, ask, search, ledger, serve and eval."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from assistant.evaluation import command as evaluation_command
from assistant.ledger import filters as ledger_filter
from assistant.settings import Settings, host, port
from retrieval.errors import MinutesError, ReadingError, UsageError

_STAGES = {"read": "reading", "encode": "embedding", "search": "arranging"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; errors are one line on stderr, status 2 for bad usage or settings, 1 for a failure."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        settings = Settings.from_env()
        if getattr(given, "index", None):
            settings = replace(settings, index=Path(given.index))
        status: int = given.run(given, settings)
        return status
    except UsageError as error:
        return _failed(error, 2)
    except MinutesError as error:
        return _failed(error, 1)
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130


def _failed(error: MinutesError, status: int) -> int:
    print(f"minutes: {error}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="minutes", description="Answers from the minutes of executive meetings, with checked quotes."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    index = _command(commands, "index", _index, "read a folder of minutes into the index")
    index.add_argument(
        "folder", nargs="?", help="folder with minutes (default: MINUTES_FOLDER, else the two that come along)"
    )
    ask = _command(commands, "ask", _ask, "answer a question")
    ask.add_argument("question")
    ask.add_argument("--history", metavar="FILE.json", help='earlier turns: [{"role": "user", "content": "…"}, …]')
    search = _command(commands, "search", _search, "show the passages found for a question")
    search.add_argument("question")
    search.add_argument("-k", type=int, default=5, help="how many passages (default 5)")
    ledger = _command(commands, "ledger", _ledger, "list who must do what: every decision and duty")
    ledger.add_argument("--csv", action="store_true", help="print CSV that spreadsheet programs read")
    ledger.add_argument("--xlsx", metavar="FILE", help="write a workbook")
    ledger_filter.add_filters(ledger)
    serve = _command(commands, "serve", _serve, "open the page")
    serve.add_argument("--host", help="address to listen on (default 127.0.0.1)")
    serve.add_argument("--port", help="port to listen on (default 7860)")
    evaluation_command.add_arguments(_command(commands, "eval", _eval, "ask questions with known answers"))
    return parser


def _command(
    commands: Any, name: str, run: Callable[[argparse.Namespace, Settings], int], text: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.add_argument("--json", action="store_true", help="print JSON")
    command.add_argument(
        "--index", metavar="DIR", help="folder of the index (default: MINUTES_INDEX, else a cache folder)"
    )
    command.set_defaults(run=run)
    return command


def _index(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.wiring import sync_index

    if given.folder:
        settings = replace(settings, folder=Path(given.folder))
    with _Bars() as bars:
        report = sync_index(settings, bars.show)
    for line in (*report.warnings, *report.failed):
        print(f"minutes: {line}", file=sys.stderr)
    counts = {name: len(getattr(report, name)) for name in ("added", "updated", "deleted", "skipped", "failed")}
    _print(given, asdict(report) | {"counts": counts}, ", ".join(f"{count} {name}" for name, count in counts.items()))
    return 1 if report.failed else 0


def _ask(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.wiring import build_assistant

    answer = build_assistant(settings).answer(given.question, _history(given.history))
    lines = [answer.text, *filter(None, [answer.notice]), ""]
    for citation in (*answer.citations, *answer.nearest):
        place = " ".join(
            filter(None, (citation.item and f"{citation.item}、", citation.paragraph and f"（{citation.paragraph}）"))
        )
        marker = f"[{citation.marker}]" if citation.marker else "~"
        span = f"{citation.start}:{citation.end}"
        lines.append(f"{marker} {citation.document} {citation.held or ''} {citation.part} {place} {span}")
    _print(given, answer.to_dict(), "\n".join(lines).rstrip())
    return 0


def _history(path: str | None) -> list[Mapping[str, str]]:
    """Read the earlier turns; raises UsageError where the file is not a list of them."""
    if path is None:
        return []
    wanted = 'a JSON list of {"role": "user"|"assistant", "content": "…"}'
    try:
        turns = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(path, str(error), wanted) from error
    if not isinstance(turns, list) or not all(isinstance(t, dict) and isinstance(t.get("content"), str) for t in turns):
        raise UsageError(path, "something else", wanted)
    return turns


def _search(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.assistant import require_question
    from assistant.wiring import build_retriever

    require_question(given.question)
    if given.k < 1:
        raise UsageError("-k", str(given.k), "1 or more")
    documents = build_retriever(settings).invoke(given.question, k=given.k)
    found = [document.metadata | {"text": document.page_content} for document in documents]
    lines = [
        f"{at}. {f['document']} {f['part']} {f['item'] or ''} {f['paragraph'] or ''}  {f['text'][:80]}"
        for at, f in enumerate(found, 1)
    ]
    _print(given, {"question": given.question, "results": found}, "\n".join(lines))
    return 0


def _ledger(given: argparse.Namespace, settings: Settings) -> int:
    from assistant.ledger import command as ledger_command
    from assistant.ledger import table as ledger_table

    report = ledger_command.run(given, settings)
    for note in report.notes:
        print(f"minutes: {note}", file=sys.stderr)
    if given.xlsx:
        ledger_table.write_xlsx(report.rows, Path(given.xlsx))
    if given.csv:
        sys.stdout.flush()
        sys.stdout.buffer.write(ledger_table.as_csv(report.rows))
        return 0
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    print(report.to_json() if given.json else f"{ledger_table.as_table(report.rows, width)}\n\n{report.summary()}")
    return 0


def _eval(given: argparse.Namespace, settings: Settings) -> int:
    status, text, as_json = evaluation_command.run(given, settings)
    print(as_json if given.json else text)
    return status


def _serve(given: argparse.Namespace, settings: Settings) -> int:
    settings = replace(settings, host=host(given.host, "--host")) if given.host else settings
    settings = replace(settings, port=port(given.port, "--port")) if given.port else settings
    try:
        import ui
    except ImportError as error:
        raise ReadingError("page", str(error), "an installation with gradio") from error
    ui.require_free(settings.host, settings.port)
    if not (settings.chroma_url or settings.index.exists()):
        print("Preparing the model and the index, once: about a minute", file=sys.stderr, flush=True)
    ui.serve(settings, _ready)
    return 0


def _ready(address: str, held: int) -> None:
    print(f"Minutes assistant on {address} ({held} minutes held); Ctrl-C ends it", file=sys.stderr, flush=True)


def _print(given: argparse.Namespace, value: object, text: str) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2) if given.json else text)


class _Bars:
    """A progress bar on stderr for each stage of indexing, while a person watches."""

    def __enter__(self) -> _Bars:
        self._bars: dict[str, tqdm[Any]] = {}
        return self

    def __exit__(self, *_: object) -> None:
        for bar in self._bars.values():
            bar.close()

    def show(self, stage: str, done: int, total: int) -> None:
        """Move a stage's bar."""
        if stage not in self._bars:
            self._bars[stage] = tqdm(
                total=total, desc=_STAGES.get(stage, stage), unit="file", disable=not sys.stderr.isatty()
            )
        self._bars[stage].update(done - self._bars[stage].n)


if __name__ == "__main__":
    sys.exit(main())
