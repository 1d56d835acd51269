"""Which picture a message shows: whoever answers a message or reacts to it means that one.

Who deletes a picture takes it away wherever it was shown.
"""

from collections.abc import Sequence

from bots.buttons import decode
from bots.ports import ChatRef
from storage import deliveries, images
from storage.conversations import Conversation
from storage.database import Database, Transaction
from storage.deliveries import Delivery
from storage.images import Image
from storage.sent_messages import picture_in
from storage.tables import DeliveryId, ImageId, JobState
from tools.context import Services


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
        shown = await _of(tx, delivery) if delivery is not None else []
        one = await _sent_alone(tx, conversation, message_ref)
    for image in (*([one] if one is not None else []), *shown):
        if image.hidden_at is None:
            return image.id
    meant = (decode(data) for data in buttons)
    return next((ImageId(one.id) for one in meant if one and one.of_picture), None)


async def note_copy(
    services: Services, conversation: Conversation, ref: ChatRef, *, image_id: ImageId, message: str
) -> None:
    """Note that the picture stands in this message, too."""
    now = services.clock()
    copy = Delivery(
        id=DeliveryId(services.ids()),
        image_id=image_id,
        conversation_id=conversation.id,
        platform=ref.platform,
        chat=ref.chat,
        thread=ref.thread,
        message_ref=message,
        shown=JobState.DONE.value,
        ended=True,
        created_at=now,
        updated_at=now,
    )
    async with services.db.write() as tx:
        await deliveries.insert(tx, copy)


async def _of(tx: Transaction, delivery: Delivery) -> Sequence[Image]:
    if delivery.job_id is not None:
        return await images.of_job(tx, delivery.job_id)
    copied = await images.get(tx, delivery.image_id) if delivery.image_id is not None else None
    return [copied] if copied is not None else []


async def _sent_alone(tx: Transaction, chat: Conversation, message_ref: str) -> Image | None:
    """The one picture that was sent with this very message, where that was written down."""
    handle = await picture_in(tx, chat.platform, chat.chat, message_ref)
    return await images.by_handle(tx, handle) if handle is not None else None
