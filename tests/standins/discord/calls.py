"""Requests as the routes see them: ids, query, and the body whether JSON or multipart."""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from tests.standins.discord.posting import Body
from tests.standins.discord.refusals import BROKEN_JSON, Refusal, refused
from tests.standins.discord.wire import Json, Upload

ROOT = "/api/v10"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request to one route."""

    request: web.Request
    body: Body

    def text(self, name: str) -> str:
        return self.request.match_info[name]

    def id(self, name: str) -> int:
        """A snowflake from the path."""
        value = self.request.match_info[name]
        if not value.isdigit():
            raise refused(
                (f"{name}_id",), "NUMBER_TYPE_COERCE", f'Value "{value}" is no snowflake.'
            )
        return int(value)

    def number(self, name: str, default: int) -> int:
        value = self.request.query.get(name, str(default))
        if not value.isdigit():
            raise refused((name,), "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        return int(value)


Answer = Json | list[Json] | None
Route = Callable[[Call], Awaitable[Answer]]
Routes = list[tuple[str, str, Route]]


async def read_body(request: web.Request) -> Body:
    """The form and the files of a request, byte for byte."""
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request)
    raw = await request.read()
    if not raw:
        return Body(form={})
    if request.content_type != "application/json":
        raise refused(
            (), "CONTENT_TYPE_INVALID", 'Expected "Content-Type" header to be one of JSON'
        )
    return Body(form=_parsed(raw))


async def _read_multipart(request: web.Request) -> Body:
    form: Json = {}
    files: dict[int, Upload] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise Refusal(BROKEN_JSON)
        data = bytes(await part.read(decode=True))
        number = re.fullmatch(r"files\[(\d+)\]", part.name or "")
        if number and part.filename:
            kind = part.headers.get("Content-Type")
            files[int(number[1])] = Upload(filename=part.filename, data=data, content_type=kind)
        elif part.name == "payload_json":
            form = _parsed(data)
        else:
            raise refused((part.name or "?",), "FORM_FIELD_UNKNOWN", "This part has no place here.")
    return Body(form=form, files=files)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise Refusal(BROKEN_JSON) from None
