"""Albums come part by part, and the words that speak to us are on one of them."""

from collections import OrderedDict

from telegram import Message

_MOST = 200


class Albums:
    """Holds the parts that nobody has spoken to us about yet; the newest albums only."""

    def __init__(self) -> None:
        self._held: OrderedDict[str, list[Message] | None] = OrderedDict()

    def is_ours(self, group: str | None) -> bool:
        """Whether another part of this album was said to us."""
        return group is not None and self._held.get(group, ()) is None

    def hold(self, message: Message) -> None:
        """Keep a part that may turn out to be meant for us."""
        held = self._held.setdefault(message.media_group_id or "", [])
        if held is not None:
            held.append(message)
        self._forget()

    def claim(self, group: str) -> list[Message]:
        """The album is ours: the parts that came before; those to come are known by `is_ours`."""
        held = self._held.get(group) or []
        self._held[group] = None
        self._forget()
        return held

    def _forget(self) -> None:
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
