"""Files that people send: fetched from Telegram when they are taken.

The address of a file holds the bot's token, so it never leaves this module, not even in an error.
"""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from telegram import Document, ExternalReplyInfo, Message, PhotoSize

from bots.errors import AttachmentUnreadable, DeliveryError, TooLarge
from bots.lists import is_list
from bots.ports import Attachment
from bots.telegrambot import limits
from bots.telegrambot.troubles import translated
from bots.telegrambot.wire import Bot
from tools.speech import speak

_TOO_LARGE = (
    "Telegram lets bots fetch files of up to 20 MB only, and this one is larger. "
    "Send it as a photo, or smaller"
)
_DECLINED = {
    "voice": ("your voice message", "I cannot listen yet. Please write it to me"),
    "audio": ("your audio file", "I cannot listen yet. Please write it to me"),
    "video_note": ("your video message", "I only work with pictures that stand still"),
    "video": ("your video", "I only work with pictures that stand still"),
    "animation": ("your animation", "I only work with pictures that stand still"),
    "sticker": ("your sticker", "I do not take stickers. Send it to me as a photo"),
    "contact": ("that contact", "I only work with pictures and words"),
    "location": ("that place", "I only work with pictures and words"),
    "venue": ("that place", "I only work with pictures and words"),
    "poll": ("that poll", "I only work with pictures and words"),
    "dice": ("your throw", "I only work with pictures and words"),
    "story": ("that story", "Telegram does not let bots see stories. Send it as a photo"),
    "paid_media": ("that paid picture", "Telegram does not let bots fetch it"),
}


class Files:
    """Makes attachments of Telegram's photos and files, and polite refusals of the rest."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def of(self, message: Message | ExternalReplyInfo) -> tuple[Attachment, ...]:
        """What the message carries; loading what is no picture tells why it is not taken."""
        return tuple(self._of(message))

    def pictures_of(self, message: Message | ExternalReplyInfo) -> tuple[Attachment, ...]:
        """Only the pictures it carries: for a message that is answered, not sent to us."""
        document = message.document
        if message.photo or (document is not None and _is_picture(document)):
            return self.of(message)
        return ()

    def _of(self, message: Message | ExternalReplyInfo) -> Iterator[Attachment]:
        if message.photo:
            yield self._photo(message.photo[-1])
        elif message.document is not None and message.animation is None:
            yield self._document(message.document)
        else:
            for kind, (name, reason) in _DECLINED.items():
                if getattr(message, kind, None):
                    yield Attachment(name=name, media_type=None, load=_refusing(name, reason))
                    return

    def _photo(self, photo: PhotoSize) -> Attachment:
        name = "your photo"
        return Attachment(
            name=name,
            media_type="image/jpeg",
            size=photo.file_size,
            load=partial(self._load, name, photo.file_id),
        )

    def _document(self, document: Document) -> Attachment:
        name = document.file_name or "your file"
        if not (_is_picture(document) or is_list(name)):
            load = _refusing(name, "it is not a picture")
        elif (document.file_size or 0) > limits.DOWNLOAD_BYTES:
            load = _refusing(name, _TOO_LARGE)
        else:
            load = partial(self._load, name, document.file_id)
        return Attachment(
            name=name, media_type=document.mime_type, size=document.file_size, load=load
        )

    async def _load(self, name: str, file_id: str) -> bytes:
        try:
            with translated():
                file = await self._bot.get_file(file_id)
                return bytes(await file.download_as_bytearray())
        except TooLarge as error:
            raise AttachmentUnreadable(name, speak(_TOO_LARGE)) from error
        except DeliveryError as error:
            reason = speak("Telegram did not hand it over. Please send it again")
            raise AttachmentUnreadable(name, reason) from error


def _is_picture(document: Document) -> bool:
    return (document.mime_type or "").startswith("image/")


def _refusing(name: str, reason: str) -> Callable[[], Awaitable[bytes]]:
    async def load() -> bytes:
        raise AttachmentUnreadable(speak(name), speak(reason))

    return load
