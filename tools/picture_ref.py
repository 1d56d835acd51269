"""Which picture is meant: "#3", a handle, "last", "previous", "replied", or the person's own words.

Only pictures of this conversation and the asker's own can be found. Anything else is answered as
if it did not exist, so that nobody learns what others have made.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from storage import gallery, images, jobs
from storage.database import Transaction
from storage.gallery import Wanted
from storage.images import Image
from storage.jobs import Job
from storage.tables import OPEN_STATES, ConversationId, ImageId, PersonId
from tools.context import ToolContext
from tools.errors import Ambiguous, NotFound
from tools.found import Found, stored, to_come
from tools.speech import speak
from tools.wording import either, listed, quoted, state_told

NEWEST = 60
"""How many pictures of a conversation are looked through when words describe one."""
NAMED_IN_A_SENTENCE = 4

_NUMBER = re.compile(r"(?:(?:picture|image|pic|photo|number|nr|no|version|v)\.?\s*)?#?\s*(\d{1,6})")
_HANDLE = re.compile(r"[a-z]+-[a-z0-9]{2,12}")
_WORD = re.compile(r"\w+")
_IT = frozenset(
    {
        "last",
        "last one",
        "latest",
        "newest",
        "current",
        "it",
        "this",
        "this one",
        "that",
        "that one",
    }
    | {"these", "one", "picture", "image"}
)
_PREVIOUS = frozenset({"previous", "previous one", "before", "one before", "undo", "parent"})
_REPLIED = frozenset({"replied", "reply", "quoted", "attached", "attachment", "upload"})
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
}
FILLERS = frozenset(
    {"the", "a", "an", "of", "in", "on", "with", "and", "my", "your", "our", "one", "ones"}
    | {"picture", "image", "photo", "pic", "pictures", "images", "photos", "pics"}
)
"""Words that tell no picture from another."""
_SHORTEST_PLURAL = 4
"""Letters: "gas" stays, "cats" are a cat."""


async def resolve(ctx: ToolContext, words: str) -> Found:
    """The picture these words mean.

    Raises:
        NotFound: nothing this person may see fits.
        Ambiguous: several pictures fit equally well.
    """
    (found,) = await resolve_all(ctx, [words])
    return found


async def resolve_all(ctx: ToolContext, references: Sequence[str]) -> list[Found]:
    """The pictures several references mean, looked up in one transaction; raises as `resolve`."""

    async def look(tx: Transaction) -> list[Found]:
        album = await load_album(tx, ctx)
        return [await album.find(tx, words) for words in references]

    return await ctx.services.db.look(look)


def may_use(ctx: ToolContext, image: Image) -> bool:
    """Whether the asker may use this picture: it is theirs, or was made in this chat."""
    return is_open_to(image, person=ctx.person.id, here=ctx.conversation.id)


def is_open_to(image: Image, *, person: PersonId | None, here: ConversationId | None) -> bool:
    """Whether this person may use this picture in this conversation."""
    theirs = image.person_id == person or image.conversation_id == here
    return theirs and image.hidden_at is None


async def load_album(tx: Transaction, ctx: ToolContext) -> "Album":
    """The newest pictures and orders of this conversation."""
    return Album(
        ctx=ctx,
        images=sorted(
            await images.recent(tx, ctx.conversation.id, NEWEST), key=lambda image: image.number
        ),
        jobs=await jobs.of_conversation(tx, ctx.conversation.id, states=None, limit=NEWEST),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """The pictures of one conversation as its asker may speak of them; `images` oldest first."""

    ctx: ToolContext
    images: Sequence[Image]
    jobs: Sequence[Job]

    async def find(self, tx: Transaction, words: str) -> Found:
        """The picture these words mean; raises as `resolve`."""
        plain = words.strip().strip("\"'“”«»").casefold().removeprefix("the ").strip()
        if number := _NUMBER.fullmatch(plain):
            return await self._numbered(tx, int(number[1]))
        if not plain or plain in _IT:
            return await self._it(tx)
        if plain in _PREVIOUS:
            return await self._previous(tx)
        if plain in _REPLIED:
            return await self._pointed_at(tx) or self._nothing(words)
        place = plain.removesuffix(" one").removesuffix(" picture").strip()
        if place in _ORDINALS:
            return self._nth(_ORDINALS[place])
        return await self._handled(tx, plain) or await self._described(tx, words)

    def pending(self) -> Iterator[Found]:
        """The pictures still to come, oldest first."""
        present = {(image.job_id, image.position) for image in self.images}
        for job in sorted(self.jobs, key=lambda job: job.number):
            if job.state in OPEN_STATES:
                for index in range(job.count):
                    if (job.id, index) not in present:
                        yield to_come(job, index)

    async def _numbered(self, tx: Transaction, number: int) -> Found:
        image = await images.by_number(tx, self.ctx.conversation.id, number)
        if image is not None and image.hidden_at is not None:
            sentence = speak(
                "#{number} was deleted. /restore #{number} brings it back.", number=number
            )
            raise NotFound(sentence)
        if image is not None:
            return stored(image)
        job = await jobs.by_number(tx, self.ctx.conversation.id, number)
        if job is None:
            sentence = speak(
                "There is no picture #{number} here. {there}",
                number=number,
                there=self._what_there_is(),
            )
            raise NotFound(sentence)
        if job.state in OPEN_STATES:
            return to_come(job, number - job.number)
        sentence = speak(
            "There is no picture #{number}: it was not drawn ({state}).",
            number=number,
            state=state_told(job.state),
        )
        raise NotFound(sentence)

    async def _it(self, tx: Transaction) -> Found:
        if not self.ctx.moved_on and (pointed := await self._pointed_at(tx)):
            return pointed
        if current := await self._current(tx):
            return current
        newest = max(self._all(), key=lambda found: found.number, default=None)
        return newest or self._nothing("last")

    async def _current(self, tx: Transaction) -> Found | None:
        """The picture shown or finished last, unless what was asked for after it is under way.

        "Draw a fox. Make it night": "it" is the fox, though it is not drawn yet. Only after going
        back to an older picture "it" stays that one.
        """
        current_id = self.ctx.conversation.current_image_id
        image = await self._image(tx, current_id) if current_id is not None else None
        if image is None:
            return None
        newest = max((one.number for one in self.images), default=0)
        went_back = image.number < newest
        overtaken = any(found.number > newest for found in self.pending())
        return None if overtaken and not went_back else stored(image)

    async def _previous(self, tx: Transaction) -> Found:
        current = await self._it(tx)
        if parent := self._parent(current):
            return parent
        if current.parent_id is not None and (image := await self._image(tx, current.parent_id)):
            return stored(image)
        older = [found for found in self._all() if found.number < current.number]
        if not older:
            sentence = speak(
                "#{number} is the first picture; there is nothing before it.", number=current.number
            )
            raise NotFound(sentence)
        return max(older, key=lambda found: found.number)

    def _parent(self, found: Found) -> Found | None:
        """What it was made from, as far as that is among the pictures loaded here."""
        for image in self.images:
            if image.id == found.parent_id:
                return stored(image)
        inputs = found.job.inputs if found.job else ()
        source = next((one for one in inputs if one.job_id is not None), None)
        if source is None:
            return None
        for image in self.images:
            if (image.job_id, image.position) == (source.job_id, source.index):
                return stored(image)
        return next(
            (to_come(one, source.index) for one in self.jobs if one.id == source.job_id), None
        )

    def _line(self, found: Found) -> Iterator[Found]:
        """The picture, what it was made from, and so on to the first one."""
        known: set[int] = set()
        step: Found | None = found
        while step is not None and step.number not in known:
            known.add(step.number)
            yield step
            step = self._parent(step)

    async def _pointed_at(self, tx: Transaction) -> Found | None:
        for image_id in (*reversed(self.ctx.attached), self.ctx.replied_to):
            if image_id is not None and (image := await self._image(tx, image_id)):
                return stored(image)
        return None

    def _nth(self, place: int) -> Found:
        everything = self._all()
        newest = max(self.jobs, key=lambda job: job.number, default=None)
        if place > 1 and newest is not None and place <= newest.count:
            # After "four versions", the second one is the second of the four.
            everything = [
                one for one in everything if 0 <= one.number - newest.number < newest.count
            ]
        if place > len(everything):
            return self._nothing(f"number {place}")
        return sorted(everything, key=lambda found: found.number)[place - 1]

    async def _handled(self, tx: Transaction, plain: str) -> Found | None:
        if not _HANDLE.fullmatch(plain):
            return None
        image = await images.by_handle(tx, plain)
        return stored(image) if image is not None and may_use(self.ctx, image) else None

    async def _described(self, tx: Transaction, words: str) -> Found:
        wanted = _content(words)
        matches = [found for found in self._all() if wanted and wanted <= self._words_of(found)]
        if not matches and wanted:
            mine = Wanted(person_id=self.ctx.person.id, words=" ".join(sorted(wanted)))
            own = await gallery.page(tx, mine, limit=NAMED_IN_A_SENTENCE)
            matches = [stored(image) for image in own]
        if not matches:
            return self._nothing(words)
        families = {self._root_of(found): found for found in matches}
        if len(families) > 1:
            names = either(_named(found) for found in families.values())
            sentence = speak("Which one do you mean: {names}?", names=names)
            raise Ambiguous(sentence)
        return max(matches, key=lambda found: found.number)

    def _words_of(self, found: Found) -> set[str]:
        """The words of a picture and of all it was made from."""
        return set().union(*(_content(one.caption) for one in self._line(found)))

    def _root_of(self, found: Found) -> int:
        *_, first = self._line(found)
        return first.number

    def _all(self) -> list[Found]:
        return [*map(stored, self.images), *self.pending()]

    async def _image(self, tx: Transaction, image_id: ImageId) -> Image | None:
        image = next((one for one in self.images if one.id == image_id), None)
        image = image or await images.get(tx, image_id)
        return image if image is not None and may_use(self.ctx, image) else None

    def _nothing(self, words: str) -> Found:
        sentence = speak(
            "I find no picture for {words}. {there}",
            words=quoted(words),
            there=self._what_there_is(),
        )
        raise NotFound(sentence)

    def _what_there_is(self) -> str:
        newest = sorted(self._all(), key=lambda found: -found.number)[:NAMED_IN_A_SENTENCE]
        if not newest:
            return speak("No picture has been made here yet: tell me what you would like to see.")
        return speak("There is {pictures}.", pictures=listed(map(_named, reversed(newest))))


def _named(found: Found) -> str:
    return f"#{found.number} {quoted(found.caption, limit=40)}"


def _content(text: str) -> set[str]:
    """The words that tell pictures apart; a plural counts as its singular."""
    words = (word.casefold() for word in _WORD.findall(text))
    return {_singular(word) for word in words} - FILLERS


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) >= _SHORTEST_PLURAL else word
