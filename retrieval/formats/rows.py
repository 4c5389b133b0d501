"""A table row as lines, for every format alike."""

from __future__ import annotations

from collections.abc import Sequence


def row_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Turn a row's cells, each a list of lines, into lines: one with tabs where no cell has more, else cell by cell.

    Minutes are sometimes set in a table for looks alone: there a cell holds paragraphs, which stay paragraphs.
    """
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if sum(map(bool, filled)) > 1 and all(len(cell) <= 1 for cell in filled):
        return ["\t".join(cell[0].strip() for cell in filled if cell)]
    return [line for cell in filled for line in cell]
