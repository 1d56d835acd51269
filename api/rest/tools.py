"""One POST for each tool of the registry: its arguments are the body, its result the answer."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends
from pydantic import BaseModel
from starlette.responses import Response

from api.answers import answer_model, answer_of
from api.rest.access import Caller, RestOf, asking_to, scope_of
from api.rest.once import Posted
from api.rest.strict import strictly
from tools.registry import TOOLS, call
from tools.tool import Tool

_EXAMPLES: dict[str, Any] = {
    "generate": {"prompt": "a red fox in the snow, watercolour", "ratio": "16:9"},
    "edit": {"picture": "last", "instruction": "make it night"},
    "vary": {"picture": "fox-7k2", "count": 2},
    "upscale": {"picture": "fox-7k2", "factor": 2},
    "batch": {"prompts": ["a red fox", "a snow owl"], "ratio": "1:1"},
}


def tool_router() -> APIRouter:
    """The routes of all tools."""
    router = APIRouter(tags=["tools"])
    for tool in TOOLS.values():
        add_tool(router, tool)
    return router


def add_tool(router: APIRouter, tool: Tool) -> None:
    """`POST /<name>` of one tool; 202 where pictures come later."""
    router.add_api_route(
        f"/{tool.name}",
        _endpoint(tool),
        methods=["POST"],
        name=tool.name,
        summary=tool.summary,
        description=tool.description,
        response_model=answer_model(tool.result),
        status_code=_status(tool),
    )


def _endpoint(tool: Tool) -> Callable[..., Awaitable[Response]]:
    async def run(rest: RestOf, post: Posted, by: Caller, arguments: BaseModel) -> Response:
        async def do(request_key: str) -> BaseModel:
            given = arguments.model_dump(exclude_unset=True)
            return answer_of(await call(tool.name, rest.context(by, request_key), given))

        return await post.answer(by, do, status=_status(tool))

    example = _EXAMPLES.get(tool.name)
    # What FastAPI reads of it differs from tool to tool.
    run.__annotations__["by"] = Annotated[Caller, Depends(asking_to(scope_of(tool)))]
    body = Body(openapi_examples={"usual": {"value": example}} if example else None)
    run.__annotations__["arguments"] = Annotated[strictly(tool.arguments), body]
    return run


def _status(tool: Tool) -> int:
    return 202 if tool.draws else 200
