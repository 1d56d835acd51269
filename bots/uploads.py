"""Files that people send: fetched at once (their links die), checked, kept, and numbered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bots.errors import AttachmentUnreadable
from bots.ports import Attachment
from storage.conversations import Conversation
from storage.errors import BadPicture
from storage.images import Image
from storage.people import Person
from storage.pictures import LARGEST_BYTES
from tools.context import Services
from tools.receiving import Desk, Giver, receive

_MOST_FILES = 10
_PATIENCE = 60.0  # seconds for one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The pictures that are ours now, and a sentence for each file that could not be used."""

    images: tuple[Image, ...] = ()
    problems: tuple[str, ...] = ()


class Uploads:
    """Makes images of what a person sent; the last one becomes the current picture."""

    def __init__(self, *, services: Services, random: Callable[[int], bytes]) -> None:
        self._desk = Desk(services=services, random=random)

    async def take(
        self, files: Sequence[Attachment], *, person: Person, conversation: Conversation, words: str
    ) -> Taken:
        """Keep every usable picture. `words` is what was said with them. Raises storage errors."""
        giver = Giver(person=person, conversation=conversation)
        taken: list[Image] = []
        problems: list[str] = []
        # One after the other: ten files of sixty megabytes must not be in memory together.
        for file in files[:_MOST_FILES]:
            try:
                data = await _fetched(file)
                taken.append(await receive(self._desk, data, giver, words=words or file.name))
            except AttachmentUnreadable as error:
                problems.append(f"I could not get {file.name}: {error.reason}.")
            except BadPicture as error:
                problems.append(f"I cannot use {file.name}: {error.reason}.")
        if len(files) > _MOST_FILES:
            problems.append(f"I took the first {_MOST_FILES} files and left out the others.")
        return Taken(images=tuple(taken), problems=tuple(problems))


async def _fetched(file: Attachment) -> bytes:
    too_large = "it is larger than 60 MB"
    if file.size is not None and file.size > LARGEST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    try:
        async with asyncio.timeout(_PATIENCE):
            data = await file.load()
    except TimeoutError as error:
        reason = "it took too long to download"
        raise AttachmentUnreadable(file.name, reason) from error
    if len(data) > LARGEST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    return data
