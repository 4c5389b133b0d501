"""The year in whose series a document is numbered: that of issue, but for what last year's series still issued.

Numbers begin anew each year. Minutes of a December meeting are often issued in January under a number of the old year:
no office has issued twenty on the year's first day.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_JANUARY = 100  # of a day written as 101 for 1 January


def series_year(number: int | None, held: str | None, issued: str | None) -> int | None:
    """Give the year of a number from ISO dates; None where no day is known."""
    days = [int(day.replace("-", "")) if day else 0 for day in (held, issued)]
    year = int(series_years(np.array([number or 0]), np.array(days[:1]), np.array(days[1:]))[0])
    return year or None


def series_years(numbers: NDArray[Any], held: NDArray[Any], issued: NDArray[Any]) -> NDArray[Any]:
    """Give the same for many: numbers and days (n,) written as 20230410, 0 where unknown; years (n,), 0 likewise.

    A document is of the year before where its meeting was, and where its number is greater than the days of the year of
    issue so far.
    """
    of_issue = np.where(issued > 0, issued, held) // 10_000
    left_over = (held > 0) & (held // 10_000 < of_issue) & (numbers > issued % 10_000 - _JANUARY)
    return np.where(left_over, held // 10_000, of_issue)
