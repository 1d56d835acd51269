"""The dashboard: what was drawn, what it cost, what is left, what is under way, and how all is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from nicegui import ui

from bots.stories import model_label
from bots.webbot.asking import answer, context_of
from bots.webbot.charts import burn_down, left_by_day
from bots.webbot.frame import Household, framed, told
from bots.webbot.tables import Row, Share, figures, table
from bots.webbot.tags import button, panel, tag, words
from bots.webbot.visitors import Visitor
from bots.webbot.wording import word
from storage import jobs, people
from storage.database import Transaction
from storage.jobs import Job
from storage.ledger import Unit
from storage.tables import OPEN_STATES, JobState
from tools.analytics import AnalyticsResult, ModelLine
from tools.limits import LimitLine, limits_on
from tools.rights import Right, may, role_of
from tools.usage_report import UsageResult
from tools.wording import counted, lasting, state_told

_LIVE: Final = 2.0  # seconds between two looks at what is under way


_SHOWN: Final = 20  # orders under way
_LOOKED_AT: Final = 200


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
        with framed(self._house, self._visitor, here="dashboard", title=word("frame.dashboard")):
            with tag("main", "page", id="content"):
                words("h2", word("frame.dashboard"))
                with tag("div", "filters", role="group", aria_label=word("dashboard.over")):
                    self._periods = {
                        period: button(name, partial(self._choose, period))
                        for period, name in _periods().items()
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
        limits = await limits_on(self._ctx)
        for period, pressed in self._periods.items():
            pressed.props["aria-pressed"] = str(period == self._period).lower()
        self._figures.clear()
        with self._figures:
            if isinstance(own, UsageResult):
                _usage(own, _periods()[self._period])
            with panel(word("dashboard.budgets")):
                for line in limits:
                    _budget(line, self._house.services.clock())
                if not limits:
                    words("p", word("dashboard.no_limits"))
            if isinstance(everybody, AnalyticsResult):
                _everybody(everybody, _periods()[self._period])

    async def _show_live(self) -> None:
        """What is under way, and whether all parts work; drawn anew only when that changed."""
        async with told():
            async with self._house.services.db.read() as tx:
                mine = await jobs.open_of_person(tx, self._visitor.person.id)
                of_all = await jobs.count_by_state(tx)
                line = await self._line(tx)
            health = await self._house.health()
            states = [state for state in JobState if state in OPEN_STATES]
            # Two of them are the same to people.
            called = dict.fromkeys(state_told(one) for one in states)
            queue = [(name, _of(name, mine), _of(name, of_all)) for name in called]
            well, ill = word("dashboard.works"), word("dashboard.fails")
            parts = [(name, well if ok else ill, say) for name, (ok, say) in health.items()]
            if self._last == (queue, line, parts):
                return
            self._last = (queue, line, parts)
            self._live.clear()
            with self._live:
                _under_way(queue, line)
                with panel(word("dashboard.health")):
                    table((word("dashboard.part"), "", word("dashboard.says")), parts)

    async def _line(self, tx: Transaction) -> list[Row]:
        """The oldest orders under way: one's own; everybody's for administrators."""
        sees_all = may(await role_of(tx, self._ctx), Right.ADMIN)
        me = self._visitor.person
        rows: list[Row] = []
        for job in await jobs.open_jobs(tx, after=None, limit=_LOOKED_AT):
            if job.person_id == me.id or sees_all:
                who = me.name if job.person_id == me.id else await _name(tx, job)
                state = state_told(job.state)
                rows.append((job.number, model_label(job.model), job.tool, who, state))
        return rows[:_SHOWN]


def _periods() -> Mapping[str, str]:
    return {
        "day": word("dashboard.today"),
        "month": word("dashboard.this_month"),
        "all": word("dashboard.all_time"),
    }


def _under_way(queue: Sequence[Row], line: Sequence[Row]) -> None:
    with panel(word("dashboard.under_way")):
        table(("", word("dashboard.yours"), word("dashboard.everybodys")), queue)
        if line:
            by, what = word("dashboard.by"), word("dashboard.what")
            table(("#", by, what, word("dashboard.who"), word("dashboard.state")), line)


def _of(name: str, counts: Mapping[JobState, int]) -> int:
    return sum(count for state, count in counts.items() if state_told(state) == name)


async def _name(tx: Transaction, job: Job) -> str:
    return await people.name_of(tx, str(job.person_id))


def _budget(line: LimitLine, now: datetime) -> None:
    """One limit, burning down."""
    periods = {
        "day": word("dashboard.a_day"),
        "month": word("dashboard.a_month"),
        "total": word("dashboard.in_total"),
    }
    amount = counted(line.most, "picture" if line.unit is Unit.PICTURES else "credit")
    with tag("article", "budget"):
        words("h4", f"{amount} {periods[line.period]}, {line.whose}")
        so_far = word("dashboard.used_left", used=line.used, left=line.left)
        words("p", f"{so_far} {_lasts(line, now)}", "faint")
        burn_down(line)
        with tag("details"):
            words("summary", word("dashboard.day_by_day"))
            rows = [
                (f"{day.day:%d %b}", day.used, left)
                for day, left in zip(line.days, left_by_day(line), strict=True)
            ]
            table((word("dashboard.day"), word("dashboard.used"), word("dashboard.left")), rows)


def _lasts(line: LimitLine, now: datetime) -> str:
    if not line.left:
        return word("dashboard.used_up")
    if line.runs_out is None:
        return word("dashboard.lasts") if line.used else ""
    if line.runs_out.date() == now.date():
        return word("dashboard.ends_at", when=f"{line.runs_out:%H:%M} UTC")
    return word("dashboard.ends_on", when=f"{line.runs_out:%Y-%m-%d}")


def _usage(result: UsageResult, when: str) -> None:
    pictures, credits_ = word("dashboard.pictures"), word("dashboard.credits")
    with panel(word("dashboard.yours_in", period=when)):
        figures(
            (pictures, f"{result.pictures}"),
            (credits_, f"{result.spent}"),
            (word("dashboard.set_aside"), f"{result.reserved}"),
        )
        lines = [
            (model_label(line.model) or line.tool, line.tool, line.pictures, line.credits)
            for line in result.lines
        ]
        if lines:
            heads = (word("dashboard.model"), word("dashboard.tool"), pictures, credits_)
            table(heads, lines)


def _everybody(result: AnalyticsResult, when: str) -> None:
    pictures, credits_ = word("dashboard.pictures"), word("dashboard.credits")
    with panel(word("dashboard.all_in", period=when)):
        success = "-" if result.success is None else f"{result.success:.0%}"
        figures(
            (pictures, f"{result.pictures}"),
            (credits_, f"{result.credits}"),
            (word("dashboard.people"), f"{result.people}"),
            (word("dashboard.chats"), f"{result.chats}"),
            (word("dashboard.worked"), success),
        )
    _models(result)
    _failures(result)
    with panel(word("dashboard.most")):
        told_ = [(one.name, one.credits) for one in result.top]
        table((word("dashboard.name"), credits_), told_)


def _models(result: AnalyticsResult) -> None:
    heads = (
        *(word("dashboard.model"), word("dashboard.pictures"), word("dashboard.credits")),
        *(word("dashboard.worked"), word("dashboard.drawn_in"), word("dashboard.share")),
    )
    with panel(word("dashboard.models")):
        most = max((line.pictures for line in result.models), default=0) or 1
        table(heads, [_model(line, most) for line in result.models])


def _failures(result: AnalyticsResult) -> None:
    with panel(word("dashboard.failures")):
        if result.failures:
            most = max(result.failures.values())
            told_ = [
                (name.replace("_", " "), n, Share(n / most)) for name, n in result.failures.items()
            ]
            table((word("dashboard.cause"), word("dashboard.times"), ""), told_)
        else:
            words("p", word("dashboard.none"))


def _model(line: ModelLine, most: int) -> Row:
    worked = "-" if line.success is None else f"{line.success:.0%}"
    drawn = "-" if line.drawing_p50 is None else lasting(line.drawing_p50)
    share = Share(line.pictures / most)
    return (model_label(line.model), line.pictures, line.credits, worked, drawn, share)
