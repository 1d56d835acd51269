"""What a test of a chat platform needs of it: chats to read, and bad days to order."""

from typing import Protocol

from bots.ports import ChatAdapter, ChatRef


class Place(Protocol):
    """A chat, or a thread in one, that a test can read."""

    @property
    def ref(self) -> ChatRef: ...

    async def texts(self) -> list[str]:
        """Every message a person could read now, oldest first, with everything on it."""
        ...

    async def files(self) -> list[bytes]:
        """Every file a person could open now."""
        ...


class Harness(Place, Protocol):
    """A platform with a chat.

    What a platform does not know is said here: the suite runs all the same, and expects of it what
    is right where there is no such thing.
    """

    @property
    def adapter(self) -> ChatAdapter: ...

    @property
    def too_many_bytes(self) -> int:
        """No document may be so large here, however it is packed."""
        ...

    async def elsewhere(self) -> Place:
        """Another chat of the same platform."""
        ...

    async def thread(self) -> tuple[Place, Place] | None:
        """A new thread, and the chat it hangs in; None where there are no threads."""
        ...

    def flood(self, seconds: int) -> bool:
        """The next words said in the chat earn a flood wait; False where nobody counts."""
        ...

    def wait(self, seconds: int) -> None:
        """So much time goes by."""
        ...

    async def shut_out(self) -> bool:
        """We may write into the chat no more; False where nobody can forbid it."""
        ...

    async def wipe(self) -> bool:
        """Somebody takes our messages out of the chat; False where that cannot be."""
        ...

    async def picture_is(self, data: bytes) -> None:
        """The pictures have these bytes; for platforms that keep pictures by themselves."""
        ...

    async def restart(self) -> None:
        """Our process ends, and another one begins with what the first has kept."""
        ...


class PicturesInCards:
    """Where the bytes of a picture come with the card that shows it."""

    async def picture_is(self, data: bytes) -> None:
        """Nothing is kept."""


class Unlimited:
    """Where nobody counts and nobody forbids, and there are no threads."""

    async def thread(self) -> tuple[Place, Place] | None:
        return None

    def flood(self, seconds: int) -> bool:  # noqa: ARG002 - nobody counts
        return False

    def wait(self, seconds: int) -> None:
        """Nothing waits."""

    async def shut_out(self) -> bool:
        return False
