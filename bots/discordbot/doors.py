"""Interactions that can still be answered through their own token, newest per chat."""

from collections import OrderedDict

import discord

from bots.ports import ChatRef

_MOST = 1000


class Doors:
    """Remembers, for chats where the bot itself may not write, the way in: 15 minutes each."""

    def __init__(self) -> None:
        self._open: OrderedDict[ChatRef, discord.Interaction] = OrderedDict()

    def remember(self, ref: ChatRef, interaction: discord.Interaction) -> None:
        """This interaction can be answered from now on; the oldest of too many is forgotten."""
        self._open[ref] = interaction
        self._open.move_to_end(ref)
        while len(self._open) > _MOST:
            self._open.popitem(last=False)

    def find(self, ref: ChatRef) -> discord.Interaction | None:
        """An interaction of this chat whose token still lives."""
        interaction = self._open.get(ref)
        if interaction is not None and interaction.is_expired():
            del self._open[ref]
            return None
        return interaction
