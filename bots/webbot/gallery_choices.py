"""What the gallery of the page can be narrowed by: only what is in somebody's own pictures."""

from uuid import UUID

from bots.stories import model_label
from bots.webbot.wording import called, word
from storage import conversations, gallery, image_tags, web_chats
from storage.conversations import Conversation
from storage.database import Transaction
from storage.tables import PersonId


def label_of(name: str) -> str:
    """What is chosen there."""
    labels = {
        "tag": word("gallery.tag"),
        "model": word("gallery.model"),
        "shape": word("gallery.shape"),
        "chat": word("gallery.chat"),
        "liked": word("gallery.which"),
    }
    return labels[name]


async def choices(tx: Transaction, person_id: PersonId) -> dict[str, dict[str, str]]:
    """For each name in the address its values, with what they are called; empty is no matter."""
    tags = await image_tags.used(tx, person_id)
    models = await gallery.models(tx, person_id)
    chats = [await conversations.get(tx, id_) for id_ in await gallery.places(tx, person_id)]
    return {
        "tag": {"": word("gallery.any_tag"), **{name: name for name in tags}},
        "model": {"": word("gallery.any_model"), **{model: model_label(model) for model in models}},
        "shape": {
            "": word("gallery.any_shape"),
            "wide": word("gallery.wide"),
            "tall": word("gallery.tall"),
            "square": word("gallery.square"),
        },
        "chat": {
            "": word("gallery.any_chat"),
            **{str(chat.id): await _called(tx, chat) for chat in chats if chat is not None},
        },
        "liked": {"": word("gallery.every"), "1": word("gallery.favourites")},
    }


async def _called(tx: Transaction, chat: Conversation) -> str:
    if chat.platform != "web":
        return f"{chat.platform.title()} {chat.chat}"
    found = await web_chats.get(tx, UUID(chat.chat))
    if found is None:
        return word("gallery.deleted")
    return called(found.title) or word("gallery.unnamed")
