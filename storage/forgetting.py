"""Forgetting a person: who they were at once, what they had in small steps, the ledger never.

`begin` cuts everything by which somebody is known, in one transaction: from then on who comes back
is somebody new. What follows may be cut off anywhere and done again from the start. Orders and
receipts stay, without a word of what was ordered, under an id that leads to nobody: the sums of
chats, servers and of everything must stay right. docs/privacy.md tells the rule for pictures.
"""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

import sqlalchemy as sa

from storage import carried, places, removal, unneeded
from storage.ledger import Period
from storage.own_data import me, me_name, me_text, values_of
from storage.places import FORGOTTEN
from storage.removal import NOBODY
from storage.statements import Clause, Transaction, scalar
from storage.tables import (
    ConversationId,
    Instant,
    JobId,
    JobState,
    PersonId,
    api_key,
    audit_entry,
    conversation,
    delivery,
    favourite,
    grant,
    identity,
    image,
    image_tag,
    job,
    kept_answer,
    limit,
    link_code,
    notice,
    person,
    proposal,
    setting,
    turn,
    web_chat,
    web_link,
    web_message,
    web_session,
    webhook_endpoint,
    webhook_message,
    workflow,
    workflow_run,
)

BATCH: Final = 200
_MANY: Final = 5_000
AFTERGLOW: Final = timedelta(minutes=15)
"""So long what was under way when they left may still write something down; then it is over."""

HOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "person": "emptied",
        "identity": "deleted",
        "grant": "deleted",
        "limit": "deleted",
        "setting": "deleted",
        "link_code": "deleted",
        "favourite": "deleted",
        "image_tag": "deleted",
        "turn": "deleted; in a chat that was theirs alone, every line",
        "proposal": "deleted",
        "image": "deleted, or emptied where others need it",
        "job": "emptied: the ledger refers to it",
        "workflow_run": "deleted",
        "workflow": "deleted in a chat that was theirs alone; elsewhere it is the chat's",
        "conversation": "emptied where it was theirs alone",
        "delivery": "emptied in a chat that was theirs alone",
        "sent_message": "deleted in a chat that was theirs alone, and with its picture",
        "inbox_event": "deleted in a chat that was theirs alone",
        "api_key": "deleted",
        "kept_answer": "deleted",
        "webhook_endpoint": "deleted",
        "webhook_message": "deleted",
        "notice": "deleted where it names them",
        "alert_place": "deleted with the chat it is about",
        "web_chat": "deleted",
        "web_message": "deleted",
        "web_session": "deleted",
        "web_link": "deleted",
        "audit_entry": "names in it replaced; the id leads to nobody",
        "ledger_entry": "kept for the sums; the id leads to nobody",
        "balance": "kept for the sums; the id leads to nobody",
        "usage": "kept for the sums; the id leads to nobody",
        "tally": "sums over everybody",
        "unneeded_file": "names of files that are about to go",
        "carried_balance": "a fingerprint, while a limit of theirs still runs",
    }
)
"""What becomes of each table; a test fills all of them and looks for what is left."""

_CHATS: Final = sa.select(web_chat.c.id).where(web_chat.c.person_id == me)
_KEYS: Final = sa.select(api_key.c.id).where(api_key.c.person_id == me)
_ENDPOINTS: Final = sa.select(webhook_endpoint.c.id).where(webhook_endpoint.c.person_id == me)
_RUNS: Final = sa.select(workflow_run.c.id).where(workflow_run.c.person_id == me)
_limit: Final = sa.bindparam("limit", type_=sa.Integer)

_BEGUN: Final = (
    sa.update(person)
    .where(person.c.id == me, person.c.forgotten_at.is_(None))
    .values(
        name=NOBODY,
        language=None,
        settings={},
        forgotten_at=sa.bindparam("now", type_=Instant()),
    )
)
_IDENTITIES: Final = sa.select(identity.c.platform, identity.c.external_id).where(
    identity.c.person_id == me
)
_NAME: Final = sa.select(person.c.name).where(person.c.id == me)
_AT_ONCE: Final[tuple[Clause, ...]] = (
    sa.delete(identity).where(identity.c.person_id == me),
    sa.delete(grant).where(grant.c.who == me_name),
    sa.delete(setting).where(setting.c.place == me_name),
    sa.delete(limit).where(limit.c.scope == "person", limit.c.scope_id == me_text),
    sa.delete(kept_answer).where(kept_answer.c.key_id.in_(_KEYS)),
    sa.delete(api_key).where(api_key.c.person_id == me),
    sa.delete(web_session).where(web_session.c.person_id == me),
    sa.delete(web_link).where(web_link.c.person_id == me),
)
_PLAIN: Final[tuple[Clause, ...]] = (
    sa.delete(link_code).where(link_code.c.person_id == me),
    sa.delete(web_message).where(web_message.c.chat_id.in_(_CHATS)),
    sa.delete(web_chat).where(web_chat.c.person_id == me),
    sa.delete(favourite).where(favourite.c.person_id == me),
    sa.delete(proposal).where(proposal.c.person_id == me),
    sa.delete(image_tag).where(image_tag.c.person_id == me),
    sa.delete(notice).where(notice.c.person_id == me),
    sa.delete(webhook_message).where(webhook_message.c.endpoint_id.in_(_ENDPOINTS)),
    sa.delete(webhook_endpoint).where(webhook_endpoint.c.person_id == me),
    sa.delete(delivery).where(delivery.c.run_id.in_(_RUNS)),
    sa.delete(workflow_run).where(workflow_run.c.person_id == me),
    sa.delete(workflow).where(
        workflow.c.person_id == me, workflow.c.scope_id.like(f"{FORGOTTEN}%")
    ),
)
_TURNS: Final = sa.delete(turn).where(
    turn.c.seq.in_(
        sa.select(turn.c.seq).where(turn.c.person_id == me).limit(BATCH).scalar_subquery()
    )
)

