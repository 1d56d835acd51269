"""Which picture a message shows: whoever answers a message or reacts to it means that one."""

from collections.abc import Sequence

from bots.buttons import decode
from storage import deliveries, images
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.images import Image
from storage.sent_messages import picture_in
from storage.tables import ImageId


async def shown_by(
    db: Database, conversation: Conversation, message_ref: str | None, buttons: Sequence[str] = ()
) -> ImageId | None:
    """The picture that stands in this message; `buttons` are the data of those beneath it."""
    if message_ref is None:
        return None
    async with db.read() as tx:
        delivery = await deliveries.by_message(
            tx, conversation_id=conversation.id, message_ref=message_ref
        )
        job_id = delivery.job_id if delivery is not None else None
        shown = await images.of_job(tx, job_id) if job_id is not None else []
        one = await _sent_alone(tx, conversation, message_ref)
    for image in (*([one] if one is not None else []), *shown):
        if image.hidden_at is None:
            return image.id
    meant = (decode(data) for data in buttons)
    return next((ImageId(one.id) for one in meant if one and one.of_picture), None)


async def _sent_alone(tx: Transaction, chat: Conversation, message_ref: str) -> Image | None:
    """The one picture that was sent with this very message, where that was written down."""
    handle = await picture_in(tx, chat.platform, chat.chat, message_ref)
    return await images.by_handle(tx, handle) if handle is not None else None
