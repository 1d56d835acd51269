"""A turn with the agent: the answer as JSON, or word by word as server-sent events."""

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from agent.turn import OnText, TurnReply, TurnRequest
from api.answers import JobAnswer, PictureAnswer, picture_of
from api.rest.access import Caller, Rest, RestOf, Talker
from api.rest.once import Post, Posted
from api.rest.problems import unforeseen
from api.rest.strict import Strict
from storage import images, jobs
from storage.tables import ImageId
from tools.errors import BadArgument
from tools.picture_ref import resolve_all
from tools.preferences import settled_language

if TYPE_CHECKING:
    from sse_starlette import ServerSentEvent

SSE = "text/event-stream"
SSE_CONTENT = {
    SSE: {
        "schema": {
            "type": "object",
            "description": "One server-sent event; `data` is JSON.",
            "properties": {name: {"type": "string"} for name in ("event", "id", "data")},
            "required": ["data"],
        }
    }
}
Reference = Annotated[str, Field(min_length=1, max_length=80)]


class ChatMessage(Strict):
    """What the person says; pictures by handle, or by "#3" in this key's conversation."""

    text: str = Field(max_length=20_000, examples=["a red fox in the snow, watercolour, 16:9"])
    replied_to: Reference | None = Field(default=None, description="The picture this answers.")
    attached: list[Reference] = Field(
        default_factory=list, max_length=10, description="Pictures handed in before."
    )


class ChatAnswer(BaseModel):
    """What the agent says, the orders it took, and the pictures it shows."""

    text: str = Field(examples=["Drawing #1 with Mystic: “a red fox in the snow”, 16:9."])
    model: str = Field(examples=["rules"])
    jobs: list[JobAnswer]
    pictures: list[PictureAnswer]


async def chat(
    request: Request, rest: RestOf, by: Talker, post: Posted, *, message: ChatMessage
) -> Response:
    """Say something to the agent.

    With `Accept: text/event-stream` the answer comes as events: `text` as it is written, then
    `reply` with the whole answer, or `problem`. A dropped turn that is repeated under the same
    `Idempotency-Key` orders nothing twice.
    """
    if SSE in request.headers.get("accept", ""):
        from sse_starlette import EventSourceResponse  # noqa: PLC0415 - only those who stream need it

        return EventSourceResponse(_events(rest, by, post, message))

    async def do(request_key: str) -> ChatAnswer:
        return await _take(rest, by, message, turn_id=request_key)

    return await post.answer(by, do)


async def _take(
    rest: Rest,
    by: Caller,
    message: ChatMessage,
    *,
    turn_id: str,
    on_text: OnText | None = None,
) -> ChatAnswer:
    async with rest.lane(by):
        replied_to, attached = await _pictures(rest, by, message)
        reply = await rest.turns.take(
            TurnRequest(
                text=message.text.replace("\0", ""),
                person=by.person,
                conversation=by.conversation,
                turn_id=turn_id,
                replied_to=replied_to,
                attached=attached,
                settled_language=settled_language(by.person, ()),
            ),
            on_text=on_text,
        )
    return await _answer(rest, reply)


async def _pictures(
    rest: Rest, by: Caller, message: ChatMessage
) -> tuple[ImageId | None, tuple[ImageId, ...]]:
    names = [*message.attached, *([message.replied_to] if message.replied_to else [])]
    found = await resolve_all(rest.context(by, ""), names) if names else []
    ids = []
    for picture in found:
        if picture.image is None:
            field, sentence = "attached", f"#{picture.number} is not finished yet."
            raise BadArgument(field, sentence)
        ids.append(picture.image.id)
    if message.replied_to:
        return ids[-1], tuple(ids[:-1])
    return None, tuple(ids)


async def _answer(rest: Rest, reply: TurnReply) -> ChatAnswer:
    async with rest.services.db.read() as tx:
        ordered = [await jobs.get(tx, job_id) for job_id in reply.jobs]
        shown = [await images.get(tx, image_id) for image_id in reply.shows]
    return ChatAnswer(
        text=reply.text,
        model=reply.model,
        jobs=[
            JobAnswer(
                job_id=job.id,
                status_url=f"/v1/status/{job.id}",
                number=job.number,
                count=job.count,
                state=job.state,
                model=job.model,
                credits=job.credits,
            )
            for job in ordered
            if job is not None
        ],
        pictures=[picture_of(image) for image in shown if image is not None],
    )


async def _events(
    rest: Rest, by: Caller, post: Post, message: ChatMessage
) -> AsyncIterator["ServerSentEvent"]:
    """The turn as it comes; it ends with `reply` or `problem`, whatever happens."""
    from sse_starlette import ServerSentEvent  # noqa: PLC0415 - only those who stream need it

    said: asyncio.Queue[ServerSentEvent | None] = asyncio.Queue()

    async def on_text(text: str) -> None:
        data = _Text(text=text).model_dump_json()
        await said.put(ServerSentEvent(event="text", data=data))

    async def turn() -> None:
        try:
            async with post.claimed(by) as claim:
                if claim.kept is not None:
                    data = (claim.kept.body or b"").decode()
                else:
                    answer = await _take(
                        rest, by, message, turn_id=claim.request_key, on_text=on_text
                    )
                    await post.keep(by, answer)
                    data = answer.model_dump_json()
            await said.put(ServerSentEvent(event="reply", data=data))
        except Exception as error:  # noqa: BLE001 - the answer has begun: what went wrong can only be told in it
            await said.put(ServerSentEvent(event="problem", data=_told(error)))
        await said.put(None)

    async with asyncio.TaskGroup() as group:
        taking = group.create_task(turn())
        try:
            while (event := await said.get()) is not None:
                yield event
        finally:
            taking.cancel()


def _told(error: Exception) -> str:
    return unforeseen(error).problem().model_dump_json(exclude_none=True)


class _Text(BaseModel):
    text: str


def chat_router() -> APIRouter:
    """The route of the chat."""
    router = APIRouter(tags=["chat"])
    router.add_api_route(
        "/chat",
        chat,
        methods=["POST"],
        response_model=ChatAnswer,
        responses={200: {"content": SSE_CONTENT}},
    )
    return router
