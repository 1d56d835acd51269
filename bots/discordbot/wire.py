"""Messages over Discord's REST interface, with the bot's own token and without the gateway."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import discord
import structlog
from discord.http import MultipartParameters, handle_message_parameters
from discord.utils import MISSING

from bots.discordbot.pacing import Pace
from bots.discordbot.troubles import NO_HISTORY, translated
from bots.errors import DeliveryError, RetryLater

if TYPE_CHECKING:  # it cannot be imported first, only after the whole of discord.py
    from discord.types.message import MessageReference

_log = structlog.get_logger(__name__)
_NOBODY = discord.AllowedMentions.none()
_ARCHIVED_AFTER: Final = 1440  # minutes of silence
_PUBLIC_THREAD: Final = 11
_REMEMBERED = 1000  # direct channels; asking again costs one request
_PAGE, _PAGES = 100, 5  # messages that are looked at for one that may be there
_NOT_YET = 2.0  # seconds until the login has probably happened


class Wire:
    """Sends, edits and removes messages by channel and id; keeps nothing of them in memory.

    Every method raises `DeliveryError`, `RetryLater` also before the login.
    """

    def __init__(self, client: discord.Client, pace: Pace) -> None:
        self._client = client
        self._pace = pace
        self._direct: OrderedDict[int, int] = OrderedDict()

    @property
    def has_room(self) -> bool:
        """What nobody would miss takes the place of nothing that somebody waits for."""
        return self._pace.has_room

    async def send(  # noqa: PLR0913 - what makes a message, each named
        self,
        channel: int,
        *,
        text: str | None = None,
        view: discord.ui.LayoutView | None = None,
        files: Sequence[discord.File] = (),
        nonce: str | None = None,
        reply_to: int | None = None,
        silent: bool = False,
    ) -> int:
        """Send a message and return its id; the same nonce brings the same message again.

        `silent`: nobody hears a sound.
        """

        def parameters(answered: int | None) -> MultipartParameters:
            return handle_message_parameters(
                content=text if text is not None else MISSING,
                view=view or MISSING,
                files=files or MISSING,
                nonce=nonce,
                allowed_mentions=_NOBODY,
                message_reference=_reference(channel, answered),
                flags=discord.MessageFlags(suppress_notifications=True) if silent else MISSING,
            )

        with translated():
            try:
                return await self._send(channel, parameters(reply_to))
            except discord.HTTPException as error:
                if error.code != NO_HISTORY or reply_to is None:
                    raise
                for file in files:
                    file.reset()
                return await self._send(channel, parameters(None))

    async def find(self, channel: int, mark: int, *, after: int) -> int | None:
        """Our message with this mark (`rendering.mark_of`) among the next after that number."""
        me = self._client.user
        for _ in range(_PAGES):
            with translated():
                page = await self._http.logs_from(channel, _PAGE, after=after)
            for one in page:
                marks = (part.get("id") for part in one.get("components", ()))
                if mark in marks and me is not None and int(one["author"]["id"]) == me.id:
                    return int(one["id"])
            if len(page) < _PAGE:
                return None
            after = max(int(one["id"]) for one in page)
        return None

    async def edit(
        self,
        channel: int,
        message: int,
        *,
        text: str | None = None,
        view: discord.ui.LayoutView | None = None,
        files: Sequence[discord.File] = (),
    ) -> None:
        """Make the message this one; files that stood on it and are not given again go away."""
        parameters = handle_message_parameters(
            content=text if text is not None else MISSING,
            view=view or MISSING,
            attachments=files,
            allowed_mentions=_NOBODY,
        )
        with translated(), parameters:
            await self._http.edit_message(channel, message, params=parameters)

    async def delete(self, channel: int, message: int) -> None:
        """Remove a message of ours."""
        with translated():
            await self._http.delete_message(channel, message)

    async def open_thread(self, channel: int, name: str, person: int) -> int:
        """Open a public thread and bring the person in, where that is possible; its id."""
        with translated():
            made = await self._http.start_thread_without_message(
                channel, name=name, auto_archive_duration=_ARCHIVED_AFTER, type=_PUBLIC_THREAD
            )
        try:
            with translated():
                await self._http.add_user_to_thread(made["id"], person)
        except DeliveryError as error:
            # They see it in the channel all the same.
            _log.info("discord.not_brought_in", thread=made["id"], error=str(error))
        return int(made["id"])

    async def typing(self, channel: int) -> None:
        """Show for ten seconds that an answer is being written, unless much is sent already."""
        if not self.has_room:
            return
        with translated():
            await self._http.send_typing(channel)

    async def direct_channel(self, person: int) -> int:
        """The channel of the direct conversation with a person."""
        known = self._direct.get(person)
        if known is not None:
            return known
        with translated():
            opened = await self._http.start_private_message(person)
        self._direct[person] = int(opened["id"])
        while len(self._direct) > _REMEMBERED:
            self._direct.popitem(last=False)
        return self._direct[person]

    async def _send(self, channel: int, parameters: MultipartParameters) -> int:
        with parameters:
            sent = await self._http.send_message(channel, params=parameters)
        return int(sent["id"])

    @property
    def _http(self) -> discord.http.HTTPClient:
        if self._client.application is None:
            raise RetryLater(_NOT_YET)
        return self._client.http


def _reference(channel: int, message: int | None) -> "MessageReference":
    if message is None:
        return MISSING  # type: ignore[no-any-return]  # discord.py's own word for "not given"
    return {"message_id": message, "channel_id": channel, "fail_if_not_exists": False}
