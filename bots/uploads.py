"""Files that people send: fetched at once (their links die), checked, kept, and numbered."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bots.errors import AttachmentUnreadable
from bots.lists import PromptList, is_list, list_in
from bots.phrases import PHRASES
from bots.ports import Attachment
from bots.stories import model_label
from storage.conversations import Conversation
from storage.errors import BadPicture
from storage.images import Image
from storage.people import Person
from storage.pictures import LARGEST_BYTES
from tools.context import Services
from tools.languages import Language
from tools.receiving import Desk, Giver, Received, receive
from tools.speech import in_language, speak
from tools.wording import listed, numbered, quoted

_MOST_FILES = 10
_PATIENCE = 60.0  # seconds for one file


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The pictures that are ours now, and a sentence for each file that could not be used.

    `known` are those among them that had been made here, and came back; `lists` hold prompts.
    """

    images: tuple[Image, ...] = ()
    lists: tuple[PromptList, ...] = ()
    known: tuple[Image, ...] = ()
    problems: tuple[str, ...] = ()


def greeting(taken: Taken, language: Language) -> str:
    """What is said to pictures that came without words: their numbers, and which are ours."""
    say = PHRASES.chat
    words = say.ask_about_one if len(taken.images) == 1 else say.ask_about_many
    ask = words.spoken(language)
    if not taken.known:
        numbers = numbered([image.number for image in taken.images])
        return say.got.spoken(language, numbers=numbers, ask=ask)
    names = listed(f"#{image.number}, {_story(image)}" for image in taken.known)
    others = [image.number for image in taken.images if image not in taken.known]
    if others:
        told = "I know some of these: {names}. The others are {numbers}. {ask}"
        return in_language(told, language, names=names, numbers=numbered(others), ask=ask)
    told = "I know it: {names}. {ask}" if len(taken.images) == 1 else "I know them: {names}. {ask}"
    return in_language(told, language, names=names, ask=ask)


def _story(image: Image) -> str:
    seed = f", seed {image.seed}" if image.seed is not None else ""
    words = quoted(image.prompt or image.caption)
    if not image.model:
        return speak("{words}, made here", words=words)
    return speak("{words}, made by {model}", words=words, model=model_label(image.model)) + seed


class Uploads:
    """Makes images of what a person sent; the last one becomes the current picture."""

    def __init__(self, *, services: Services, random: Callable[[int], bytes]) -> None:
        self._desk = Desk(services=services, random=random)

    async def take(
        self, files: Sequence[Attachment], *, person: Person, conversation: Conversation, words: str
    ) -> Taken:
        """Keep every usable picture. `words` is what was said with them. Raises storage errors."""
        giver = Giver(person=person, conversation=conversation)
        taken: list[Received] = []
        lists: list[PromptList] = []
        problems: list[str] = []
        # One after the other: ten files of sixty megabytes must not be in memory together.
        for file in files[:_MOST_FILES]:
            try:
                if is_list(file.name):
                    lists.append(await list_in(file))
                    continue
                data = await _fetched(file)
                taken.append(await receive(self._desk, data, giver, words=words or file.name))
            except AttachmentUnreadable as error:
                told = "I could not get {name}: {reason}."
                problems.append(speak(told, name=file.name, reason=error.reason))
            except BadPicture as error:
                told = "I cannot use {name}: {reason}."
                reason = speak(error.reason).removesuffix(".")
                problems.append(speak(told, name=file.name, reason=reason))
        if len(files) > _MOST_FILES:
            told = "I took the first {most} files and left out the others."
            problems.append(speak(told, most=_MOST_FILES))
        return Taken(
            images=tuple(one.image for one in taken),
            lists=tuple(lists),
            known=tuple(one.image for one in taken if one.known),
            problems=tuple(problems),
        )


async def _fetched(file: Attachment) -> bytes:
    too_large = speak("it is larger than 60 MB")
    if file.size is not None and file.size > LARGEST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    try:
        async with asyncio.timeout(_PATIENCE):
            data = await file.load()
    except TimeoutError as error:
        reason = speak("it took too long to download")
        raise AttachmentUnreadable(file.name, reason) from error
    if len(data) > LARGEST_BYTES:
        raise AttachmentUnreadable(file.name, too_large)
    return data
