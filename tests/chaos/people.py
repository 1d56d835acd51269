"""People who wish for pictures, each in a chat of their own, and what they see there."""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from typing_extensions import override

from tests.chaos.plan import LINES, Form
from tests.standins import discord, telegram

WORD = re.compile(r"\bzy[b-z]{8}\b")
_HONEST = re.compile(
    r"\(ref [0-9a-f]+\)|nothing came of this|I was interrupted|Please say that again"
)
"""What we say when we could do nothing with a message, and say so."""
_STRETCHED = re.compile(r"(.)\1\1")
_LETTERS = "bcdfghjklmnpqrstvwz"
_LOOK = 0.3  # seconds between looks at the phone
_HEARD = 8.0  # seconds in which a sign of life is expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message of the bot's: its words, and how many pictures are on it."""

    text: str
    pictures: int


@dataclass(slots=True, kw_only=True, eq=False)
class Wish:
    """What somebody asked for by a word that nobody else says: so many jobs, each so many pictures.

    `heard`: the person was given a sign that it was heard. `since`: so many messages came before.
    """

    word: str
    chat: "Chat"
    jobs: int = 1
    pictures: int = 1
    heard: bool = True
    since: int = 0

    @property
    def answers(self) -> list[str]:
        """What the bot said first after it."""
        return [one.text for one in self.chat.shown(self.since)[:6]]


class Chat(Protocol):
    """One person alone with the bot."""

    forms: frozenset[Form]
    patience: float
    """How many seconds they wait for a wish, until they say the next one."""

    async def says(self, text: str) -> bool:
        """Say it; whether there was a sign that it was heard."""
        ...

    @property
    def length(self) -> int:
        """How many messages there are by now, also gone ones."""
        ...

    def shown(self, since: int = 0) -> Sequence[Shown]:
        """The bot's messages, or those after so many."""
        ...


class OnTelegram(Chat):
    """Telegram keeps what is said until the bot has taken it."""

    forms = frozenset(Form)
    patience = 45.0

    def __init__(self, person: telegram.Person) -> None:
        self._person = person

    @override
    async def says(self, text: str) -> bool:
        await self._person.says(text)
        return True

    @property
    @override
    def length(self) -> int:
        return len(self._person.private.log)

    @override
    def shown(self, since: int = 0) -> Sequence[Shown]:
        log = [*self._person.private.log.values()][since:]
        return [
            Shown(text=f"{one.text}\n{one.caption}", pictures=int(bool(one.photo)))
            for one in log
            if one.author is self._person.private.bot and not one.is_deleted
        ]


class OnDiscord(Chat):
    """Discord tells whoever is connected; what was said to nobody shows no sign of life.

    A second wish would hide that the first one was not heard, so they wait for long.
    """

    forms = frozenset({Form.ONE, Form.FOUR, Form.LINES})
    patience = 45.0

    def __init__(self, person: discord.Person) -> None:
        self._person = person
        self._channel = person.dm

    @override
    async def says(self, text: str) -> bool:
        typed, before = self._channel.typed, self.length
        await self._person.says(self._channel, text)
        return await _within(
            _HEARD, lambda: self._channel.typed > typed or self.length > before + 1
        )

    @property
    @override
    def length(self) -> int:
        return len(self._channel.log)

    @override
    def shown(self, since: int = 0) -> Sequence[Shown]:
        log = [*self._channel.log.values()][since:]
        return [
            Shown(text=one.text, pictures=len(one.attachments))
            for one in log
            if one.author.is_bot and not one.is_deleted
        ]


@dataclass(slots=True, kw_only=True)
class Crowd:
    """Everybody, and what they wished for; `asking` are the forms that are to be said next."""

    chats: Sequence[Chat]
    seed: int
    wishes: list[Wish] = field(default_factory=list)
    asking: "asyncio.Queue[Form | None]" = field(default_factory=lambda: asyncio.Queue(maxsize=1))

    async def talk(self) -> None:
        """Say one wish after the other, each person their own, until the last is asked for."""
        words = _words(self.seed)
        async with asyncio.TaskGroup() as group:
            for chat in self.chats:
                group.create_task(self._talks(chat, words))

    async def _talks(self, chat: Chat, words: Iterator[str]) -> None:
        while (form := await self.asking.get()) is not None:
            text, wishes = _worded(form if form in chat.forms else Form.FOUR, chat, words)
            self.wishes += wishes
            await _said_and_seen(chat, text, wishes)
        await self.asking.put(None)  # the next one goes home, too


async def _said_and_seen(chat: Chat, text: str, wishes: Sequence[Wish]) -> None:
    before = chat.length
    for one in wishes:
        one.since = before
    if await chat.says(text):
        await _within(chat.patience, lambda: _is_over(wishes, chat.shown(before)))
    else:
        for one in wishes:
            one.heard = False


def _worded(form: Form, chat: Chat, words: Iterator[str]) -> tuple[str, list[Wish]]:
    if form is Form.LINES:
        wishes = [Wish(word=next(words), chat=chat) for _ in range(LINES)]
        return "\n".join(f"draw a fox called {one.word}" for one in wishes), wishes
    word = next(words)
    if form is Form.FOUR:
        return f"a fox called {word}, 4 pictures", [Wish(word=word, chat=chat, jobs=4)]
    if form is Form.ALBUM:
        text = f"/imagine a fox called {word} count=4 model=imagen3"
        return text, [Wish(word=word, chat=chat, pictures=4)]
    return f"a fox called {word}", [Wish(word=word, chat=chat)]


def pictures(shown: Sequence[Shown]) -> Counter[str]:
    """How many pictures of each word are seen."""
    found: Counter[str] = Counter()
    for one in shown:
        if one.pictures:
            for word in {*WORD.findall(one.text)}:
                found[word] += one.pictures
    return found


def apologies(shown: Sequence[Shown]) -> int:
    """How often the bot said that nothing came of a message, or of a part of it."""
    return sum(len(_HONEST.findall(one.text)) for one in shown)


def _is_over(wishes: Sequence[Wish], shown: Sequence[Shown]) -> bool:
    """Whether everything that was wished for is there, or was not to be."""
    seen = pictures(shown)
    return bool(apologies(shown)) or all(
        seen[one.word] >= one.jobs * one.pictures for one in wishes
    )


async def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not holds():
        if loop.time() > deadline:
            return False
        await asyncio.sleep(_LOOK)
    return True


def _words(seed: int) -> Iterator[str]:
    """Names that nobody else has and no rule reads anything into."""
    dice = random.Random(f"words {seed}")
    seen: set[str] = set()
    while True:
        word = "zy" + "".join(dice.choices(_LETTERS, k=8))
        # Three times the same letter is taken for a stretched word.
        if word not in seen and not _STRETCHED.search(word):
            seen.add(word)
            yield word
