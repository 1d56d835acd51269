"""Bringing the pictures home: into our store first, then all the rows in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import assert_never

import structlog

from freepik.answers import Inline, Link, TaskStatus
from freepik.catalog import endpoint as find_endpoint
from freepik.errors import FreepikError
from freepik.requests import wish_from_json
from jobs import results
from jobs.decisions import Decision, Doubt, End, Later, Missing, Phase, decide
from jobs.inputs import source_of
from jobs.keeping import Stored, look_at, store
from jobs.naming import Name, name
from jobs.results import Kept, Source
from jobs.states import FailureCode, Waiting
from jobs.workshop import Aftermath, Workshop
from storage import conversations, images, unneeded
from storage.database import Transaction
from storage.errors import (
    BadPicture,
    HandleTaken,
    MediaMissing,
    StorageError,
    StoreFull,
    StoreUnavailable,
)
from storage.images import Image
from storage.jobs import Job
from storage.places import FORGOTTEN
from storage.tables import ImageId, JobState

log = structlog.get_logger(__name__)

_FETCHING = frozenset({JobState.FETCHING})
_REFUSED = End(to=JobState.REFUSED, failure=FailureCode.REFUSED, charged=True)
_EXPIRED = "the links to the finished picture no longer worked"
_HANDLES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Catch:
    """What one round of fetching brought.

    `damaged` counts pictures that cannot be read, `blank` those that were flagged and came empty.
    """

    stored: tuple[Stored, ...]
    damaged: int
    blank: int


async def fetch(shop: Workshop, job: Job) -> None:
    """Store every picture of the job and finish it; repeatable at any point."""
    if job.request_key.startswith(FORGOTTEN):
        await _throw_away(shop, job)
        return
    try:
        catch = await _bring_home(shop, job)
    except FreepikError as error:
        await _act(shop, job, decide(error, Phase.FETCH))
    except (StoreFull, StoreUnavailable):
        await _act(shop, job, Later(reason=Waiting.STORE))
    except MediaMissing:
        await _act(shop, job, _ended(FailureCode.BAD_PICTURE))
    else:
        await _finish_or_retry(shop, job, catch)


async def _throw_away(shop: Workshop, job: Job) -> None:
    """Who asked for it had themselves forgotten: it is paid for, and nobody's."""
    aftermath = await shop.db.change(partial(_thrown_away, shop=shop, job=job))
    if aftermath is not None:
        await shop.announce(aftermath)
        await _forget_kept(shop, job)


async def _thrown_away(tx: Transaction, *, shop: Workshop, job: Job) -> Aftermath | None:
    aftermath = await shop.move_in(
        tx, job, expect=_FETCHING, to=JobState.FAILED, failure=FailureCode.CANCELLED, results=[]
    )
    if aftermath is not None:
        await shop.close_account(tx, job, charged=True)
    return aftermath


async def _bring_home(shop: Workshop, job: Job) -> _Catch:
    try:
        return await _store_all(shop, job, results.sources(job.results))
    except FreepikError as error:
        if not isinstance(decide(error, Phase.FETCH), Missing):
            raise
        fresh = await _fresh_sources(shop, job)
        if fresh is None:
            raise
    return await _store_all(shop, job, fresh)


async def _fresh_sources(shop: Workshop, job: Job) -> Sequence[Source] | None:
    """New links to the same pictures, where the provider still gives them."""
    endpoint = find_endpoint(job.model)
    if endpoint.status_route is None or job.task_id is None:
        return None
    async with shop.asking():
        answer = await shop.client.look(endpoint, job.task_id)
    if answer.status is not TaskStatus.COMPLETED:
        return None
    return results.sources(await results.keep(shop.media, job, answer.results)) or None


async def _store_all(shop: Workshop, job: Job, found: Sequence[Source]) -> _Catch:
    # One after the other: a picture may be tens of megabytes.
    stored: list[Stored] = []
    blank = 0
    for position, source in enumerate(found):
        data = await _bytes(shop, source)
        try:
            seen = await look_at(shop, data)
        except BadPicture as error:
            log.warning("job.picture_damaged", job=str(job.id), reason=error.reason)
            continue
        if source.flagged and seen.blank:
            blank += 1
        else:
            stored.append(await store(shop, data, seen, position=position, flagged=source.flagged))
    damaged = len(found) - len(stored) - blank
    return _Catch(stored=tuple(stored), damaged=damaged, blank=blank)


async def _bytes(shop: Workshop, source: Source) -> bytes:
    match source:
        case Link():
            return await shop.client.download(source.url, max_bytes=shop.policy.largest_download)
        case Kept():
            return await shop.media.get(source.key)
        case Inline():
            return source.data
        case _:
            assert_never(source)


