"""What can go wrong around the service, each in its own small class."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Protocol

from typing_extensions import override

from tests.chaos import wire
from tests.chaos.plan import Step
from tests.e2e.conftest import Freepik
from tests.standins.bucket import Bucket
from tests.standins.discord import DiscordStandIn
from tests.standins.telegram import TelegramStandIn

_MOMENT = 0.5  # seconds
_PARTITION = 5.0
_SPELL = 3.0
_SHOWING = "^(send|edit)"
_POSTING = "^(POST|PATCH) /(channels/[0-9]+/messages|webhooks/)"


class Trouble(Protocol):
    """Something that goes wrong, at once or for a while."""

    async def strike(self, step: Step) -> float:
        """Begin; after so many seconds it is to be mended, at once or never when 0."""
        ...

    async def mend(self) -> None:
        """All is well again; harmless when it was."""
        ...


class Passing(Trouble):
    """Trouble that is over by itself."""

    @override
    async def mend(self) -> None:
        return None


class Cut(Trouble):
    """A wire is cut for a moment: every connection breaks, and nobody is let in."""

    def __init__(self, wires: Mapping[str, wire.Wire]) -> None:
        self._wires = wires

    @override
    async def strike(self, step: Step) -> float:
        self._wires[step.how].do(wire.Deed.SEVER)
        return _MOMENT

    @override
    async def mend(self) -> None:
        for one in self._wires.values():
            one.do(wire.Deed.MEND)


class Partition(Cut):
    """A wire is silent for five seconds, as when packets vanish; then what was said arrives."""

    @override
    async def strike(self, step: Step) -> float:
        self._wires[step.how].do(wire.Deed.SILENCE)
        return _PARTITION


class Store(Trouble):
    """The picture store is slow, has no room, or refuses everything."""

    def __init__(self, bucket: Bucket) -> None:
        self._bucket = bucket

    @override
    async def strike(self, step: Step) -> float:
        self._bucket.seconds = _MOMENT if step.how == "slow" else 0.0
        self._bucket.full = step.how == "full"
        self._bucket.broken = step.how == "away"
        return _SPELL

    @override
    async def mend(self) -> None:
        self._bucket.seconds, self._bucket.full, self._bucket.broken = 0.0, False, False


class Provider(Trouble):
    """Freepik does something wrong, once."""

    def __init__(self, freepik: Freepik) -> None:
        self._freepik = freepik

    @override
    async def strike(self, step: Step) -> float:
        await self._freepik.fault(kind=step.how, times=1, params=dict(step.details))
        return 0

    @override
    async def mend(self) -> None:
        """What is still to come goes wrong as announced, until the end of the run."""


class Telegram(Passing):
    """Telegram fails us, or says an update twice."""

    def __init__(self, telegram: TelegramStandIn, dice: Random) -> None:
        self._telegram = telegram
        self._dice = dice

    @override
    async def strike(self, step: Step) -> float:
        faults, told = self._telegram.faults, self._telegram.updates.told
        if step.how == "repeat":
            for update in self._dice.sample(told, min(3, len(told))):
                self._telegram.repeat(update)
        elif step.how == "limit":
            faults.limit(1, where=_SHOWING)
        else:
            getattr(faults, step.how)(2, where=_SHOWING)
        return 0


class Discord(Trouble):
    """Discord fails us for requests or on the gateway."""

    def __init__(self, discord: DiscordStandIn) -> None:
        self._discord = discord
        self._deeds: Mapping[str, Callable[[], object]] = {
            "fail": lambda: discord.faults.fail(2, where=_POSTING),
            "swallow": lambda: discord.faults.swallow(2, where=_POSTING),
            "outage": discord.faults.outage,
            "drop": discord.drop_sockets,
            "reconnect": discord.ask_to_reconnect,
            "forget": discord.forget_sessions,
        }

    @override
    async def strike(self, step: Step) -> float:
        self._deeds[step.how]()
        return _MOMENT if step.how == "outage" else 0

    @override
    async def mend(self) -> None:
        self._discord.faults.recover()
