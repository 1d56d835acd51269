"""What happens in a run, decided by its seed alone."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MANY = ("api", "worker", "worker", "telegram")
ONE = ("run",)
WIRES = ("database", "redis")
_OFTEN, _SELDOM = 4, 1


class Deed(StrEnum):
    """Everything that a run does to the service."""

    WISH = "wish"
    KILL = "kill"
    FREEZE = "freeze"
    CUT = "cut"
    PROVIDER = "provider"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One deed: `who` is a chat or a process by its place, `how` names the trouble."""

    deed: Deed
    who: int = 0
    how: str = ""
    details: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much of everything; `chats` people talk at once.

    `parts`: the processes; a single one has its database in a file, so there is no wire to cut.
    """

    seed: int
    wishes: int
    kills: int
    chats: int
    parts: tuple[str, ...] = MANY

    def steps(self) -> Iterator[Step]:
        """The deeds in order: wishes, with trouble spread evenly among them."""
        dice = random.Random(self.seed)
        deeds = [Deed.WISH] * self.wishes + [Deed.KILL] * self.kills
        deeds += [Deed.FREEZE] * (self.kills // 3)
        deeds += [Deed.CUT] * (self.kills // 3 if len(self.parts) > 1 else 0)
        deeds += [Deed.PROVIDER] * (self.wishes // 3) + [Deed.PLATFORM] * (self.wishes // 10)
        dice.shuffle(deeds)
        for deed in deeds:
            yield _step(deed, dice, self)


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
_PLATFORM = ("fail", "cut", "swallow", "limit")


def _step(deed: Deed, dice: random.Random, plan: Plan) -> Step:
    match deed:
        case Deed.WISH:
            return Step(deed=deed, who=dice.randrange(plan.chats))
        case Deed.KILL | Deed.FREEZE:
            return Step(deed=deed, who=dice.randrange(len(plan.parts)))
        case Deed.CUT:
            return Step(deed=deed, how=dice.choice(WIRES))
        case Deed.PROVIDER:
            kinds, weights, params = zip(*_PROVIDER, strict=True)
            (at,) = dice.choices(range(len(kinds)), weights)
            return Step(deed=deed, how=kinds[at], details=tuple(params[at].items()))
        case Deed.PLATFORM:
            return Step(deed=deed, how=dice.choice(_PLATFORM))
