"""Chats that are one person's alone: what makes them so, and how they are forgotten."""

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from storage import rights
from storage.own_data import me, values_of
from storage.statements import Clause, Row, Transaction
from storage.tables import (
    ConversationId,
    PersonId,
    alert_place,
    audit_entry,
    conversation,
    delivery,
    grant,
    image,
    inbox_event,
    job,
    limit,
    sent_message,
    setting,
    turn,
    workflow,
    workflow_run,
)

FORGOTTEN: Final = "forgotten:"
"""Begins every name that stands in the place of one that was forgotten."""

_USED: Final = (turn, image, job, workflow_run)
_mine: Final = sa.union(
    *(sa.select(table.c.conversation_id).where(table.c.person_id == me) for table in _USED)
)
_shared: Final = sa.or_(
    *(
        sa.exists().where(table.c.conversation_id == conversation.c.id, table.c.person_id != me)
        for table in _USED
    )
)
_facts: Final = sa.select(conversation.c.id, conversation.c.platform, conversation.c.chat)
_named: Final = ~conversation.c.chat.like(f"{FORGOTTEN}%")
# A server is a place of many, also while only one of them has said something there.
_OWN: Final = _facts.where(
    _named, conversation.c.server.is_(None), conversation.c.id.in_(_mine), ~_shared
).limit(sa.bindparam("limit", type_=sa.Integer))
_OF_CHAT: Final = _facts.where(
    conversation.c.platform == sa.bindparam("platform"), conversation.c.chat == sa.bindparam("chat")
)
_THIS: Final = _facts.where(_named, conversation.c.id == sa.bindparam("this_id"))

_this: Final = sa.bindparam("this_id", type_=sa.Uuid())
_name: Final = sa.bindparam("forgotten", type_=sa.Text())
_EMPTIED: Final[tuple[Clause, ...]] = (
    sa.update(conversation)
    .where(conversation.c.id == _this)
    .values(chat=_name, thread="", server=None, parent=None, settings={}, current_image_id=None),
    sa.update(delivery)
    .where(delivery.c.conversation_id == _this)
    .values(chat=_name, thread=None, message_ref=None, ended=True, next_try_at=None, failure=None),
    sa.delete(turn).where(turn.c.conversation_id == _this),
    sa.delete(alert_place).where(alert_place.c.conversation_id == _this),
    sa.delete(limit).where(
        limit.c.scope == "conversation", limit.c.scope_id == sa.bindparam("this_text")
    ),
)
_platform: Final = sa.bindparam("platform", type_=sa.Text())
_chat: Final = sa.bindparam("chat", type_=sa.Text())
_place: Final = sa.bindparam("place", type_=sa.Text())
_WITH_ITS_NAME: Final[tuple[Clause, ...]] = (
    sa.delete(sent_message).where(
        sent_message.c.platform == _platform, sent_message.c.chat == _chat
    ),
    sa.delete(setting).where(setting.c.place == _place),
    sa.delete(alert_place).where(alert_place.c.place == _place),
    sa.delete(grant).where(grant.c.place == _place),
    sa.delete(workflow).where(
        workflow.c.scope == "chat", workflow.c.scope_id == sa.bindparam("of_chat")
    ),
    sa.update(audit_entry).where(audit_entry.c.place == _place).values(place=_name),
    *(
        sa.delete(inbox_event).where(
            inbox_event.c.source == _platform,
            inbox_event.c.external_id.like(sa.bindparam(f"{kind}_event"), escape="\\"),
        )
        for kind in ("incoming", "press", "command", "reaction")
    ),
)


async def forget_private(
    tx: Transaction, known_as: Sequence[Row], here: ConversationId | None
) -> None:
    """Forget the chats that bear somebody's own number, and `here`."""
    for platform, external_id in known_as:
        for row in await tx.rows(_OF_CHAT, {"platform": platform, "chat": external_id}):
            await _forget(tx, *row)
    if here is not None:
        for row in await tx.rows(_THIS, {"this_id": here}):
            await _forget(tx, *row)


async def forget_own(tx: Transaction, person_id: PersonId, limit: int) -> int:
    """Forget chats that nobody else has ever used, at most so many; how many there were."""
    found = await tx.rows(_OWN, {**values_of(person_id), "limit": limit})
    for row in found:
        await _forget(tx, *row)
    return len(found)


async def _forget(tx: Transaction, id_: ConversationId, platform: str, chat: str) -> None:
    values: dict[str, Any] = {
        "this_id": id_,
        "this_text": str(id_),
        "forgotten": f"{FORGOTTEN}{id_}",
        "platform": platform,
        "chat": chat,
        "of_chat": f"{platform}:{chat}",
        "place": rights.chat(platform, chat),
    }
    for statement in _EMPTIED:
        await tx.run(statement, values)
    if await tx.rows(_OF_CHAT, values):
        return  # another thread of the same chat has others in it
    literal = chat.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    for kind in ("incoming", "press", "command", "reaction"):
        values[f"{kind}_event"] = f"{kind}:{literal}:%"
    for statement in _WITH_ITS_NAME:
        await tx.run(statement, values)
