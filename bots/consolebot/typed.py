"""What a typed line means: words, a command, a button's number, files to send along."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bots.commands import typed_arguments
from bots.errors import AttachmentUnreadable
from bots.ports import Attachment
from tools.speech import speak

_COMMAND = re.compile(r"/([a-z_]+)(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)
_NUMBER = re.compile(r"(b?)(\d{1,6})(?:\s+(.+))?", re.DOTALL | re.IGNORECASE)
_FILE = re.compile(r'(?:^|(?<=\s))@("[^"]+"|\S+)')
_QUIT = frozenset({"quit", "exit", "bye"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quit:
    """The person wants to leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slash:
    """A command; the argument named "" is free text."""

    name: str
    arguments: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A button's number, perhaps with words for it (`b3 make it blue`)."""

    number: int
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An ordinary message."""

    text: str


Typed = Quit | Slash | Number | Words


def understood(line: str, *, is_button: Callable[[int], bool]) -> Typed | None:
    """What the line means; None for an empty one.

    A bare number is a button only where that number was given to one; with a `b` it always is.
    """
    text = line.strip()
    if not text:
        return None
    command = _COMMAND.fullmatch(text)
    if command is not None:
        name = command[1].lower()
        if name in _QUIT:
            return Quit()
        return Slash(name=name, arguments=typed_arguments(command[2] or ""))
    pressed = _NUMBER.fullmatch(text)
    if pressed is not None:
        number, words = int(pressed[2]), pressed[3]
        if pressed[1] or (words is None and is_button(number)):
            return Number(number=number, words=words)
    return Words(text=text)


async def files_in(text: str) -> tuple[str, tuple[Attachment, ...]]:
    """Take `@path` and `@"a path"` out of the text where there is such a file."""
    files: list[Attachment] = []
    rest = text
    for found in _FILE.finditer(text):
        file = await asyncio.to_thread(_file_at, found[1].strip('"'))
        if file is not None:
            files.append(file)
            rest = rest.replace(found[0], "", 1)
    return " ".join(rest.split()) if files else text, tuple(files)


def _file_at(name: str) -> Attachment | None:
    path = Path(name).expanduser()
    if not path.is_file():
        return None
    size = path.stat().st_size
    return Attachment(name=path.name, media_type=None, size=size, load=partial(_read, path))


async def _read(path: Path) -> bytes:
    try:
        return await asyncio.to_thread(path.read_bytes)
    except OSError as error:
        reason = error.strerror or speak("it cannot be read")
        raise AttachmentUnreadable(path.name, reason) from error
