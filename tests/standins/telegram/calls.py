"""Calls as the methods see them: parameters from the query, a form, multipart or JSON.

https://core.telegram.org/bots/api#making-requests
"""

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.standins.telegram.entities import Formatted, formatted
from tests.standins.telegram.refusals import bad
from tests.standins.telegram.wire import Json, Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call: its method, its parameters, and the files that came with it by their part."""

    method: str
    values: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def gives(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        value = str(self.values.get(name, default)).strip()
        if not re.fullmatch(r"-?\d+", value):
            bad(f"parameter {name} is not an integer")
        return int(value)

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes"}

    def object(self, name: str) -> Any:
        """A parameter that is JSON; None when it was not given."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            bad(f"can't parse {name} JSON object")

    def entries(self, name: str) -> list[Json]:
        """A parameter that is a list of objects."""
        value = self.object(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            bad(f"parameter {name} must be an array of objects")
        return value

    def words(self, name: str, entities: str) -> Formatted:
        """A text with its entities or its parse mode."""
        mode = self.text("parse_mode") or None
        return formatted(self.text(name), mode, self.entries(entities))

    def upload(self, reference: str) -> Upload:
        """The file that `attach://…` means."""
        found = self.files.get(reference.removeprefix("attach://"))
        if found is None:
            bad("can't find the file that is attached: " + reference)
        return found


Method = Callable[[Call], Awaitable[Any]]
Methods = dict[str, Method]


async def read_call(request: web.Request, method: str) -> Call:
    """The parameters and the files of a call, byte for byte."""
    values: Json = dict(request.query)
    files: dict[str, Upload] = {}
    kind = request.content_type
    if kind.startswith("multipart/"):
        await _read_multipart(request, values, files)
    elif kind == "application/json" and request.can_read_body:
        try:
            values |= await request.json()
        except ValueError:
            bad("can't parse JSON object")
    elif kind == "application/x-www-form-urlencoded":
        values |= dict((await request.post()).items())
    return Call(method=method, values=values, files=files)


async def _read_multipart(request: web.Request, values: Json, files: dict[str, Upload]) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            bad("can't parse multipart form")
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            values[part.name] = data.decode()
            continue
        content_type = part.headers.get("Content-Type")
        files[part.name] = Upload(filename=part.filename, data=data, content_type=content_type)
