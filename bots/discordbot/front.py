"""Where everything that happens on Discord comes in, and is handed over in neutral words."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import aiohttp
import discord
import structlog

from bots import open_talk
from bots.buttons import ButtonData
from bots.discordbot import hearing, kept, places
from bots.discordbot.answering import Answering
from bots.discordbot.attachments import Files
from bots.discordbot.doors import Doors
from bots.errors import DeliveryError
from bots.forms import EMPTY, Filled, opening
from bots.nonces import nonce_for
from bots.ports import ChatAdapter, ChatRef, Command, Press, Receiver, Sender
from bots.stories import spoken_by
from storage import conversations, people
from storage.database import Database, Transaction
from storage.errors import StorageError
from tools.languages import Language, language_of_tag
from tools.preferences import settled_around, settled_language
from tools.speech import in_language

_log = structlog.get_logger(__name__)

_NO_MEMORY = "I cannot reach my memory right now. Please say that again in a moment."
_NO_RIGHTS = (
    "I am not allowed to write or to attach files in that channel. Ask somebody who runs the "
    "server to allow me “Send Messages” and “Attach Files” there, or talk to me here."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a form opens with, and what it is worded in."""

    language: Language
    filled: Filled = EMPTY


class Front:
    """Hands messages, commands and presses to the receiver; what it cannot take is said."""

    def __init__(  # noqa: PLR0913 - its collaborators, each named at the one place that builds it
        self,
        *,
        receiver: Receiver,
        adapter: ChatAdapter,
        doors: Doors,
        files: Files,
        db: Database,
        clock: Callable[[], datetime],
        overhears: bool,
    ) -> None:
        """`overhears`: Discord shows us what is said without a mention, too."""
        self._receiver = receiver
        self._db = db
        self._overhears = overhears
        self._adapter = adapter
        self._doors = doors
        self._clock = clock
        self.files = files

    async def message(self, me: discord.ClientUser, message: discord.Message) -> None:
        """Take a message when it is meant for us; where we may not answer, say so privately."""
        if not hearing.is_for(me, message) and not await self._in_open_talk(message):
            return
        event_id = str(message.id)
        if not _may_answer(me, message):
            ref = places.of_person(message.channel.id, message.author.id)
            told = in_language(_NO_RIGHTS, await self._language_of(message))
            await self._say(self._adapter, ref, told, event_id)
            return
        await _with_roles(message)
        said = hearing.incoming(me, message, files=self.files, received_at=self._clock())
        said = replace(said, ref=replace(said.ref, overhears=self._overhears))
        said = replace(said, kept=kept.message(said))
        async with self._taken(self._adapter, said.ref, event_id, None):
            await self._receiver.message(self._adapter, said)

    async def command(
        self,
        interaction: discord.Interaction,
        name: str,
        arguments: Mapping[str, str],
        *,
        files: Sequence[discord.Attachment] = (),
        reply_to: str | None = None,
        reply_buttons: tuple[str, ...] = (),
    ) -> None:
        """Take a command; the interaction is acknowledged at once."""
        adapter, ref = self._answering(interaction)
        event_id = str(interaction.id)
        command = Command(
            ref=ref,
            event_id=event_id,
            sender=_sender(interaction),
            name=name,
            arguments=arguments,
            attachments=self.files.of(files),
            reply_to=reply_to,
            reply_buttons=reply_buttons,
        )
        command = replace(command, kept=kept.command(command, interaction))
        async with self._taken(adapter, ref, event_id, interaction.locale.value):
            await self._receiver.command(adapter, command)

    async def press(
        self,
        interaction: discord.Interaction,
        data: str,
        *,
        text: str | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """Take the press of a button, or what was written into the form it opened."""
        adapter, ref = self._answering(interaction)
        event_id = str(interaction.id)
        message = interaction.message
        press = Press(
            ref=ref,
            event_id=event_id,
            sender=_sender(interaction),
            message_id=str(message.id) if message is not None else "",
            data=data,
            text=text,
            settings=settings or {},
        )
        press = replace(press, kept=kept.press(press, interaction))
        async with self._taken(adapter, ref, event_id, interaction.locale.value):
            await self._receiver.press(adapter, press)

    async def opening(
        self, interaction: discord.Interaction, button: ButtonData | None = None
    ) -> Opening:
        """What the form of a button opens with; nothing where that cannot be read now."""
        ref, person_id = places.of_interaction(interaction), str(interaction.user.id)
        platform = language_of_tag(interaction.locale.value)

        async def found(tx: Transaction) -> Opening:
            person = await people.find(tx, platform=ref.platform, external_id=person_id)
            here = await conversations.find(
                tx, platform=ref.platform, chat=ref.chat, thread=ref.thread
            )
            settled = settled_language(person, await settled_around(tx, ref))
            if button is None:
                return Opening(language=settled or platform)
            filled = await opening(
                tx,
                button,
                person=person.id if person is not None else None,
                here=here.id if here is not None else None,
            )
            return Opening(language=settled or platform, filled=filled)

        try:
            return await self._db.look(found)
        except StorageError as error:
            # What is sent from it is refused with a sentence if that is still so.
            _log.warning("discord.form_empty", error=str(error))
            return Opening(language=platform)

    async def _in_open_talk(self, message: discord.Message) -> bool:
        if not hearing.is_for_nobody(message):
            return False
        try:
            return bool(await open_talk.settled(self._db, places.of_message(message)))
        except StorageError as error:
            # Nobody spoke to us, so nobody is told.
            _log.warning("discord.not_overheard", error=str(error))
            return False

    async def _language_of(self, message: discord.Message) -> Language:
        """What was settled, or what they came with; a message itself tells no language."""
        author, ref = str(message.author.id), places.of_message(message)

        async def known(tx: Transaction) -> Language:
            person = await people.find(tx, platform=places.PLATFORM, external_id=author)
            return spoken_by(settled_language(person, await settled_around(tx, ref)), person, "")

        try:
            return await self._db.look(known)
        except StorageError:
            return "en"

    def _answering(self, interaction: discord.Interaction) -> tuple[ChatAdapter, ChatRef]:
        ref = replace(places.of_interaction(interaction), overhears=self._overhears)
        if places.person_in(ref) is not None:
            self._doors.remember(ref, interaction)
        return Answering(interaction, self._adapter), ref

    @asynccontextmanager
    async def _taken(
        self, adapter: ChatAdapter, ref: ChatRef, event_id: str, tag: str | None
    ) -> AsyncIterator[None]:
        try:
            yield
        except StorageError:
            # It could not be remembered, so it was not taken.
            _log.exception("discord.not_taken", event_id=event_id)
            told = in_language(_NO_MEMORY, language_of_tag(tag))
            await self._say(adapter, ref, told, event_id)

    async def _say(self, adapter: ChatAdapter, ref: ChatRef, text: str, event_id: str) -> None:
        try:
            await adapter.say(ref, text, nonce=nonce_for("front", event_id), reply_to=event_id)
        except DeliveryError as error:
            _log.warning("discord.not_told", error=str(error))


async def _with_roles(message: discord.Message) -> None:
    """A message that was asked for, and not told, comes without what its author is there."""
    if message.guild is None or isinstance(message.author, discord.Member):
        return
    try:
        message.author = await message.guild.fetch_member(message.author.id)
    except (discord.HTTPException, aiohttp.ClientError) as error:
        _log.info("discord.author_unknown", error=str(error))


def _sender(interaction: discord.Interaction) -> Sender:
    return hearing.sender_of(interaction.user, language=interaction.locale.value)


def _may_answer(me: discord.ClientUser, message: discord.Message) -> bool:
    channel = message.channel
    member = message.guild.get_member(me.id) if message.guild is not None else None
    in_thread = isinstance(channel, discord.Thread)
    if member is None or not isinstance(channel, (discord.abc.GuildChannel, discord.Thread)):
        return True  # Discord will tell
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return True
    return places.may_post(channel.permissions_for(member), in_thread=in_thread)
