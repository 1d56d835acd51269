"""The REST application: all routes under /v1, and the few that also answer without it."""

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware

from api.rest import problems
from api.rest.access import Rest
from api.rest.analytics import analytics_router
from api.rest.edge import NO_TELEMETRY
from api.rest.events import event_router
from api.rest.keys import key_router
from api.rest.me import me_router
from api.rest.pictures import picture_router
from api.rest.problems import PROBLEMS, Problem
from api.rest.status import status_router
from api.rest.talk import chat_router
from api.rest.tools import add_tool, tool_router
from api.rest.webhooks import webhook_router
from api.rest.workflows import workflow_router
from tools.registry import TOOLS

VERSION = "1.0"
_DESCRIPTION = """\
Pictures by words, for programs: the same tools, rights, budgets and ledger as in the chats.

Orders are answered at once with jobs; the pictures come later: follow `GET /v1/events`, be called
by a webhook, or read `GET /v1/status/{job_id}`. Each key has a conversation of its own, in which
"last" and "#3" mean what they mean in a chat. Errors are problem documents (RFC 9457).
"""
_EXPOSED = (
    *("ETag", "Idempotency-Replayed", "RateLimit-Limit", "RateLimit-Remaining"),
    *("RateLimit-Reset", "Retry-After", "X-Request-Id"),
)


def create_rest(
    rest: Rest | None,
    *,
    origins: tuple[str, ...] = (),
    operator_routes: Callable[[FastAPI], None] | None = None,
) -> FastAPI:
    """The application; without `rest` it can only be described. `origins` may use it from pages."""
    app = FastAPI(
        title="Freepik AI Orchestrator",
        version=VERSION,
        description=_DESCRIPTION,
        openapi_url="/v1/openapi.json",
        telemetry=NO_TELEMETRY,
        docs_url=None,
        redoc_url=None,
        responses=PROBLEMS,
        generate_unique_id_function=_operation_id,
    )
    app.state.rest = rest
    problems.install(app)
    for router in (
        *(tool_router(), status_router(), picture_router(), chat_router(), event_router()),
        *(workflow_router(), analytics_router(), key_router(), webhook_router(), me_router()),
    ):
        app.include_router(router, prefix="/v1")
    for router in (status_router(), workflow_router(), analytics_router(), _first_tools()):
        app.include_router(router, deprecated=True)
    if operator_routes is not None:
        operator_routes(app)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=list(_EXPOSED),
        )
    _describe_problems(app)
    return app


def _first_tools() -> APIRouter:
    """The tools that were reachable before there were versions."""
    router = APIRouter(tags=["tools"])
    for name in ("generate", "edit", "upscale"):
        add_tool(router, TOOLS[name])
    return router


def _operation_id(route: APIRoute) -> str:
    """Unique, and a legal name in the languages that clients are generated for."""
    version, *rest = [part for part in route.path_format.split("/") if part]
    words = rest if version == "v1" else ["unversioned", version, *rest]
    path = "_".join(word.strip("{}") for word in words)
    return f"{min(route.methods or {''}).lower()}_{path}"


def _describe_problems(app: FastAPI) -> None:
    """Put the problem document where the answers refer to it; FastAPI only lists used models."""
    described = app.openapi

    def openapi() -> dict[str, Any]:
        schema = described()
        schemas = schema.setdefault("components", {}).setdefault("schemas", {})
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(problem.pop("$defs", {}))
        schemas["Problem"] = problem
        return schema

    app.openapi = openapi  # type: ignore[method-assign]  # the way FastAPI documents
