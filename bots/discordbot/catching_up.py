"""What was said while there was no connection: Discord does not tell it again."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

import discord
import structlog

from bots.discordbot.earlier import Earlier
from bots.discordbot.troubles import translated
from bots.errors import DeliveryError, RetryLater

_log = structlog.get_logger(__name__)

_OVERTAKING = 5000 << 22  # in numbers of messages: five seconds
_MOST = 100  # messages of one channel
_MOST_DIRECT = 100  # conversations; Discord does not tell where there is something new
_TRIES = 20

_Channel: TypeAlias = (
    discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
)

_AnswerT = TypeVar("_AnswerT")


class CatchingUp:
    """Asks for what was said between the last message before a loss and the new connection.

    The end of an earlier life of the process is a loss, too. What was heard after all is recognised
    as such by whoever hears it again.
    """

    def __init__(
        self,
        hear: Callable[[discord.Message], Awaitable[None]],
        *,
        channel: Callable[[int], Awaitable[object]],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        """`channel` asks Discord for the channel of this number."""
        self._hear = hear
        self._channel = channel
        self._sleep = sleep
        self._newest: dict[int, int] = {}
        self._since: dict[int, int] = {}
        self._direct: OrderedDict[int, discord.DMChannel] = OrderedDict()
        self._earlier = Earlier(heard=None)
        self._met: set[int] = set()
        self._is_over = False

    def begin(self, earlier: Earlier) -> None:
        """Before the first connection: what is known of an earlier life."""
        self._earlier = earlier

    def end(self) -> None:
        """Ask for nothing more: what is left is for the next life."""
        self._is_over = True

    def heard(self, message: discord.Message) -> None:
        """Note that the connection carries messages up to this one."""
        self._note(message.guild.shard_id if message.guild is not None else 0, message.id)
        if isinstance(message.channel, discord.DMChannel):
            self._direct[message.channel.id] = message.channel
            self._direct.move_to_end(message.channel.id)
            while len(self._direct) > _MOST_DIRECT:
                self._direct.popitem(last=False)

    def lost(self, shard: int) -> None:
        """The connection is gone, whether it can be taken up again or not."""
        if shard in self._newest:
            # Messages of different channels may overtake each other.
            self._since.setdefault(shard, self._newest[shard] - _OVERTAKING)

    def resumed(self, shard: int) -> None:
        """It was taken up again: what was missed has been told."""
        self._since.pop(shard, None)

    async def ready(self, shard: int, guilds: Sequence[discord.Guild]) -> None:
        """A new connection knows these servers; catch up, if it takes the place of a lost one."""
        news = [(channel, last) for guild in guilds for channel, last in _last_messages(guild)]
        self._note(shard, max((last for _, last in news), default=0))
        since = self._lost_since(shard)
        if since is None:
            return
        places: list[_Channel | discord.DMChannel] = [
            channel for channel, last in news if last > since
        ]
        if shard == 0:
            places += await self._conversations()
        for place in places:
            if self._is_over:
                return
            await self._catch_up(place, since)

    def _lost_since(self, shard: int) -> int | None:
        losses = [self._since.pop(shard, None)]
        if shard not in self._met:
            self._met.add(shard)
            losses.append(self._earlier.heard)
        return min((one for one in losses if one is not None), default=None)

    async def _conversations(self) -> Sequence[discord.DMChannel]:
        known = [*self._direct.values()]
        unknown, self._earlier = self._earlier.direct, Earlier(heard=self._earlier.heard)
        for number in unknown:
            if number not in self._direct:
                found = await self._asked(partial(self._channel, number))
                known += [found] if isinstance(found, discord.DMChannel) else []
        return known

    def _note(self, shard: int, message: int) -> None:
        self._newest[shard] = max(message, self._newest.get(shard, 0))

    async def _catch_up(self, place: discord.abc.Messageable, since: int) -> None:
        for message in await self._asked(partial(_missed, place, since)) or ():
            if self._is_over:  # nobody would take it any more
                return
            await self._hear(message)

    async def _asked(self, ask: Callable[[], Awaitable[_AnswerT]]) -> _AnswerT | None:
        """Discord's answer, waited for; None when it gives none."""
        for _ in range(_TRIES):
            try:
                with translated():
                    return await ask()
            except RetryLater as error:
                await self._sleep(error.after)
            except DeliveryError as error:
                _log.info("discord.not_caught_up", error=str(error))
                return None
        return None


def _last_messages(guild: discord.Guild) -> list[tuple[_Channel, int]]:
    channels: list[_Channel] = [
        *guild.text_channels,
        *guild.voice_channels,
        *guild.stage_channels,
        *guild.threads,
    ]
    return [(channel, channel.last_message_id or 0) for channel in channels if _readable(channel)]


def _readable(channel: _Channel) -> bool:
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    rights = channel.permissions_for(channel.guild.me)
    return rights.read_messages and rights.read_message_history


async def _missed(place: discord.abc.Messageable, since: int) -> list[discord.Message]:
    after = discord.Object(max(since, 0))
    return [one async for one in place.history(after=after, limit=_MOST, oldest_first=True)]
