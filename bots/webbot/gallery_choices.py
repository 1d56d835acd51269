"""What the gallery of the page can be narrowed by: only what is in somebody's own pictures."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from bots.stories import model_label
from storage import conversations, gallery, image_tags, web_chats
from storage.conversations import Conversation
from storage.database import Transaction
from storage.tables import PersonId

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {"tag": "Tag", "model": "Model", "shape": "Shape", "chat": "Chat", "liked": "Which"}
)
_FORMS: Final = {"": "any shape", "wide": "wide", "tall": "tall", "square": "square"}
_LIKED: Final = {"": "all", "1": "favourites"}


async def choices(tx: Transaction, person_id: PersonId) -> dict[str, dict[str, str]]:
    """For each name in the address its values, with what they are called; empty is no matter."""
    tags = await image_tags.used(tx, person_id)
    models = await gallery.models(tx, person_id)
    chats = [await conversations.get(tx, id_) for id_ in await gallery.places(tx, person_id)]
    return {
        "tag": {"": "any tag", **{name: name for name in tags}},
        "model": {"": "any model", **{model: model_label(model) for model in models}},
        "shape": dict(_FORMS),
        "chat": {
            "": "any chat",
            **{str(chat.id): await _called(tx, chat) for chat in chats if chat is not None},
        },
        "liked": dict(_LIKED),
    }


async def _called(tx: Transaction, chat: Conversation) -> str:
    if chat.platform != "web":
        return f"{chat.platform.title()} {chat.chat}"
    found = await web_chats.get(tx, UUID(chat.chat))
    return found.title or "a chat without a name" if found else "a deleted chat"
