"""Conversations: where people talk, which picture is current there, and what was said."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import JsonValue
from sqlalchemy.dialects.postgresql import insert as upsert

from storage.rows import Shape
from storage.statements import Transaction, scalar
from storage.tables import ConversationId, ImageId, Instant, PersonId, delivery, image, turn
from storage.tables import conversation as table


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One chat (and thread). `next_number` is the "#" the next picture will get.

    `server` and `parent` are the community and the chat it belongs to, where there are such;
    `adults`: the platform lets only adults in.
    """

    id: ConversationId
    platform: str
    chat: str
    thread: str | None
    server: str | None
    parent: str | None
    adults: bool
    settings: dict[str, JsonValue]
    next_number: int
    current_image_id: ImageId | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """One line of history; `person_id` is None where nobody in particular spoke."""

    turn_id: str
    person_id: PersonId | None
    body: bytes
    created_at: datetime


_shape: Final = Shape(
    Conversation,
    table,
    decode={"thread": lambda thread: thread or None},
    encode={"thread": lambda thread: thread or ""},
)
_turns: Final = Shape(TurnRow, turn)
_all: Final = sa.select(*_shape.columns)
_this: Final = table.c.id == sa.bindparam("this_id")
_here: Final = turn.c.conversation_id == sa.bindparam("conversation_id")

_GET: Final = _all.where(_this)
_FIND: Final = _all.where(
    table.c.platform == sa.bindparam("platform"),
    table.c.chat == sa.bindparam("chat"),
    table.c.thread == sa.bindparam("thread"),
)
_IN_SERVER: Final = _all.where(
    table.c.platform == sa.bindparam("platform"), table.c.server == sa.bindparam("server")
).limit(1)
_SERVERS: Final = (
    sa.select(table.c.platform, table.c.server)
    .where(table.c.server.is_not(None))
    .distinct()
    .order_by(table.c.platform, table.c.server)
    .limit(sa.bindparam("limit", type_=sa.Integer))
)
_INSERT: Final = _shape.insertion().on_conflict_do_nothing()
_TAKE: Final = (
    sa.update(table)
    .where(_this)
    .values(next_number=table.c.next_number + sa.bindparam("n"))
    .returning(table.c.next_number)
)
_SET_CURRENT: Final = (
    sa.update(table).where(_this).values(current_image_id=sa.bindparam("image_id"))
)
_current_number: Final = (
    sa.select(image.c.number)
    .where(image.c.id == table.c.current_image_id, image.c.conversation_id == table.c.id)
    .scalar_subquery()
)
_MOVE_CURRENT_UP: Final = _SET_CURRENT.where(
    sa.func.coalesce(_current_number, 0) < sa.bindparam("number")
)
_other: Final = table.alias("other")
_MOVE: Final = (
    sa.update(table)
    .where(
        table.c.platform == sa.bindparam("of_platform"),
        table.c.chat == sa.bindparam("from_chat"),
        ~sa.exists().where(
            _other.c.platform == sa.bindparam("of_platform"),
            _other.c.chat == sa.bindparam("to_chat"),
            _other.c.thread == table.c.thread,
        ),
    )
    .values(chat=sa.bindparam("to_chat"))
)
_MOVE_DELIVERIES: Final = (
    sa.update(delivery)
    .where(
        delivery.c.chat == sa.bindparam("from_chat"),
        delivery.c.conversation_id.in_(
            sa.select(table.c.id).where(
                table.c.platform == sa.bindparam("of_platform"),
                table.c.chat == sa.bindparam("to_chat"),
            )
        ),
    )
    .values(chat=sa.bindparam("to_chat"), message_ref=None)
)
_SET_PLACE: Final = (
    sa.update(table)
    .where(_this)
    .values(
        server=sa.bindparam("server"), parent=sa.bindparam("parent"), adults=sa.bindparam("adults")
    )
    .returning(*_shape.columns)
)
_SET_SETTINGS: Final = sa.update(table).where(_this).values(settings=sa.bindparam("settings"))
_APPEND: Final = (
    upsert(turn)
    .values({name: sa.bindparam(name) for name in (*_turns.names, "conversation_id")})
    .on_conflict_do_nothing(index_elements=["turn_id"])
)
_LAST: Final = (
    sa.select(*_turns.columns).where(_here).order_by(turn.c.seq.desc()).limit(sa.bindparam("limit"))
)
_FORGET: Final = sa.delete(turn).where(
    _here, turn.c.created_at >= sa.bindparam("since", type_=Instant())
)
_RECENT: Final = 20_000
"""So many turns are looked at for the conversations that people had last."""
_spoken: Final = sa.func.max(turn.c.seq)
_LAST_DIRECT: Final = (
    sa.select(table.c.chat)
    .join(turn, turn.c.conversation_id == table.c.id)
    .where(
        table.c.platform == sa.bindparam("platform"),
        table.c.server.is_(None),
        table.c.thread == "",
        turn.c.seq > sa.select(_spoken - _RECENT).scalar_subquery(),
    )
    .group_by(table.c.chat)
    .order_by(_spoken.desc())
    .limit(sa.bindparam("limit"))
)
_HAS: Final = sa.select(turn.c.seq).where(turn.c.turn_id == sa.bindparam("turn_id"))


