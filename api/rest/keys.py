"""A person's keys, for programs that look after them."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.responses import Response

from api.rest.access import Caller, Keeper, Rest, RestOf
from api.rest.once import Posted
from api.rest.strict import Strict
from storage import api_keys
from storage.api_keys import ApiKey, KeyScope, Secret
from storage.tables import ApiKeyId
from tools.errors import NotAllowed, NotFound
from tools.keys import NewKey, issue, rotate

_CREDITS = 1_000_000_000
_NO_KEY = "There is no such key."


class KeyWanted(Strict):
    """A new key. It never gets a scope that the key which makes it lacks."""

    name: Annotated[
        str, Field(min_length=1, max_length=80, examples=["shop"], pattern=r"^[^\x00]+$")
    ]
    scopes: list[KeyScope] = Field(min_length=1, examples=[["read", "draw"]])
    days: Annotated[int | None, Field(ge=1, le=3650, description="How long it holds.")] = None
    credits_per_day: Annotated[int | None, Field(ge=0, le=_CREDITS)] = None
    credits_in_total: Annotated[int | None, Field(ge=0, le=_CREDITS)] = None


class KeyAnswer(BaseModel):
    """A key as it may be shown."""

    id: ApiKeyId
    name: str
    prefix: str = Field(examples=["fpo_1f0c2a9b7e"])
    scopes: list[KeyScope]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None
    revoked_at: datetime | None


class NewKeyAnswer(KeyAnswer):
    """A key with its secret: shown this once, and never again, not even to a repetition."""

    key: str | None = Field(repr=False, examples=["fpo_1f0c2a9b7e_…"])


class KeyList(BaseModel):
    """All keys of the person, the ended ones too."""

    keys: list[KeyAnswer]


async def listed(rest: RestOf, by: Keeper) -> KeyList:
    """The person's keys, oldest first."""
    async with rest.services.db.read() as tx:
        return KeyList(keys=[_shown(key) for key in await api_keys.of_person(tx, by.person.id)])


async def created(rest: RestOf, by: Keeper, post: Posted, wanted: KeyWanted) -> Response:
    """Make a key. Its secret is in this answer and nowhere else."""

    async def do(_: str) -> NewKeyAnswer:
        beyond = set(wanted.scopes) - by.key.scopes
        if beyond:
            sentence = f"This key lacks the scope {', '.join(sorted(beyond))} itself."
            raise NotAllowed(sentence)
        new = NewKey(
            name=wanted.name,
            scopes=wanted.scopes,
            lasts=timedelta(days=wanted.days) if wanted.days is not None else None,
            credits_per_day=wanted.credits_per_day,
            credits_in_total=wanted.credits_in_total,
        )
        services = rest.services
        async with services.db.write() as tx:
            key, secret = await issue(
                tx, by.person, new, ids=services.ids, random=rest.random, now=services.clock()
            )
        return _with_secret(key, secret)

    return await post.answer(by, do, status=201)


async def rotated(rest: RestOf, by: Keeper, post: Posted, key_id: UUID) -> Response:
    """Give a key another secret; the old one ends at once. Scopes and budget stay."""

    async def do(_: str) -> NewKeyAnswer:
        await _own(rest, by, key_id)
        async with rest.services.db.write() as tx:
            done = await rotate(tx, ApiKeyId(key_id), random=rest.random)
        if done is None:
            sentence = "That key is revoked; make a new one."
            raise NotAllowed(sentence)
        return _with_secret(*done)

    return await post.answer(by, do)


async def revoked(rest: RestOf, by: Keeper, key_id: UUID) -> KeyAnswer:
    """End a key for ever."""
    await _own(rest, by, key_id)
    async with rest.services.db.write() as tx:
        await api_keys.revoke(tx, ApiKeyId(key_id), rest.services.clock())
        key = await api_keys.get(tx, ApiKeyId(key_id))
    if key is None:  # its person was forgotten in this moment
        raise NotFound(_NO_KEY)
    return _shown(key)


def key_router() -> APIRouter:
    """The routes of keys."""
    router = APIRouter(prefix="/keys", tags=["keys"])
    router.add_api_route("", listed, name="list_keys")
    router.add_api_route(
        "", created, methods=["POST"], status_code=201, response_model=NewKeyAnswer
    )
    router.add_api_route("/{key_id}/rotate", rotated, methods=["POST"], response_model=NewKeyAnswer)
    router.add_api_route("/{key_id}", revoked, methods=["DELETE"])
    return router


async def _own(rest: Rest, by: Caller, key_id: UUID) -> None:
    async with rest.services.db.read() as tx:
        key = await api_keys.get(tx, ApiKeyId(key_id))
    if key is None or key.person_id != by.person.id:
        raise NotFound(_NO_KEY)


def _shown(key: ApiKey) -> KeyAnswer:
    return KeyAnswer(
        id=key.id,
        name=key.name,
        prefix=f"fpo_{key.prefix}",
        scopes=sorted(key.scopes),
        created_at=key.created_at,
        expires_at=key.expires_at,
        last_used_at=key.last_used_at,
        revoked_at=key.revoked_at,
    )


def _with_secret(key: ApiKey, secret: Secret) -> NewKeyAnswer:
    return NewKeyAnswer(**_shown(key).model_dump(), key=secret.text)
