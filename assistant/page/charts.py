"""Pictures of the ledger, by Plotly: agenda items by meeting, tasks by body; in one language, light or dark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go

from assistant.page.words import both, escape

if TYPE_CHECKING:
    from assistant.official import Official
    from retrieval.ledger_file import Touched

_MEETINGS_SHOWN = 20
_BODIES_SHOWN = 15
_LINE_PX = 30
_MEETING_PX = 44
_YEARS_PX = 300
_FRAME_PX = 24
_ITEMS_WIDE = 10
_FONT = '-apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
_INKS = {"light": ("#1f2123", "#5d6064", "#e2dfd7", "#9a2d22"), "dark": ("#e6e4de", "#a3a6a9", "#303338", "#d9705e")}
_STEPS = ("issue", "submit", "report_first", "report", "carry_out", "")
_COLOURS = {
    "light": ("#9a2d22", "#2f5d8a", "#80590c", "#6b4c8a", "#3b7350", "#75716a"),
    "dark": ("#e08676", "#7fb0dc", "#d9b45c", "#b79ad6", "#86c79c", "#9b9890"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a picture is drawn: `language` is zh or en, `theme` light or dark."""

    language: str
    theme: str

    def word(self, key: str, **slots: str | int) -> str:
        """Give a word of the page in the picture's language."""
        return str(getattr(both(key, **slots), self.language))

    @property
    def steps(self) -> dict[str, str]:
        """The colour of each next step; "" where nothing is decided."""
        return dict(zip(_STEPS, _COLOURS[self.theme], strict=True))

    def step(self, name: str) -> str:
        """Name a next step."""
        return self.word(f"step_{name or 'none'}")


def timeline(items: Sequence[Touched], look: Look) -> Any:
    """Draw the agenda items of the latest meetings, each a square, or where there are many meetings, years as bars.

    A square's `customdata` is document and item. Returns a `plotly.graph_objects.Figure`.
    """
    meetings = [list(group) for _, group in groupby(items, key=lambda one: one.document)]
    return _squares(meetings, look) if len(meetings) <= _MEETINGS_SHOWN else _years(items, look)


def _squares(meetings: Sequence[Sequence[Touched]], look: Look) -> Any:
    figure = _figure(look, _MEETING_PX * len(meetings))
    most = max(map(len, meetings), default=0)
    named = [_meeting(items[0], look) for items in meetings]
    for step, colour in look.steps.items():
        dots = [
            (at + 1, name, one)
            for name, items in zip(named, meetings, strict=True)
            for at, one in enumerate(items)
            if (one.next_step or "") == step
        ]
        if dots:
            figure.add_scatter(
                x=[x for x, _, _ in dots],
                y=[y for _, y, _ in dots],
                text=[escape(one.item) for _, _, one in dots],
                hovertext=[_hover(one) for _, _, one in dots],
                customdata=[[one.document, one.item] for _, _, one in dots],
                name=look.step(step),
                mode="markers+text",
                marker={"symbol": "square", "size": 22 if most <= _ITEMS_WIDE else 16, "color": colour},
                textfont={
                    "color": "#ffffff" if look.theme == "light" else "#141517",
                    "size": 11.5 if most <= _ITEMS_WIDE else 9,
                },
                hoverinfo="text",
            )
    figure.update_yaxes(categoryorder="array", categoryarray=named, showgrid=False)
    figure.update_xaxes(visible=False, range=[0.4, max(most, _ITEMS_WIDE) + 0.6])
    return figure


def _meeting(item: Touched, look: Look) -> str:
    name = look.word("chart_meeting", meeting=item.meeting) if item.meeting is not None else escape(item.document)
    return f"{name}<br>{item.day}" if item.day else name


def _hover(item: Touched) -> str:
    title = escape(item.title or "")
    return "<br>".join([f"<b>{escape(item.item)}</b>", *(title[at : at + 32] for at in range(0, len(title), 32))])


def _years(items: Sequence[Touched], look: Look) -> Any:
    figure = _figure(look, _YEARS_PX)
    years = sorted({item.day[:4] for item in items if item.day})
    counted = Counter((item.day[:4], item.next_step or "") for item in items)
    for step, colour in look.steps.items():
        counts = [counted[year, step] for year in years]
        hover = "%{x} · " + look.step(step) + " · %{y}<extra></extra>"
        figure.add_bar(x=years, y=counts, name=look.step(step), marker_color=colour, hovertemplate=hover)
    figure.update_layout(barmode="stack", bargap=0.25)
    figure.update_xaxes(type="category", showgrid=False, nticks=16)
    return figure


def tasks(counted: Sequence[tuple[str, int]], official: Official, look: Look) -> Any:
    """Draw the bodies with most rows as bars, most at the top; a bar's `customdata` is the body's Chinese name."""
    shown = list(reversed(counted[:_BODIES_SHOWN]))
    figure = _figure(look, _LINE_PX * len(shown))
    names = [escape(getattr(official.body(name), look.language)) for name, _ in shown]
    figure.add_bar(
        x=[count for _, count in shown],
        y=[_cut(name) for name in names],
        customdata=[[name] for name, _ in shown],
        text=[f"{count:,}" for _, count in shown],
        textposition="outside",
        cliponaxis=False,
        hovertext=names,
        hovertemplate="%{hovertext} · %{x:,}<extra></extra>",
        orientation="h",
        marker_color=_INKS[look.theme][3],
    )
    figure.update_layout(bargap=0.42)
    figure.update_xaxes(visible=False)
    figure.update_yaxes(showgrid=False, ticksuffix="  ")
    return figure


def _cut(name: str) -> str:
    return name if len(name) <= 34 else name[:33] + "…"


def _figure(look: Look, height_px: int) -> Any:
    ink, soft, line, _ = _INKS[look.theme]
    figure = go.Figure()
    figure.update_layout(
        template=None,
        height=_FRAME_PX + height_px,
        showlegend=False,
        margin={"l": 8, "r": 40, "t": 6, "b": 6},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _FONT, "size": 13, "color": ink},
        title={
            "x": 0,
            "xref": "paper",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 6},
            "font_size": 15,
        },
        legend={
            "orientation": "h",
            "x": 0,
            "xref": "container",
            "y": 1,
            "yanchor": "bottom",
            "font": {"color": soft, "size": 12},
        },
        hoverlabel={"font": {"family": _FONT, "size": 13}, "align": "left"},
        dragmode=False,
    )
    axis = {"automargin": True, "fixedrange": True, "zeroline": False, "gridcolor": line, "tickfont": {"color": soft}}
    figure.update_xaxes(**axis, linecolor=line)
    figure.update_yaxes(**axis)
    return figure
