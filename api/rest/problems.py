"""Everything that goes wrong, as a problem document (RFC 9457): one sentence, never a traceback."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from storage import tracing
from storage.errors import StorageError
from tools.errors import (
    Ambiguous,
    BadArgument,
    NotAllowed,
    NotFound,
    OverBudget,
    ToolError,
    TooMany,
    Unavailable,
)

log = structlog.get_logger(__name__)

MEDIA_TYPE = "application/problem+json"
_TYPE = "urn:freepik-orchestrator:problem:"
_NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class BadField(BaseModel):
    """A part of the request that cannot be used; `pointer` is a JSON pointer or a parameter."""

    pointer: str
    detail: str


class Problem(BaseModel):
    """What went wrong, in the terms of RFC 9457. `reference` finds it in the operator's log."""

    type: str = Field(examples=[f"{_TYPE}over-budget"])
    title: str = Field(examples=["A limit stands in the way"])
    status: int = Field(examples=[402])
    detail: str = Field(examples=["This needs 80 credits, but your limit for today is 50."])
    errors: list[BadField] | None = None
    reference: str | None = None


class Refusal(Exception):
    """The request is not answered as asked; `code` names the kind, `detail` says it in words."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        *,
        headers: Mapping[str, str] = _NO_HEADERS,
        errors: Sequence[BadField] = (),
        reference: str | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.detail = detail
        self.headers = headers
        self.errors = errors
        self.reference = reference

    def response(self) -> Response:
        """The problem document."""
        return Response(
            self.problem().model_dump_json(exclude_none=True),
            status_code=self.status,
            headers=dict(self.headers),
            media_type=MEDIA_TYPE,
        )

    def problem(self) -> Problem:
        """The same as data."""
        return Problem(
            type=_TYPE + self.code,
            title=_TITLES.get(self.code, HTTPStatus(self.status).phrase),
            status=self.status,
            detail=self.detail,
            errors=list(self.errors) or None,
            reference=self.reference,
        )


_TITLES = {
    "bad-request": "The request cannot be used",
    "bad-argument": "An argument cannot be used",
    "ambiguous": "Several things fit",
    "not-allowed": "That is not allowed",
    "over-budget": "A limit stands in the way",
    "too-many-orders": "Too many orders are open",
    "key-reused": "The Idempotency-Key was used for another request",
    "still-working": "The same request is still being worked on",
    "no-key": "A key is needed",
    "narrow-key": "The key is not for that",
    "blocked": "The person is blocked",
    "too-fast": "Too many requests",
    "too-large": "The request is too large",
}

# The most special class first.
_TOOL_ERRORS: tuple[tuple[type[ToolError], int, str], ...] = (
    (BadArgument, 422, "bad-argument"),
    (Ambiguous, 409, "ambiguous"),
    (NotFound, 404, "not-found"),
    (NotAllowed, 403, "not-allowed"),
    (TooMany, 429, "too-many-orders"),
    (OverBudget, 402, "over-budget"),
    (Unavailable, 503, "unavailable"),
)

PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": description,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, description in {
        400: "The request cannot be read.",
        401: "No key, or one that does not hold.",
        402: "A limit in credits stands in the way.",
        403: "The key, or its person, may not do that.",
        404: "There is no such thing that you may see.",
        405: "The method is not for this address.",
        409: "Several things fit, or the same request is still being worked on.",
        413: "The request is too large.",
        422: "Something in the request cannot be used; `errors` names it.",
        429: "Too many requests or open orders; `Retry-After` says when to come back.",
        500: "Something went wrong on our side; `reference` finds it in the log.",
        503: "Something is away at the moment; try again later.",
    }.items()
}
"""What every operation may answer besides its own."""

UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The caller has it already (`If-None-Match`)."}
}


def refusal_of(error: ToolError) -> Refusal:
    """What a tool's error means to a program."""
    status, code = next(
        ((status, code) for kind, status, code in _TOOL_ERRORS if isinstance(error, kind)),
        (400, "bad-request"),
    )
    return Refusal(
        status,
        code,
        error.sentence,
        errors=_pointed_at(error),
        reference=error.reference if isinstance(error, Unavailable) else None,
    )


def _pointed_at(error: ToolError) -> list[BadField]:
    if not isinstance(error, BadArgument):
        return []
    return [BadField(pointer=f"/{error.field}", detail=error.sentence)]


def away() -> Refusal:
    """Our memory does not answer."""
    return Refusal(503, "unavailable", "I cannot reach my memory right now; try again later.")


def unforeseen(error: Exception) -> Refusal:
    """What any failure means to a program; what nobody foresaw is logged under a reference."""
    match error:
        case Refusal():
            return error
        case ToolError():
            return refusal_of(error)
        case StorageError():
            return away()
        case _:
            reference = tracing.reference()
            log.error("api.failed", error=repr(error), exc_info=error)
            sentence = f"Something went wrong on my side (ref {reference}). Please try again later."
            return Refusal(500, "internal", sentence, reference=reference)


def install(app: FastAPI) -> None:
    """Answer every error of `app` with a problem document."""
    for kind in (Refusal, ToolError, StorageError):
        app.add_exception_handler(kind, _foreseen)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)


async def _foreseen(_: Request, error: Exception) -> Response:
    return unforeseen(error).response()


async def _invalid(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - registered for this class alone
    fields = [_bad_field(problem) for problem in error.errors()]
    first = fields[0].detail if fields else "The request cannot be used."
    return Refusal(422, "bad-argument", first, errors=fields).response()


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class alone
    code = {400: "bad-request", 404: "not-found", 413: "too-large"}.get(error.status_code, "http")
    return Refusal(
        error.status_code, code, _sentence(error), headers=error.headers or _NO_HEADERS
    ).response()


def _sentence(error: HTTPException) -> str:
    if error.detail == HTTPStatus(error.status_code).phrase:
        return {404: "There is nothing at this address.", 405: "Not with this method."}.get(
            error.status_code, error.detail
        )
    return error.detail


def _bad_field(problem: Mapping[str, Any]) -> BadField:
    where, *rest = problem["loc"] or ("body",)
    pointer = "/" + "/".join(str(part) for part in rest) if where == "body" else str(rest[-1])
    message = str(problem["msg"]).removeprefix("Value error, ")
    return BadField(pointer=pointer, detail=f"{pointer}: {message}")
