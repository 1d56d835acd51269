"""What happens in a run, decided by its seed alone."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MANY = ("api", "worker", "worker", "telegram", "discord")
ONE = ("run",)
_OFTEN, _SELDOM = 4, 1


class Deed(StrEnum):
    """Everything that a run does to the service."""

    WISH = "wish"
    KILL = "kill"
    FREEZE = "freeze"
    CUT = "cut"
    PARTITION = "partition"
    DATABASE = "database"
    REDIS = "redis"
    CLOCK = "clock"
    STORE = "store"
    MODEL = "model"
    FORGERY = "forgery"
    PROVIDER = "provider"
    TELEGRAM = "telegram"
    DISCORD = "discord"


class Form(StrEnum):
    """How a wish is worded."""

    ONE = "one"
    FOUR = "four"
    LINES = "lines"
    ALBUM = "album"


LINES = 3
"""So many different pictures are wished for in one message of that form."""
JOBS = {Form.ONE: 1, Form.FOUR: 4, Form.LINES: LINES, Form.ALBUM: 1}
_FORMS = {Form.ONE: 3, Form.FOUR: 4, Form.LINES: 2, Form.ALBUM: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed: `who` is a process by its place, `how` names the wish's form or the trouble."""

    deed: Deed
    who: int = 0
    how: str = ""
    details: tuple[tuple[str, Any], ...] = ()

    @property
    def name(self) -> str:
        return f"{self.deed} {self.how}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much of everything; `chats` people talk at once.

    `parts`: the processes; a single one has its database and its pictures in files, and so there
    is nothing between them to be cut or restarted.
    """

    seed: int
    jobs: int
    kills: int
    chats: int
    parts: tuple[str, ...] = MANY

    @property
    def shared(self) -> bool:
        """Whether several processes share a PostgreSQL, a Redis and a bucket."""
        return len(self.parts) > 1

    def steps(self) -> Iterator[Step]:
        """The deeds in order: wishes for so many jobs, with trouble spread evenly among them."""
        dice = random.Random(self.seed)
        steps = [*self._wishes(dice)]
        for deed, times in self._troubles().items():
            steps += [self._trouble(deed, number, dice) for number in range(times)]
        dice.shuffle(steps)
        yield from steps

    def _wishes(self, dice: random.Random) -> Iterator[Step]:
        jobs = 0
        while jobs < self.jobs:
            (form,) = dice.choices([*_FORMS], [*_FORMS.values()])
            jobs += JOBS[form]
            yield Step(deed=Deed.WISH, how=form)

    def _troubles(self) -> dict[Deed, int]:
        """How often each comes: at least once."""
        alone = {
            Deed.KILL: self.kills,
            Deed.FREEZE: self.kills // 3,
            Deed.CLOCK: self.kills // 5,
            Deed.MODEL: self.kills // 5,
            Deed.FORGERY: self.kills // 5,
            Deed.PROVIDER: self.jobs // 5,
            Deed.TELEGRAM: self.jobs // 25,
            Deed.DISCORD: self.jobs // 50,
        }
        between = {
            Deed.CUT: self.kills // 3,
            Deed.PARTITION: self.kills // 25,
            Deed.DATABASE: self.kills // 25,
            Deed.REDIS: self.kills // 25,
            Deed.STORE: self.kills // 5,
        }
        troubles = alone | (between if self.shared else {})
        return {deed: max(1, times) for deed, times in troubles.items()}

    def _trouble(self, deed: Deed, number: int, dice: random.Random) -> Step:
        place = dice.randrange(len(self.parts))
        if deed is Deed.PROVIDER:
            kinds, weights, params = zip(*_PROVIDER, strict=True)
            (at,) = dice.choices(range(len(kinds)), weights)
            return Step(deed=deed, how=kinds[at], details=tuple(params[at].items()))
        kinds = _KINDS.get(deed, ("",))
        # Each kind in turn: also a short run has all of them, as far as it goes.
        return Step(deed=deed, who=place, how=kinds[(self.seed + number) % len(kinds)])


_KINDS: dict[Deed, Sequence[str]] = {
    Deed.CUT: ("database", "redis"),
    Deed.PARTITION: ("database", "redis"),
    Deed.DATABASE: ("crash", "restart"),
    Deed.CLOCK: ("one", "all"),
    Deed.STORE: ("slow", "full", "away"),
    Deed.MODEL: ("fails", "hangs", "babbles", "breaks off"),
    Deed.FORGERY: ("replayed", "altered", "invented"),
    Deed.TELEGRAM: ("fail", "cut", "swallow", "limit", "repeat"),
    Deed.DISCORD: ("fail", "swallow", "outage", "drop", "reconnect", "forget"),
}
_PROVIDER: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("post_429", _OFTEN, {"retry_after": 1.0}),
    ("post_503", _OFTEN, {}),
    ("post_500", _SELDOM, {"accepted": True}),
    ("post_500", _SELDOM, {"accepted": False}),
    ("post_html", _SELDOM, {"accepted": True}),
    ("post_timeout_accepted", _SELDOM, {"seconds": 1.0}),
    ("get_500", _OFTEN, {}),
    ("get_html", _OFTEN, {}),
    ("task_fails", _SELDOM, {}),
    ("completed_empty", _SELDOM, {}),
    ("webhook_late", _OFTEN, {"seconds": 2.0}),
    ("webhook_twice", _OFTEN, {}),
    ("webhook_lost", _SELDOM, {}),
    ("webhook_out_of_order", _OFTEN, {}),
    ("webhook_badly_signed", _SELDOM, {"how": "wrong"}),
    ("webhook_empty_body", _OFTEN, {}),
    ("webhook_before_answer", _OFTEN, {}),
    ("download_500", _OFTEN, {}),
    ("download_truncated", _OFTEN, {}),
    ("slow", _OFTEN, {"seconds": 0.5}),
)
