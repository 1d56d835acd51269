"""Entity tags: what the caller has already is not sent again."""

from hashlib import blake2b

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response


def unless_known(request: Request, model: BaseModel) -> Response:
    """The answer with its tag, or 304 when the caller has it already."""
    body = model.model_dump_json().encode()
    tag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache"}
    if knows(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def knows(request: Request, tag: str) -> bool:
    """Whether `If-None-Match` names this tag."""
    named = request.headers.get("if-none-match")
    if named is None:
        return False
    tags = {one.strip().removeprefix("W/") for one in named.split(",")}
    return "*" in tags or tag in tags
