"""The dashboard: what was drawn, what it cost, what is left, what is under way, and how all is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from nicegui import ui

from bots.stories import model_label
from bots.webbot.asking import answer, context_of
from bots.webbot.frame import Household, framed, told
from bots.webbot.tags import button, panel, tag, words
from bots.webbot.visitors import Visitor
from storage import jobs
from storage.tables import OPEN_STATES, JobState
from tools.accounts import account_of
from tools.analytics import AnalyticsResult, ModelLine
from tools.context import ToolContext
from tools.usage_report import UsageResult
from tools.wording import lasting, state_words

_PERIODS: Final = {"day": "today", "month": "this month", "all": "since the beginning"}
_LIVE: Final = 2.0  # seconds between two looks at what is under way


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, shown as a bar."""

    of: float


Row = Sequence[str | int | Share]


class DashboardPage:
    """One open page; administrators see everybody's figures, others their own."""

    def __init__(self, house: Household, visitor: Visitor) -> None:
        self._house = house
        self._visitor = visitor
        self._period = "month"
        self._last: object = None

    async def build(self) -> None:
        """Make the page."""
        self._ctx = await context_of(self._house, self._visitor)
        with framed(self._house, self._visitor, here="dashboard", title="Dashboard"):
            with tag("main", "page", id="content"):
                words("h2", "Dashboard")
                with tag("div", "filters", role="group", aria_label="Over which time"):
                    self._periods = {
                        period: button(name, partial(self._choose, period))
                        for period, name in _PERIODS.items()
                    }
                self._figures = tag("div", "panels", aria_live="polite")
                self._live = tag("div", "panels")
        await self._show()
        await self._show_live()
        ui.timer(_LIVE, self._show_live)

    async def _choose(self, period: str) -> None:
        self._period = period
        async with told():
            await self._show()

    async def _show(self) -> None:
        asked = {"period": self._period}
        own = await answer(self._ctx, "usage_report", asked, UsageResult)
        everybody = await answer(self._ctx, "analytics", asked, AnalyticsResult)
        budgets = await _budgets(self._ctx)
        for period, pressed in self._periods.items():
            pressed.props["aria-pressed"] = str(period == self._period).lower()
        self._figures.clear()
        with self._figures:
            if isinstance(own, UsageResult):
                _usage(own, _PERIODS[self._period])
            with panel("Budgets"):
                if budgets:
                    _table(("limit", "used", "of", ""), budgets)
                else:
                    words("p", "There are no limits for you here.")
            if isinstance(everybody, AnalyticsResult):
                _everybody(everybody, _PERIODS[self._period])

    async def _show_live(self) -> None:
        """What is under way, and whether all parts work; drawn anew only when that changed."""
        async with told():
            async with self._house.services.db.read() as tx:
                mine = await jobs.open_of_person(tx, self._visitor.person.id)
                of_all = await jobs.count_by_state(tx)
            health = await self._house.health()
            states = [state for state in JobState if state in OPEN_STATES]
            queue = [(state_words(one), mine.get(one, 0), of_all.get(one, 0)) for one in states]
            parts = [(name, "works" if ok else "fails", say) for name, (ok, say) in health.items()]
            if self._last == (queue, parts):
                return
            self._last = (queue, parts)
            self._live.clear()
            with self._live:
                with panel("Under way now"):
                    _table(("", "yours", "everybody's"), queue)
                with panel("Health"):
                    _table(("part", "", "says"), parts)


async def _budgets(ctx: ToolContext) -> list[Row]:
    services = ctx.services
    async with services.db.read() as tx:
        account = await account_of(tx, ctx)
        left = await services.budget.left(tx, account, now=services.clock())
    return [
        (
            f"{one.cap.unit} for {one.cap.scope.kind} ({one.cap.period})",
            one.cap.most - one.amount,
            one.cap.most,
            Share((one.cap.most - one.amount) / one.cap.most if one.cap.most else 1.0),
        )
        for one in left
    ]


def _usage(result: UsageResult, when: str) -> None:
    with panel(f"Yours, {when}"):
        _figures(
            ("pictures", f"{result.pictures}"),
            ("credits", f"{result.spent}"),
            ("set aside", f"{result.reserved}"),
        )
        lines = [
            (model_label(line.model) or line.tool, line.tool, line.pictures, line.credits)
            for line in result.lines
        ]
        if lines:
            _table(("model", "tool", "pictures", "credits"), lines)


def _everybody(result: AnalyticsResult, when: str) -> None:
    with panel(f"Everybody's, {when}"):
        success = "-" if result.success is None else f"{result.success:.0%}"
        _figures(
            ("pictures", f"{result.pictures}"),
            ("credits", f"{result.credits}"),
            ("people", f"{result.people}"),
            ("chats", f"{result.chats}"),
            ("worked", success),
        )
    with panel("Models"):
        most = max((line.pictures for line in result.models), default=0) or 1
        lines = [_model(line, most) for line in result.models]
        _table(("model", "pictures", "credits", "worked", "drawn in", "share"), lines)
    with panel("Failures by cause"):
        if result.failures:
            most = max(result.failures.values())
            told_ = [
                (name.replace("_", " "), n, Share(n / most)) for name, n in result.failures.items()
            ]
            _table(("cause", "times", ""), told_)
        else:
            words("p", "None.")
    with panel("Who asked for most"):
        _table(("name", "credits"), [(one.name, one.credits) for one in result.top])


def _model(line: ModelLine, most: int) -> Row:
    worked = "-" if line.success is None else f"{line.success:.0%}"
    drawn = "-" if line.drawing_p50 is None else lasting(line.drawing_p50)
    share = Share(line.pictures / most)
    return (model_label(line.model), line.pictures, line.credits, worked, drawn, share)


def _figures(*figures: tuple[str, str]) -> None:
    with tag("div", "figures"):
        for name, value in figures:
            with tag("div"):
                words("strong", value)
                words("span", name, "faint")


def _table(heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Words to the left, whole numbers to the right."""
    with tag("table"):
        with tag("thead"), tag("tr"):
            first: Row = rows[0] if rows else heads
            for head, below in zip(heads, first, strict=True):
                words("th", head, "number" if isinstance(below, int) else "", scope="col")
        with tag("tbody"):
            for row in rows:
                with tag("tr"):
                    for cell in row:
                        _cell(cell)


def _cell(cell: str | int | Share) -> None:
    match cell:
        case Share():
            with tag("td"):
                tag("meter", min="0", max="1", value=f"{cell.of:.3f}", aria_label=f"{cell.of:.0%}")
        case int():
            words("td", str(cell), "number")
        case str():
            words("td", cell)
