"""Puts the REST API and the MCP server together, when somebody asks for them."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.types import ASGIApp

from agent.turn import TakesTurns
from api.app import Agents, OperatorRoutes, add_health
from api.rest.news import News
from app.calling import Calls
from jobs.queue import Queue
from storage.request_rate import RequestRate
from tools.context import Services

if TYPE_CHECKING:
    from api.rest.access import Rest


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPrograms:
    """What programs work with; `origins` are the web pages that may call us from a browser."""

    services: Services
    turns: TakesTurns
    queue: Queue
    news: News
    rate: RequestRate
    calls: Calls
    origins: tuple[str, ...] = ()

    def rest(self, operator: OperatorRoutes) -> Callable[[], ASGIApp]:
        """Builds the REST application: the first who asks waits for it, nobody else pays."""

        def build() -> ASGIApp:
            from api.rest.app import create_rest  # noqa: PLC0415 - a chat has no need of it

            return create_rest(self._parts(), origins=self.origins, operator_routes=operator.add_to)

        return build

    def agents(self) -> Agents:
        """Builds the MCP server, whose library is slow to load."""
        from api.mcp import McpServer  # noqa: PLC0415 - a second and a hundred megabytes

        return McpServer(self._parts())

    def _parts(self) -> "Rest":
        from api.rest.access import Rest  # noqa: PLC0415 - a chat has no need of it

        return Rest(
            services=self.services,
            turns=self.turns,
            rate=self.rate,
            random=os.urandom,
            news=self.news,
            queue=self.queue,
            may_call=self.calls.may_call,
        )


def openapi() -> dict[str, object]:
    """The description of the whole API, as `GET /v1/openapi.json` gives it."""
    from api.rest.app import create_rest  # noqa: PLC0415 - a chat has no need of it

    def health(app: FastAPI) -> None:
        add_health(app, checks={}, outside={})

    return create_rest(None, operator_routes=health).openapi()
