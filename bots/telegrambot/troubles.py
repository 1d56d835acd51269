"""What Telegram's refusals mean to us: one of the decisions in `bots.errors`.

Telegram tells them apart by sentences alone (https://core.telegram.org/bots/api#making-requests),
so here, and nowhere else, words decide.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from telegram.error import NetworkError, TelegramError

from bots.errors import DeliveryError, Gone, MessageGone, RetryLater, TooLarge
from bots.telegrambot.transport import Refused

_SOON = 5.0  # seconds: the connection broke, or Telegram is in trouble
_NEEDS_OPERATOR = 300.0  # seconds: the token was changed
_SERVER_ERROR = 500

_UNCHANGED = ("message is not modified",)
_LOST_MESSAGE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message to delete not found",
    "message can't be deleted",
)
_NO_WORDS = ("there is no text in the message to edit",)
_NO_CAPTION = ("there is no caption in the message to edit",)
_NO_PHOTO = (
    "photo_invalid_dimensions",
    "image_process_failed",
    "photo_ext_invalid",
    "photo_save_file_invalid",
    "too big for a photo",
)
_OLD_FILE = ("wrong file identifier", "wrong remote file", "file_reference")
_OVER = ("query is too old", "query id is invalid", "query_id_invalid")
_LARGE = ("request entity too large", "file is too big", "file of size", "wrong file_size")
_LOST_CHAT: Mapping[str, str] = MappingProxyType(
    {
        "bot was blocked": "you have blocked me",
        "user is deactivated": "that account is gone",
        "can't initiate conversation": "that person has never written to me",
        "bot was kicked": "I was removed from that chat",
        "not a member": "I am no longer in that chat",
        "chat was deleted": "that chat was deleted",
        "chat not found": "that chat is gone",
        "user not found": "that person is not on Telegram",
        "peer_id_invalid": "that chat is gone",
        "thread not found": "that topic was deleted",
        "topic_deleted": "that topic was deleted",
        "topic_closed": "that topic is closed",
        "not enough rights": "I am not allowed to send that there",
        "have no rights": "I am not allowed to write there",
        "need administrator rights": "I am not allowed to write there",
        "write_forbidden": "I am not allowed to write there",
        "send_media_forbidden": "I am not allowed to send pictures there",
        "send_photos_forbidden": "I am not allowed to send pictures there",
        "chat_restricted": "I am not allowed to write there",
    }
)


class Unchanged(DeliveryError):
    """The message says that already."""


class NoWords(DeliveryError):
    """The message has a picture, so its words are a caption."""


class NoCaption(DeliveryError):
    """The message has no picture, so it has no caption."""


class NotAsPhoto(DeliveryError):
    """Telegram does not take this picture as a photo; as a document it may."""


class FileForgotten(DeliveryError):
    """Telegram no longer knows the file that we named."""


class QueryOver(DeliveryError):
    """Nobody waits for the answer to this press or query any more."""


class Moved(DeliveryError):
    """The group has become a supergroup with another number."""

    def __init__(self, chat: int) -> None:
        super().__init__(f"the group has become {chat}")
        self.chat = chat


@contextmanager
def translated() -> Iterator[None]:
    """Turn Telegram's refusals into ours; what is our own mistake goes on as it is."""
    try:
        yield
    except Refused as error:
        meaning = _meaning(error)
        if meaning is None:
            raise
        raise meaning from error
    except NetworkError as error:
        raise RetryLater(_SOON) from error
    except TelegramError as error:  # an answer that is none
        raise RetryLater(_SOON) from error


def _meaning(error: Refused) -> DeliveryError | None:
    if error.moved_to is not None:
        return Moved(error.moved_to)
    if error.after is not None:
        return RetryLater(error.after)
    return _by_words(error.description.lower()) or _by_status(error)


def _by_words(words: str) -> DeliveryError | None:
    for known, meaning in (
        (_UNCHANGED, Unchanged),
        (_LOST_MESSAGE, MessageGone),
        (_NO_WORDS, NoWords),
        (_NO_CAPTION, NoCaption),
        (_NO_PHOTO, NotAsPhoto),
        (_OLD_FILE, FileForgotten),
        (_OVER, QueryOver),
    ):
        if any(part in words for part in known):
            return meaning(words)
    if any(part in words for part in _LARGE):
        return TooLarge()
    return next((Gone(why) for part, why in _LOST_CHAT.items() if part in words), None)


def _by_status(error: Refused) -> DeliveryError | None:
    match error.status:
        case 401 | 404:
            return RetryLater(_NEEDS_OPERATOR)
        case 403:
            return Gone(error.description)
        case 413:
            return TooLarge()
        case 409 | 429:
            return RetryLater(_SOON)
        case status:
            return RetryLater(_SOON) if status >= _SERVER_ERROR else None