async def open(  # noqa: PLR0913 - what a platform says about a chat
    tx: Transaction,
    *,
    platform: str,
    chat: str,
    thread: str | None,
    server: str | None = None,
    parent: str | None = None,
    adults: bool = False,
    new_id: UUID,
    now: datetime,
) -> Conversation:
    """The conversation of a chat (and thread), created at first sight (with `new_id`).

    What it is part of is remembered as soon as somebody knows it.
    """
    key = {"platform": platform, "chat": chat, "thread": thread or ""}
    known = _shape.maybe(await tx.rows(_FIND, key))
    if known is not None:
        told = (server, parent, adults)
        if server is None or (known.server, known.parent, known.adults) == told:
            return known
        place = {"this_id": known.id, "server": server, "parent": parent, "adults": adults}
        return _shape.read((await tx.rows(_SET_PLACE, place))[0])
    fresh = Conversation(
        id=ConversationId(new_id),
        platform=platform,
        chat=chat,
        thread=thread or None,
        server=server,
        parent=parent,
        adults=adults,
        settings={},
        next_number=1,
        current_image_id=None,
        created_at=now,
    )
    if await tx.run(_INSERT, _shape.write(fresh)) == 1:
        return fresh
    # Another worker opened it in the same instant.
    return _shape.read((await tx.rows(_FIND, key))[0])


async def find(
    tx: Transaction, *, platform: str, chat: str, thread: str | None = None
) -> Conversation | None:
    """The conversation of a chat, or of a thread there; None when nothing was said there yet."""
    key = {"platform": platform, "chat": chat, "thread": thread or ""}
    return _shape.maybe(await tx.rows(_FIND, key))


async def in_server(tx: Transaction, platform: str, server: str) -> Conversation | None:
    """One of the conversations in a server; None when nothing was said there yet."""
    values = {"platform": platform, "server": server}
    return _shape.maybe(await tx.rows(_IN_SERVER, values))


async def servers(tx: Transaction, limit: int) -> list[tuple[str, str]]:
    """The servers (platform, server) in which something was said; reads every conversation."""
    return [(str(p), str(s)) for p, s in await tx.rows(_SERVERS, {"limit": limit})]


async def get(tx: Transaction, id: ConversationId) -> Conversation | None:
    """The conversation, or None."""
    return _shape.maybe(await tx.rows(_GET, {"this_id": id}))


async def take_numbers(tx: Transaction, id: ConversationId, n: int) -> int:
    """Take `n` picture numbers in a row and return the first; no two callers share one."""
    following: int = await scalar(tx, _TAKE, {"this_id": id, "n": n})
    return following - n


async def set_current(tx: Transaction, id: ConversationId, image_id: ImageId | None) -> None:
    """Say which picture "it" is."""
    await tx.run(_SET_CURRENT, {"this_id": id, "image_id": image_id})


async def move_current_up(
    tx: Transaction, id: ConversationId, image_id: ImageId, *, number: int
) -> bool:
    """Say that a new picture is "it", unless a later one of this chat is; whether it is now."""
    values = {"this_id": id, "image_id": image_id, "number": number}
    return await tx.run(_MOVE_CURRENT_UP, values) == 1


async def set_settings(tx: Transaction, id: ConversationId, settings: dict[str, JsonValue]) -> None:
    """Replace a conversation's settings."""
    await tx.run(_SET_SETTINGS, {"this_id": id, "settings": settings})


async def append_turn(
    tx: Transaction,
    *,
    conversation_id: ConversationId,
    turn_id: str,
    person_id: PersonId | None,
    body: bytes,
    now: datetime,
) -> bool:
    """Add a line to the history; False, and nothing added, when this turn is already there."""
    values = {
        "conversation_id": conversation_id,
        "turn_id": turn_id,
        "person_id": person_id,
        "body": body,
        "created_at": now,
    }
    return await tx.run(_APPEND, values) == 1


async def last_turns(tx: Transaction, conversation_id: ConversationId, limit: int) -> list[TurnRow]:
    """The newest `limit` lines of history, oldest first."""
    rows = await tx.rows(_LAST, {"conversation_id": conversation_id, "limit": limit})
    return _turns.all(rows)[::-1]


async def last_direct(tx: Transaction, platform: str, limit: int) -> list[str]:
    """The chats outside of any server where there was talk last, the newest first."""
    return [chat for (chat,) in await tx.rows(_LAST_DIRECT, {"platform": platform, "limit": limit})]


async def forget_turns(tx: Transaction, conversation_id: ConversationId, since: datetime) -> None:
    """Take the lines of history since then out of it."""
    await tx.run(_FORGET, {"conversation_id": conversation_id, "since": since})


async def has_turn(tx: Transaction, turn_id: str) -> bool:
    """Whether this turn was already taken."""
    return await scalar(tx, _HAS, {"turn_id": turn_id}) is not None


async def move(tx: Transaction, *, platform: str, chat: str, to: str) -> None:
    """The platform has given a chat another name: what is said and owed there goes on under it.

    A conversation that has begun under the new name already stays as it is, beside the old one.
    """
    values = {"of_platform": platform, "from_chat": chat, "to_chat": to}
    await tx.run(_MOVE, values)
    await tx.run(_MOVE_DELIVERIES, values)