_mine: Final = (
    sa.select(image.c.id)
    .where(image.c.person_id == me, image.c.tool == "upload")
    .cte("mine", recursive=True)
)
_sent: Final = _mine.union_all(
    sa.select(image.c.id)
    .join(_mine, image.c.parent_id == _mine.c.id)
    .where(image.c.person_id == me)
)
_child: Final = image.alias("child")
_made_from: Final = sa.exists().where(_child.c.parent_id == image.c.id, _child.c.person_id != me)
_alone: Final = sa.exists().where(
    conversation.c.id == image.c.conversation_id, conversation.c.chat.like(f"{FORGOTTEN}%")
)
_GOING: Final = (
    sa.select(image.c.id)
    .where(
        image.c.person_id == me,
        sa.or_(
            image.c.tool == "upload",
            image.c.hidden_at.is_not(None),
            sa.and_(sa.or_(_alone, image.c.id.in_(sa.select(_sent.c.id))), ~_made_from),
        ),
    )
    # The youngest first: what was made from a photo is found through the photo.
    .order_by(image.c.id.desc())
    .limit(_limit)
)
_STAYING: Final = (
    sa.update(image)
    .where(image.c.person_id == me, image.c.alt_text != removal.BARE["alt_text"])
    .values(removal.BARE)
)
_not_begun: Final = sa.or_(
    job.c.state == JobState.AWAITING_APPROVAL, job.c.state == JobState.QUEUED
)
_JOBS: Final = (
    sa.select(job.c.id, job.c.results)
    .where(
        job.c.person_id == me,
        sa.or_(
            ~job.c.request_key.like(f"{FORGOTTEN}%"),
            sa.cast(job.c.wish, sa.Text()) != "{}",
            sa.and_(job.c.finished_at.is_not(None), job.c.task_id.is_not(None)),
        ),
        # What is just being sent off may come back and be sent again: it is left until it is known.
        ~_not_begun,
        job.c.state != JobState.SUBMITTING,
    )
    .limit(_limit)
)
_WORDLESS: Final = (
    sa.update(job)
    .where(job.c.id == sa.bindparam("this_id"))
    .values(
        {
            **removal.WORDLESS,
            "request_key": sa.bindparam("this_key"),
            # What is being drawn is still looked for under its name at the provider.
            "task_id": sa.case((job.c.finished_at.is_(None), job.c.task_id)),
        }
    )
)
_OPEN_ONES: Final = sa.select(job.c.id).where(job.c.person_id == me, job.c.finished_at.is_(None))
_MARKED: Final = (
    sa.update(job)
    .where(job.c.id == sa.bindparam("this_id"))
    .values(request_key=sa.bindparam("this_key"))
)
_UNBEGUN: Final = (
    sa.select(job.c.id)
    .where(
        job.c.person_id == me,
        job.c.finished_at.is_(None),
        _not_begun,
    )
    .limit(_limit)
)
_CLEARED: Final = (
    sa.update(person)
    .where(
        person.c.id == me,
        person.c.cleared_at.is_(None),
        person.c.forgotten_at <= sa.bindparam("before", type_=Instant()),
    )
    .values(cleared_at=sa.bindparam("now", type_=Instant()))
)
# Word for word the condition of the partial index, or SQLite would not use it.
_PENDING: Final = (
    sa.select(person.c.id)
    .where(sa.text("forgotten_at IS NOT NULL AND cleared_at IS NULL"))
    .order_by(person.c.id)
    .limit(_limit)
)
_AUDIT: Final = (
    sa.select(audit_entry.c.id, audit_entry.c.detail)
    .where(audit_entry.c.id > sa.bindparam("after"))
    .order_by(audit_entry.c.id)
    .limit(_limit)
)
_RETOLD: Final = (
    sa.update(audit_entry)
    .where(audit_entry.c.id == sa.bindparam("this_id"))
    .values(detail=sa.bindparam("detail"))
)

