"""Charts, drawn here and now; their numbers always stand in a table beside them."""

from collections.abc import Sequence
from typing import Final

from nicegui import ui

from tools.limits import LimitLine

_WIDTH: Final = 320
_HEIGHT: Final = 96
_FLOOR: Final = 4


def burn_down(line: LimitLine) -> None:
    """What was left at the end of each day, as steps down; for a daily limit each day's use."""
    if line.period == "day":
        _bars([day.used for day in line.days], line.most)
    else:
        _steps(left_by_day(line), line.most)


def left_by_day(line: LimitLine) -> list[int]:
    """What was left at the end of each of the days."""
    if line.period == "day":
        return [max(0, line.most - day.used) for day in line.days]
    left, found = line.left, []
    for day in reversed(line.days):
        found.append(left)
        left = min(line.most, left + day.used)
    return found[::-1]


def _bars(values: Sequence[int], most: int) -> None:
    top = max(most, *values, 1)
    wide = _WIDTH / max(1, len(values))
    drawn = "".join(
        f'<rect class="use" x="{at * wide + 1:.1f}" y="{_y(value, top):.1f}" '
        f'width="{wide - 2:.1f}" height="{_HEIGHT - _y(value, top):.1f}"/>'
        for at, value in enumerate(values)
    )
    _draw(f'{drawn}<path class="most" d="M0 {_y(most, top):.1f}H{_WIDTH}"/>')


def _steps(values: Sequence[int], most: int) -> None:
    top = max(most, 1)
    wide = _WIDTH / max(1, len(values))
    line = "".join(
        f"V{_y(value, top):.1f}H{(at + 1) * wide:.1f}" for at, value in enumerate(values)
    )
    area = f"M0 {_y(top, top):.1f}{line}V{_HEIGHT}H0Z"
    _draw(f'<path class="left" d="{area}"/><path class="most" d="M0 {_y(top, top):.1f}H{_WIDTH}"/>')


def _y(value: int, top: int) -> float:
    return _HEIGHT - (_HEIGHT - _FLOOR) * value / top


def _draw(shapes: str) -> None:
    """Numbers alone go into it, so nothing anybody typed is ever markup."""
    svg = (
        f'<svg class="chart" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" '
        f'aria-hidden="true" focusable="false">{shapes}</svg>'
    )
    _ = ui.html(svg, sanitize=False)
