"""Pictures: listed, described, fetched (also in parts), and handed in."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.answers import PictureAnswer, TaggedPictureAnswer, picture_of
from api.rest.access import Caller, Drawer, Reader, Rest, RestOf
from api.rest.once import Posted
from api.rest.problems import MEDIA_TYPE, UNCHANGED, BadField, Refusal
from api.rest.tags import knows, unless_known
from storage import gallery, image_tags, images
from storage.database import Transaction
from storage.errors import BadPicture, MediaMissing
from storage.gallery import Wanted
from storage.images import Image
from storage.stories import tag_of
from storage.tables import ImageId
from tools.carrying import story_of, with_story
from tools.errors import BadArgument, NotFound
from tools.picture_ref import may_use
from tools.receiving import Desk, Giver, receive

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_KINDS = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/svg+xml")
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_NAME = Path(max_length=80, description="Its id or its handle.", examples=["fox-7k2"])
Named = Annotated[str, _NAME]


class PicturePage(BaseModel):
    """One page, newest first; `next` goes on, and is null on the last page."""

    pictures: list[TaggedPictureAnswer]
    next: str | None = Field(examples=["AZd71l8eejCKVC9vDBt-EQ"])


async def listed(  # noqa: PLR0913 - a query parameter each
    request: Request,
    rest: RestOf,
    by: Reader,
    *,
    scope: Annotated[
        Literal["mine", "key"],
        Query(description="mine: all of the person's; key: those of this key's conversation."),
    ] = "mine",
    q: Annotated[str | None, Query(max_length=200, description="Words to find them by.")] = None,
    words: Annotated[
        str | None, Query(max_length=200, description="The same as `q`.", deprecated=True)
    ] = None,
    tag: Annotated[str | None, Query(max_length=80, description="Only tagged so.")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[
        str | None, Query(max_length=40, description="The `next` of the page before.")
    ] = None,
) -> Response:
    """Finished pictures, newest first. A page costs the same wherever it is."""
    mine = scope == "mine"
    wanted = Wanted(
        person_id=by.person.id if mine else None,
        conversation_id=None if mine else by.conversation.id,
        words=q or words or "",
        tagged_by=by.person.id if tag else None,
        tag=image_tags.tag_of(tag) if tag else None,
    )
    before = _read_cursor(cursor) if cursor else None

    async def look(tx: Transaction) -> PicturePage:
        page = await gallery.page(tx, wanted, before=before, limit=limit + 1)
        shown = page[:limit]
        more = len(page) > limit
        return PicturePage(
            pictures=await _tagged(tx, by, shown), next=_cursor(shown[-1].id) if more else None
        )

    return unless_known(request, await rest.services.db.look(look))


async def described(request: Request, rest: RestOf, by: Reader, picture: Named) -> Response:
    """One picture."""
    image = await _picture(rest, by, picture)
    (answer,) = await rest.services.db.look(partial(_tagged, by=by, shown=[image]))
    return unless_known(request, answer)


async def file(
    request: Request,
    rest: RestOf,
    by: Reader,
    picture: Named,
    *,
    original: Annotated[
        bool, Query(description="As it is stored: the bytes that `sha256` and `size` are of.")
    ] = False,
) -> Response:
    """The picture itself, with its story in its metadata (XMP); `Range` gives a part of it."""
    image = await _picture(rest, by, picture)
    async with rest.services.db.read() as tx:
        story = await story_of(tx, image) if not original else None
    tag = f'"{image.sha256}"' if story is None else f'"{image.sha256}-{tag_of(story)}"'
    headers = {
        "etag": tag,
        "accept-ranges": "bytes",
        "cache-control": "private, max-age=31536000, immutable",
        "content-disposition": f'inline; filename="{image.handle}.{_suffix(image.media_key)}"',
    }
    if knows(request, tag):
        return Response(status_code=304, headers=headers)
    with _there():
        if story is not None:
            data = await with_story(rest.services.media, image, story)
            part = _asked_part(request, tag, len(data))
            size, data = len(data), data if part is None else data[part.start : part.stop]
        else:
            size, part = image.size, _asked_part(request, tag, image.size)
            data = await _stored(rest, image, part)
    if part is None:
        return Response(data, headers=headers, media_type=image.media_type)
    headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    return Response(data, 206, headers=headers, media_type=image.media_type)


async def _stored(rest: Rest, image: Image, part: range | None) -> bytes:
    if part is None:
        return await rest.services.media.get(image.media_key)
    return await rest.services.media.part(image.media_key, part.start, part.stop)


async def thumbnail(request: Request, rest: RestOf, by: Reader, picture: Named) -> Response:
    """A small version of the picture."""
    image = await _picture(rest, by, picture)
    tag = f'"{image.thumb_key}"'
    headers = {"etag": tag, "cache-control": "private, max-age=31536000, immutable"}
    if knows(request, tag):
        return Response(status_code=304, headers=headers)
    with _there():
        data = await rest.services.media.get(image.thumb_key)
    return Response(data, headers=headers, media_type=_kind_of(image.thumb_key))


async def hand_in(
    request: Request,
    rest: RestOf,
    by: Drawer,
    post: Posted,
    *,
    caption: Annotated[str, Query(max_length=200, description="What it shows.")] = "a picture",
) -> Response:
    """Hand in a picture to work on: the body is the file itself. It is "last" from then on.

    A picture that was made here and may be used by this key is known again, and answered as such.
    """
    desk = Desk(services=rest.services, random=rest.random)

    async def do(_: str) -> PictureAnswer:
        data = await request.body()
        giver = Giver(person=by.person, conversation=by.conversation)
        try:
            words = caption.replace("\0", "").strip() or "a picture"
            received = await receive(desk, data, giver, words=words)
            return picture_of(received.image)
        except BadPicture as error:
            field = "body"
            raise BadArgument(field, f"That cannot be used: {error.reason}.") from error

    return await post.answer(by, do, status=201)


def picture_router() -> APIRouter:
    """The routes of pictures."""
    router = APIRouter(prefix="/images", tags=["pictures"])
    router.add_api_route("", listed, response_model=PicturePage, responses=UNCHANGED)
    router.add_api_route(
        "",
        hand_in,
        methods=["POST"],
        status_code=201,
        response_model=PictureAnswer,
        openapi_extra={
            "requestBody": {
                "required": True,
                "content": dict.fromkeys((*_KINDS[:4], "application/octet-stream"), _BINARY),
            }
        },
    )
    router.add_api_route(
        "/{picture}", described, response_model=TaggedPictureAnswer, responses=UNCHANGED
    )
    for name, endpoint in (("file", file), ("thumbnail", thumbnail)):
        router.add_api_route(
            f"/{{picture}}/{name}",
            endpoint,
            response_class=Response,
            responses=_of_bytes(parts=name == "file"),
        )
    return router


def _of_bytes(*, parts: bool) -> dict[int | str, dict[str, Any]]:
    content = dict.fromkeys((*_KINDS, "application/octet-stream"), _BINARY)
    answers: dict[int | str, dict[str, Any]] = {
        **UNCHANGED,
        200: {"description": "The whole file.", "content": content},
    }
    if parts:
        answers[206] = {"description": "The part that was asked for.", "content": content}
        answers[416] = {
            "description": "The part lies outside of the file.",
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return answers


async def _picture(rest: Rest, by: Caller, name: str) -> Image:
    async with rest.services.db.read() as tx:
        image = await _found(tx, name)
    if image is None or not may_use(rest.context(by, ""), image):
        sentence = "There is no such picture."
        raise NotFound(sentence)
    return image


async def _tagged(tx: Transaction, by: Caller, shown: Sequence[Image]) -> list[TaggedPictureAnswer]:
    tags = await image_tags.of_images(tx, by.person.id, [image.id for image in shown])
    return [
        TaggedPictureAnswer(**picture_of(image).model_dump(), tags=tags[image.id])
        for image in shown
    ]


async def _found(tx: Transaction, name: str) -> Image | None:
    try:
        return await images.get(tx, ImageId(UUID(name)))
    except ValueError:
        return await images.by_handle(tx, name.replace("\0", "").strip().casefold())


@contextmanager
def _there() -> Iterator[None]:
    try:
        yield
    except MediaMissing as error:
        sentence = "The file of this picture is gone."
        raise NotFound(sentence) from error


def _asked_part(request: Request, tag: str, size: int) -> range | None:
    """The part `Range` asks for; None for the whole: also where it asks for several parts."""
    asked = _RANGE.fullmatch(request.headers.get("range", ""))
    only_if = request.headers.get("if-range")
    if asked is None or asked.group() == "bytes=-" or (only_if is not None and only_if != tag):
        return None
    first, last = asked.groups()
    if not first:
        part = range(max(0, size - int(last)), size)
    else:
        part = range(int(first), min(int(last) + 1, size) if last else size)
    if not part:
        raise Refusal(
            416,
            "no-such-part",
            f"The file has {size} bytes.",
            headers={"content-range": f"bytes */{size}"},
            errors=[BadField(pointer="Range", detail=f"The file has {size} bytes.")],
        )
    return part


def _cursor(id: ImageId) -> str:
    return urlsafe_b64encode(id.bytes).rstrip(b"=").decode()


def _read_cursor(text: str) -> ImageId:
    try:
        return ImageId(UUID(bytes=urlsafe_b64decode(text + "==")))
    except ValueError as error:
        field, sentence = "cursor", "That is no cursor; leave it out to begin with the newest."
        raise BadArgument(field, sentence) from error


def _suffix(key: str) -> str:
    return key.rpartition(".")[2]


def _kind_of(key: str) -> str:
    kinds = {"jpg": "image/jpeg", "svg": "image/svg+xml"}
    return kinds.get(_suffix(key), f"image/{_suffix(key)}")