async def _finish_or_retry(shop: Workshop, job: Job, catch: _Catch) -> None:
    if catch.damaged and await _try_again(shop, job):
        return
    if catch.damaged and not catch.stored:
        await _act(shop, job, _ended(FailureCode.BAD_PICTURE))
    elif catch.blank and not catch.stored:
        await _act(shop, job, _REFUSED)
    else:
        await _finish(shop, job, catch)


async def _try_again(shop: Workshop, job: Job) -> bool:
    """Ring the job for another round, unless enough of them brought nothing that can be used."""
    tries = job.stumbles + 1
    if tries >= shop.policy.fruitless_fetches:
        return False
    pause = shop.policy.pause(job.stumbles, jitter=shop.jitter())
    await shop.ring_at(job, pause, stumbles=tries)
    return True


async def _finish(shop: Workshop, job: Job, catch: _Catch) -> None:
    aftermath = await shop.db.change(partial(_finished, shop=shop, job=job, catch=catch))
    if aftermath is not None:
        await shop.announce(aftermath)
        await _forget_kept(shop, job)


async def _finished(
    tx: Transaction, *, shop: Workshop, job: Job, catch: _Catch
) -> Aftermath | None:
    aftermath = await shop.move_in(
        tx, job, expect=_FETCHING, to=JobState.DONE, results=results.texts(job.results)
    )
    if aftermath is None:
        # Stored, and lost the race: a file that nobody else has is not to stay for ever.
        files = [key for one in catch.stored for key in (one.media_key, one.thumb_key)]
        await unneeded.note(tx, files, shop.clock())
        return None
    first = await _add_images(shop, tx, job, catch.stored)
    if first is not None:
        # The conversation before the balances, as in an order: else the two could wait for
        # each other in a circle.
        await conversations.move_current_up(tx, job.conversation_id, first.id, number=first.number)
    await shop.close_account(tx, job, charged=True)
    return aftermath


async def _add_images(
    shop: Workshop, tx: Transaction, job: Job, stored: Sequence[Stored]
) -> Image | None:
    """Write the pictures down; the first of them."""
    parent = await source_of(tx, job)
    first: Image | None = None
    for item in stored:
        number = job.number + item.position
        if item.position >= job.count:  # more came than was asked for
            number = await conversations.take_numbers(tx, job.conversation_id, 1)
        words = name(job.capability, job.prompt, parent)
        image = replace(
            _image(shop, job, item, words),
            number=number,
            parent_id=parent.id if parent is not None else None,
        )
        await _insert(shop, tx, image, words.handle_words)
        first = first or image
    return first


def _image(shop: Workshop, job: Job, item: Stored, words: Name) -> Image:
    return Image(
        id=ImageId(shop.ids()),
        handle="",
        number=job.number,
        conversation_id=job.conversation_id,
        person_id=job.person_id,
        job_id=job.id,
        position=item.position,
        tool=job.tool,
        prompt=job.prompt,
        model=job.model,
        seed=wish_from_json(job.wish).seed,
        width=item.info.width,
        height=item.info.height,
        media_type=item.info.media_type,
        size=item.size,
        sha256=item.sha256,
        media_key=item.media_key,
        thumb_key=item.thumb_key,
        alt_text=words.alt_text,
        caption=words.caption,
        flagged=item.flagged,
        likeness=item.likeness,
        created_at=shop.clock(),
    )


async def _insert(shop: Workshop, tx: Transaction, image: Image, words: str) -> None:
    for _ in range(_HANDLES):
        handle = await images.fresh_handle(tx, words, shop.random)
        try:
            await images.insert(tx, replace(image, handle=handle))
        except HandleTaken:  # by another process, between the question and the insert
            continue
        return
    raise HandleTaken(words)


async def _act(shop: Workshop, job: Job, decision: Decision) -> None:
    match decision:
        case Later():
            await shop.later(job, decision)
        case End():
            if await shop.end(job, decision, expect=_FETCHING) is not None:
                await _forget_kept(shop, job)
        case Missing() | Doubt():
            if not await _try_again(shop, job):
                await _act(shop, job, _ended(FailureCode.TIMED_OUT, _EXPIRED))


def _ended(failure: FailureCode, detail: str | None = None) -> End:
    return End(to=JobState.FAILED, failure=failure, charged=True, detail=detail)


async def _forget_kept(shop: Workshop, job: Job) -> None:
    """Delete the bytes that waited under the job's own keys: the pictures have theirs now."""
    for source in results.sources(job.results):
        if isinstance(source, Kept):
            try:
                await shop.media.delete(source.key)
            except StorageError:
                log.warning("job.leftover_kept", job=str(job.id), key=source.key)
