"""Pictures that people hand in: checked, kept, numbered, and current from then on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256

from storage import conversations, images, unneeded
from storage.conversations import Conversation
from storage.database import Transaction
from storage.images import Image
from storage.likeness import likeness
from storage.media import key_for
from storage.people import Person
from storage.pictures import PictureInfo, inspect, thumbnail
from storage.recognition import HANDED_IN, Scope
from storage.stories import Identity, identity_in
from storage.tables import ImageId
from storage.xmp import remove
from tools.context import Services
from tools.recognising import Brought, recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where pictures are handed in: the services, and the dice for their handles."""

    services: Services
    random: Callable[[int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Giver:
    """Who hands in a picture, and where."""

    person: Person
    conversation: Conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What is told of a picture that no job made: which tool, from which picture, in what words.

    `request_key`: of the call that made it, which makes one.
    """

    tool: str
    caption: str
    alt_text: str
    parent: Image | None = None
    request_key: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A picture that is on record now; `known` when it is one of ours that came back."""

    image: Image
    known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    info: PictureInfo
    small: bytes
    small_info: PictureInfo
    sha256: str
    known_as: tuple[str, ...]
    likeness: int | None
    identity: Identity | None


class _MadeBefore(Exception):
    """The same request made its picture already; this transaction must not stand."""

    def __init__(self, image: Image) -> None:
        super().__init__(image.handle)
        self.image = image


async def receive(desk: Desk, data: bytes, giver: Giver, *, words: str) -> Received:
    """Take a picture; `words` is what was said with it.

    One of ours, from a chat or a folder, is not taken for a stranger's: it is the subject again,
    with all that is on record of it. From another chat it gets a number here and goes on from
    there.

    Raises `BadPicture` for bytes that are none we accept, and storage errors.
    """
    seen = await asyncio.to_thread(_look, data)
    scope = Scope(person_id=giver.person.id, conversation_id=giver.conversation.id)
    brought = Brought(
        media_keys=tuple(key_for(one, seen.info.media_type) for one in seen.known_as),
        small=seen.small,
        likeness=seen.likeness,
        identity=seen.identity,
    )
    services = desk.services
    known = await recognised(services.db, services.media, brought, scope)
    if known is None:
        caption = " ".join(words.split())[:200]
        told = f"A picture sent by {giver.person.name}: {caption}"
        about = About(tool=HANDED_IN, caption=caption, alt_text=told)
        return Received(image=await _kept(desk, data, seen, giver, about=about), known=False)
    if known.conversation_id != giver.conversation.id:
        return Received(image=await _continued(desk, known, giver), known=True)
    async with services.db.write() as tx:
        await conversations.set_current(tx, giver.conversation.id, known.id)
    return Received(image=known, known=True)


async def keep(desk: Desk, data: bytes, giver: Giver, about: About) -> Image:
    """Keep a picture that was made here and cost nothing; raises as `receive`.

    The same (person, request key) gives the first picture again.
    """
    return await _kept(desk, data, await asyncio.to_thread(_look, data), giver, about=about)


async def _kept(desk: Desk, data: bytes, seen: _Seen, giver: Giver, *, about: About) -> Image:
    services, parent = desk.services, about.parent
    image = Image(
        id=ImageId(services.ids()),
        handle="",
        number=0,
        conversation_id=giver.conversation.id,
        person_id=giver.person.id,
        parent_id=parent.id if parent is not None else None,
        tool=about.tool,
        prompt="",
        model="",
        width=seen.info.width,
        height=seen.info.height,
        media_type=seen.info.media_type,
        size=len(data),
        sha256=seen.sha256,
        media_key=key_for(seen.sha256, seen.info.media_type),
        thumb_key=key_for(sha256(seen.small).hexdigest(), seen.small_info.media_type),
        alt_text=about.alt_text,
        caption=about.caption,
        created_at=services.clock(),
        request_key=about.request_key,
        likeness=seen.likeness,
    )
    await unneeded.spare(services.db, [image.media_key, image.thumb_key], services.clock())
    await services.media.put(image.media_key, data)
    await services.media.put(image.thumb_key, seen.small)
    return await _written_down(desk, image)


async def _continued(desk: Desk, known: Image, giver: Giver) -> Image:
    """The same picture under a number of this chat; its file, words, model and seed stay."""
    services = desk.services
    await unneeded.spare(services.db, [known.media_key, known.thumb_key], services.clock())
    return await _written_down(
        desk,
        replace(
            known,
            id=ImageId(desk.services.ids()),
            conversation_id=giver.conversation.id,
            person_id=giver.person.id,
            job_id=None,
            parent_id=known.id,
            position=0,
            request_key=None,
            tool="show",
            created_at=desk.services.clock(),
        ),
    )


async def _written_down(desk: Desk, image: Image) -> Image:
    """The picture with its handle and number: current from now on."""
    try:
        async with desk.services.db.write() as tx:
            image = replace(
                image,
                handle=await images.fresh_handle(tx, image.caption, desk.random),
                number=await conversations.take_numbers(tx, image.conversation_id, 1),
            )
            # The row of the chat is ours since its number was taken: nobody can come in between.
            await _refuse_repetition(tx, image)
            await images.insert(tx, image)
            await conversations.set_current(tx, image.conversation_id, image.id)
    except _MadeBefore as before:
        return before.image
    return image


async def _refuse_repetition(tx: Transaction, image: Image) -> None:
    if image.request_key is not None:
        known = await images.by_request_key(tx, image.person_id, image.request_key)
        if known is not None:
            raise _MadeBefore(known)


def _look(data: bytes) -> _Seen:
    info, small, digest = inspect(data), thumbnail(data), sha256(data).hexdigest()
    identity = identity_in(data)
    # As it went out it has its story in it; as it is stored it has not.
    stored = sha256(remove(data)).hexdigest() if identity is not None else digest
    return _Seen(
        info=info,
        small=small,
        small_info=inspect(small),
        sha256=digest,
        known_as=(digest, stored),
        likeness=likeness(small),
        identity=identity,
    )
