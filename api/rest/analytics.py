"""What was drawn and what it cost, from the daily roll-up."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import answer_model, answer_of
from api.rest.access import Reader, RestOf
from api.rest.problems import UNCHANGED
from api.rest.tags import unless_known
from tools.registry import call
from tools.usage_report import UsageResult


async def analytics(
    request: Request,
    rest: RestOf,
    by: Reader,
    *,
    scope: Annotated[
        Literal["mine", "key"],
        Query(description="mine: the person's own; key: everything of this key's conversation."),
    ] = "mine",
    period: Annotated[
        Literal["day", "month", "all"], Query(description="Today, this month, or all of it.")
    ] = "month",
) -> Response:
    """Pictures and credits by tool and model, and what is left."""
    given = {"scope": "mine" if scope == "mine" else "chat", "period": period}
    result = await call("usage_report", rest.context(by, "analytics"), given)
    return unless_known(request, answer_of(result))


def analytics_router() -> APIRouter:
    """The route of the analytics."""
    router = APIRouter(tags=["analytics"])
    router.add_api_route(
        "/analytics", analytics, response_model=answer_model(UsageResult), responses=UNCHANGED
    )
    return router
