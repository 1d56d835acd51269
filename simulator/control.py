"""The control routes: faults, time, and a look at what happened. For this machine only."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as HttpRoute

from simulator.faults import Fault
from simulator.inputs import is_loopback
from simulator.routes import ROUTES

if TYPE_CHECKING:
    from simulator.app import Simulator

_FAULTS: TypeAdapter[Fault | list[Fault]] = TypeAdapter(Fault | list[Fault])
_OK: dict[str, JsonValue] = {"ok": True}


class _Advance(BaseModel):
    model_config = ConfigDict(extra="forbid")

    seconds: Annotated[float, Field(ge=0)]


def control_routes(simulator: "Simulator") -> list[HttpRoute]:
    """The routes under `/__control`; a caller from elsewhere is told nothing is there."""
    control = _Control(simulator)
    table: tuple[tuple[str, str, Callable[[Request], Awaitable[JsonValue]]], ...] = (
        ("faults", "GET", control.show_faults),
        ("faults", "POST", control.add_faults),
        ("faults", "DELETE", control.clear_faults),
        ("release", "POST", control.release),
        ("advance", "POST", control.advance),
        ("flush", "POST", control.flush),
        ("ledger", "GET", control.ledger),
        ("tasks", "GET", control.tasks),
        ("requests", "GET", control.requests),
        ("prices", "GET", control.prices),
        ("reset", "POST", control.reset),
    )
    return [
        HttpRoute(f"/__control/{name}", _local(action), methods=[method])
        for name, method, action in table
    ]


def _local(action: Callable[[Request], Awaitable[JsonValue]]) -> Callable[..., Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        client = request.client
        if client is None or not is_loopback(client.host):
            return JSONResponse({"message": "Not found"}, 404)
        try:
            return JSONResponse(await action(request))
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False, include_context=False)
            return JSONResponse({"message": "Not understood", "problems": problems}, 400)

    return endpoint


class _Control:
    def __init__(self, simulator: "Simulator") -> None:
        self._it = simulator

    async def show_faults(self, _request: Request) -> JsonValue:
        return {"faults": self._it.parts.faults.report(), "held": self._it.parts.faults.waiting}

    async def add_faults(self, request: Request) -> JsonValue:
        given = _FAULTS.validate_json(await request.body())
        for fault in given if isinstance(given, list) else [given]:
            self._it.parts.faults.add(fault)
        return {"faults": self._it.parts.faults.report(), "held": self._it.parts.faults.waiting}

    async def clear_faults(self, _request: Request) -> JsonValue:
        self._it.parts.faults.clear()
        return _OK

    async def release(self, _request: Request) -> JsonValue:
        return {"released": await self._it.release()}

    async def advance(self, request: Request) -> JsonValue:
        wanted = _Advance.model_validate_json(await request.body())
        await self._it.advance(wanted.seconds)
        return {"now": self._it.parts.clock().isoformat()}

    async def flush(self, _request: Request) -> JsonValue:
        await self._it.flush()
        return _OK

    async def ledger(self, _request: Request) -> JsonValue:
        return self._it.parts.ledger.report(self._it.parts.clock())

    async def tasks(self, _request: Request) -> JsonValue:
        now = self._it.parts.clock()
        return {
            "tasks": [
                {
                    "task_id": task.task_id,
                    "route": task.route,
                    "status": task.status(now),
                    "created_at": task.created_at.isoformat(),
                    "done_at": None if task.done_at is None else task.done_at.isoformat(),
                    "webhook_url": task.webhook_url,
                    "held": task.held,
                    "fields": task.fields,
                }
                for task in self._it.parts.stores.everything()
            ]
        }

    async def requests(self, _request: Request) -> JsonValue:
        return {"requests": list(self._it.parts.door.seen)}

    async def prices(self, _request: Request) -> JsonValue:
        chosen = self._it.parts.settings.prices
        return {
            "prices": [
                {
                    "route": route.path,
                    "credits": chosen.get(route.path, route.credits),
                    "measured": route.measured and route.path not in chosen,
                    "per": "picture",
                }
                for route in ROUTES.values()
            ]
        }

    async def reset(self, _request: Request) -> JsonValue:
        await self._it.reset()
        return _OK
