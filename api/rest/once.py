"""`Idempotency-Key`: the same request again gives the first answer and does nothing twice."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Annotated
from weakref import WeakValueDictionary

from fastapi import Depends, Header
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from api.rest.access import Caller, Rest, rest_of
from api.rest.problems import BadField, Refusal
from storage import kept_answers
from storage.kept_answers import KeptAnswer

_LEASE = timedelta(minutes=2)  # longer than any tool or turn may take
_LEGAL = re.compile(r"[\x21-\x7e]{1,200}")
_busy: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

Do = Callable[[str], Awaitable[BaseModel]]
"""Does the work under a request key that is the same for each repetition."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A request under its key; `kept` is the answer it was given before."""

    request_key: str
    kept: KeptAnswer | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """One POST and the key it may be repeated under."""

    request: Request
    idempotency_key: str | None

    async def answer(self, by: Caller, do: Do, *, status: int = 200) -> Response:
        """Do the work, or give the answer it had."""
        async with self.claimed(by) as claim:
            if claim.kept is not None:
                return _again(claim.kept)
            model = await do(claim.request_key)
            await self.keep(by, model, status=status)
        return Response(model.model_dump_json(), status, media_type="application/json")

    @asynccontextmanager
    async def claimed(self, by: Caller) -> AsyncIterator[Claim]:
        """The right to do this request; an error inside lets it be made again.

        Raises:
            Refusal: 422 when the key came with another request, 409 while another process does it.
        """
        rest = rest_of(self.request)
        if self.idempotency_key is None:
            yield Claim(f"api:{rest.services.ids()}")
            return
        request_key = f"api:{by.key.id}:{self._legal()}"
        lock = _busy.get(request_key)
        if lock is None:
            lock = _busy[request_key] = asyncio.Lock()
        async with lock:
            kept = await self._claim(rest, by, request_key)
            try:
                yield Claim(request_key, kept)
            except BaseException:  # raised again: a request without success may be made anew
                if kept is None:
                    async with rest.services.db.write() as tx:
                        await kept_answers.drop(tx, by.key.id, request_key)
                raise

    async def keep(self, by: Caller, model: BaseModel, *, status: int = 200) -> None:
        """Keep the answer for those who ask again; secrets (`repr=False` fields) are left out."""
        if self.idempotency_key is None:
            return
        secrets = {name for name, field in type(model).model_fields.items() if not field.repr}
        body = model.model_copy(update=dict.fromkeys(secrets)).model_dump_json().encode()
        async with rest_of(self.request).services.db.write() as tx:
            request_key = f"api:{by.key.id}:{self.idempotency_key}"
            await kept_answers.finish(tx, by.key.id, request_key, status=status, body=body)

    async def _claim(self, rest: Rest, by: Caller, request_key: str) -> KeptAnswer | None:
        fresh = KeptAnswer(
            key_id=by.key.id,
            request_key=request_key,
            fingerprint=await self._fingerprint(),
            created_at=rest.services.clock(),
        )
        async with rest.services.db.write() as tx:
            kept = await kept_answers.claim(tx, fresh, lease=_LEASE)
        if kept is not None and kept.fingerprint != fresh.fingerprint:
            sentence = "This Idempotency-Key came with another request before; choose a new one."
            raise Refusal(422, "key-reused", sentence)
        if kept is not None and kept.status is None:
            sentence = "The same request is still being worked on; ask again in a moment."
            raise Refusal(409, "still-working", sentence, headers={"retry-after": "2"})
        return kept

    async def _fingerprint(self) -> str:
        request = self.request
        target = f"{request.method} {request.url.path}?{request.url.query}\n".encode()
        body = await request.body()
        return await asyncio.to_thread(lambda: sha256(target + body).hexdigest())

    def _legal(self) -> str:
        key = self.idempotency_key or ""
        if not _LEGAL.fullmatch(key):
            sentence = "An Idempotency-Key is 1 to 200 visible ASCII characters."
            raise Refusal(
                422,
                "bad-argument",
                sentence,
                errors=[BadField(pointer="Idempotency-Key", detail=sentence)],
            )
        return key


def _again(kept: KeptAnswer) -> Response:
    return Response(
        kept.body or b"",
        kept.status or 200,
        headers={"idempotency-replayed": "true"},
        media_type="application/json",
    )


def _post(
    request: Request,
    idempotency_key: Annotated[
        str | None,
        Header(
            description="Your own text, new for each wish: a repeated request does nothing twice.",
            examples=["8a1c6b7e"],
            max_length=200,
        ),
    ] = None,
) -> Post:
    return Post(request, idempotency_key)


Posted = Annotated[Post, Depends(_post)]
