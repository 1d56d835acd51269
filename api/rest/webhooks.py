"""Where a person's programs want to be called when a job ends."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.outgoing import NotCallable, signing_secret
from api.rest.access import Caller, Keeper, Rest, RestOf
from api.rest.once import Posted
from api.rest.strict import Strict
from jobs.queue import Bell
from storage import webhooks
from storage.tables import EndpointId, JobId, MessageId
from storage.webhooks import Endpoint, Message
from tools.errors import BadArgument, NotAllowed, NotFound

_MOST = 20


class EndpointWanted(Strict):
    """An address to be called; https, and reachable from the internet."""

    url: str = Field(max_length=2000, examples=["https://shop.example/hooks/pictures"])


class EndpointAnswer(BaseModel):
    """An address that is called for each job that ends, until `ended_at`."""

    id: EndpointId
    url: str
    created_at: datetime
    ended_at: datetime | None


class NewEndpointAnswer(EndpointAnswer):
    """The address with the secret that signs its calls: shown this once."""

    secret: str | None = Field(repr=False, examples=["whsec_…"])


class EndpointList(BaseModel):
    """All addresses of the person, the ended ones too."""

    webhooks: list[EndpointAnswer]


class MessageAnswer(BaseModel):
    """One call, owed or made; `next_try_at` is null once it is delivered or given up."""

    id: MessageId
    job_id: JobId
    type: str = Field(examples=["job.done"])
    attempts: int
    created_at: datetime
    next_try_at: datetime | None
    delivered_at: datetime | None
    failure: str | None


class MessagePage(BaseModel):
    """One page, newest first; `next` goes on."""

    messages: list[MessageAnswer]
    next: MessageId | None


async def listed(rest: RestOf, by: Keeper) -> EndpointList:
    """The person's addresses."""
    async with rest.services.db.read() as tx:
        known = await webhooks.of_person(tx, by.person.id)
    return EndpointList(webhooks=[_shown(endpoint) for endpoint in known])


async def added(rest: RestOf, by: Keeper, post: Posted, wanted: EndpointWanted) -> Response:
    """Be called at an address from now on. The secret is in this answer and nowhere else."""

    async def do(_: str) -> NewEndpointAnswer:
        try:
            await rest.may_call(wanted.url)
        except NotCallable as error:
            field = "url"
            raise BadArgument(field, f"That address cannot be called: {error.reason}.") from error
        now = rest.services.clock()
        endpoint = Endpoint(
            id=EndpointId(rest.services.ids()),
            person_id=by.person.id,
            url=wanted.url,
            secret=signing_secret(rest.random),
            created_at=now,
            told_until=now,
        )
        async with rest.services.db.write() as tx:
            if len(await webhooks.live(tx, by.person.id)) >= _MOST:
                sentence = f"You have {_MOST} addresses already; remove one first."
                raise NotAllowed(sentence)
            await webhooks.add(tx, endpoint)
        return NewEndpointAnswer(**_shown(endpoint).model_dump(), secret=endpoint.secret)

    return await post.answer(by, do, status=201)


async def removed(rest: RestOf, by: Keeper, webhook_id: UUID) -> EndpointAnswer:
    """Be called there no more."""
    await _own(rest, by, webhook_id)
    async with rest.services.db.write() as tx:
        await webhooks.end(tx, EndpointId(webhook_id), rest.services.clock())
    return _shown(await _own(rest, by, webhook_id))


async def messages(
    rest: RestOf,
    by: Keeper,
    *,
    webhook_id: UUID,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    before: UUID | None = None,
) -> MessagePage:
    """What was called there, and what is still owed."""
    endpoint = await _own(rest, by, webhook_id)
    async with rest.services.db.read() as tx:
        page = await webhooks.messages(
            tx, endpoint.id, before=MessageId(before) if before else None, limit=limit + 1
        )
    shown = page[:limit]
    more = len(page) > limit
    return MessagePage(
        messages=[_message(one) for one in shown], next=shown[-1].id if more else None
    )


async def replayed(
    rest: RestOf, by: Keeper, post: Posted, *, webhook_id: UUID, message_id: UUID
) -> Response:
    """Make a call once more, with the same id and body, whatever became of it."""

    async def do(_: str) -> MessageAnswer:
        endpoint = await _own(rest, by, webhook_id)
        if endpoint.ended_at is not None:
            sentence = "That address was removed."
            raise NotAllowed(sentence)
        async with rest.services.db.write() as tx:
            known = await webhooks.message(tx, MessageId(message_id))
            again = None
            if known is not None and known.endpoint_id == endpoint.id:
                again = await webhooks.replay(tx, known.id, rest.services.clock())
        if again is None:
            sentence = "There is no such call."
            raise NotFound(sentence)
        await rest.queue.ring(Bell.CALL, again.id)
        return _message(again)

    return await post.answer(by, do, status=202)


def webhook_router() -> APIRouter:
    """The routes of outgoing webhooks."""
    router = APIRouter(prefix="/webhooks", tags=["webhooks"])
    router.add_api_route("", listed, name="list_webhooks")
    router.add_api_route(
        "", added, methods=["POST"], status_code=201, response_model=NewEndpointAnswer
    )
    router.add_api_route("/{webhook_id}", removed, methods=["DELETE"])
    router.add_api_route("/{webhook_id}/messages", messages)
    router.add_api_route(
        "/{webhook_id}/messages/{message_id}/replay",
        replayed,
        methods=["POST"],
        status_code=202,
        response_model=MessageAnswer,
    )
    return router


async def _own(rest: Rest, by: Caller, webhook_id: UUID) -> Endpoint:
    async with rest.services.db.read() as tx:
        endpoint = await webhooks.get(tx, EndpointId(webhook_id))
    if endpoint is None or endpoint.person_id != by.person.id:
        sentence = "There is no such webhook."
        raise NotFound(sentence)
    return endpoint


def _shown(endpoint: Endpoint) -> EndpointAnswer:
    return EndpointAnswer(
        id=endpoint.id,
        url=endpoint.url,
        created_at=endpoint.created_at,
        ended_at=endpoint.ended_at,
    )


def _message(message: Message) -> MessageAnswer:
    return MessageAnswer(
        id=message.id,
        job_id=message.job_id,
        type=message.type,
        attempts=message.attempts,
        created_at=message.created_at,
        next_try_at=message.next_try_at,
        delivered_at=message.delivered_at,
        failure=message.failure,
    )
