"""What a question wants a text to say, and what it does not want: 行动方案和行动计划, 意见不要."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Said(Protocol):
    """Something that a text says or does not."""

    def holds(self, text: str) -> bool:
        """Whether a text says it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a text must say: one of `asked` if there are any (all, `together`), and nothing of `turned`."""

    asked: tuple[Said, ...] = ()
    turned: tuple[Said, ...] = ()
    together: bool = False

    def __bool__(self) -> bool:
        return bool(self.asked or self.turned)

    def admits(self, text: str) -> bool:
        """Whether a text says what is asked for, and nothing that is turned round."""
        held = [one.holds(text) for one in self.asked]
        fits = all(held) if self.together else any(held) or not held
        return fits and not any(one.holds(text) for one in self.turned)