Step = Callable[[Transaction, PersonId, datetime], Awaitable[bool]]
"""One small transaction's work; whether there may be more of the same."""


async def begin(
    tx: Transaction,
    person_id: PersonId,
    *,
    periods: Collection[Period],
    here: ConversationId | None,
    now: datetime,
) -> bool:
    """From now on nobody is known by this id; False when that was so before.

    `periods` are those in which people have limits: what is used of them is not given anew to who
    comes back. `here` is a chat of theirs alone.
    """
    values = values_of(person_id)
    name = await scalar(tx, _NAME, values)
    known_as = await tx.rows(_IDENTITIES, values)
    if await tx.run(_BEGUN, {**values, "now": now}) != 1:
        return False
    for platform, external_id in known_as:
        known = (platform, external_id)
        await carried.keep(tx, person_id, known_as=known, periods=periods, now=now)
    await _retell(tx, [str(name), *(external_id for _, external_id in known_as)])
    await places.forget_private(tx, known_as, here)
    for step in _AT_ONCE:
        await tx.run(step, values)
    # What comes of these is thrown away, wherever they stand.
    open_ones = [id_ for (id_,) in await tx.rows(_OPEN_ONES, values)]
    if open_ones:
        await tx.each(_MARKED, _renamed(open_ones))
    return True


async def unbegun(tx: Transaction, person_id: PersonId) -> list[JobId]:
    """Their orders that can still be called off."""
    found = await tx.rows(_UNBEGUN, {**values_of(person_id), "limit": BATCH})
    return [JobId(id_) for (id_,) in found]


async def pending(tx: Transaction, limit: int) -> list[PersonId]:
    """Of whom something may be left."""
    return [PersonId(id_) for (id_,) in await tx.rows(_PENDING, {"limit": limit})]


async def finish(tx: Transaction, person_id: PersonId, now: datetime) -> bool:
    """It is over, unless something of theirs is still being made; False then, or when it is young.

    To be asked after all `STEPS` found nothing to do.
    """
    values = values_of(person_id)
    if await scalar(tx, _OPEN_ONES, values) is not None:
        return False
    return await tx.run(_CLEARED, {**values, "now": now, "before": now - AFTERGLOW}) == 1


async def _places(tx: Transaction, person_id: PersonId, _: datetime) -> bool:
    return await places.forget_own(tx, person_id, BATCH) == BATCH


async def _plain(tx: Transaction, person_id: PersonId, _: datetime) -> bool:
    for statement in _PLAIN:
        await tx.run(statement, values_of(person_id))
    return False


async def _turns(tx: Transaction, person_id: PersonId, _: datetime) -> bool:
    return await tx.run(_TURNS, values_of(person_id)) == BATCH


async def _pictures(tx: Transaction, person_id: PersonId, now: datetime) -> bool:
    values = {**values_of(person_id), "limit": removal.BATCH}
    found = await tx.rows(_GOING, values)
    await removal.remove(tx, [id_ for (id_,) in found], now)
    return len(found) == removal.BATCH


async def _staying(tx: Transaction, person_id: PersonId, _: datetime) -> bool:
    await tx.run(_STAYING, values_of(person_id))
    return False


async def _jobs(tx: Transaction, person_id: PersonId, now: datetime) -> bool:
    """Ended orders, and such as the provider has already: what comes of them is thrown away."""
    found = await tx.rows(_JOBS, {**values_of(person_id), "limit": BATCH})
    await unneeded.note(tx, [key for _, results in found for key in _kept(results)], now)
    if found:
        await tx.each(_WORDLESS, _renamed([id_ for id_, _ in found]))
    return len(found) == BATCH


def _renamed(ids: Collection[JobId]) -> list[dict[str, object]]:
    return [{"this_id": id_, "this_key": f"{FORGOTTEN}{id_}"} for id_ in ids]


def _kept(results: Any) -> list[str]:
    return [str(one["key"]) for one in results if isinstance(one, dict) and "key" in one]


STEPS: Final[tuple[Step, ...]] = (_places, _plain, _turns, _pictures, _staying, _jobs)
"""To be done in this order, each until it says that there is no more."""


async def _retell(tx: Transaction, names: Collection[str]) -> None:
    """Take somebody's names out of what administrators did, however they were spelled there.

    Databases know small letters of English only, so the words are looked at here.
    """
    longest_first = sorted((name for name in names if name.strip()), key=len, reverse=True)
    known = "|".join(map(re.escape, longest_first))
    named, after = re.compile(rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE), 0
    while known and (found := await tx.rows(_AUDIT, {"after": after, "limit": _MANY})):
        after = found[-1][0]
        told = [(id_, detail, named.sub("somebody", detail)) for id_, detail in found]
        changed = [{"this_id": id_, "detail": new} for id_, old, new in told if new != old]
        if changed:
            await tx.each(_RETOLD, changed)
