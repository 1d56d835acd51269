"""Serving results to whoever holds the link, and breaking them on demand."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from simulator.answers import result_path
from simulator.artist import Artist
from simulator.broken import TruncatedResponse
from simulator.clock import Clock
from simulator.crafts import File
from simulator.errors import Refusal, not_found
from simulator.faults import OF_DOWNLOADS, FaultKind, Faults
from simulator.links import Links
from simulator.route import Craft, Route
from simulator.tasks import Task, TaskStatus, TaskStores


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloads:
    """Results by their signed addresses; no key is needed."""

    clock: Clock
    links: Links
    stores: TaskStores
    artist: Artist
    faults: Faults
    routes: Mapping[str, Route]

    async def get(self, request: Request) -> Response:
        """`GET /results/{task_id}/{index}`."""
        task_id, index = request.path_params["task_id"], int(request.path_params["index"])
        task = self.stores.any(task_id)
        route = "" if task is None else task.route
        await self.faults.slow_down(route)
        if self.faults.take_hold(route, "download") is not None:
            await self.faults.wait_for_release()
        fault = self.faults.take(route, *OF_DOWNLOADS)
        if fault is not None and fault.kind is FaultKind.LINK_EXPIRED:
            raise _expired()
        if fault is not None and fault.kind is FaultKind.DOWNLOAD_500:
            raise Refusal(status=500, message="Internal Server Error")
        if fault is not None and fault.kind is FaultKind.DOWNLOAD_NOT_AN_IMAGE:
            return PlainTextResponse("This is not the picture you are looking for.")
        file = await self.file(task_id, index, query=request.url.query)
        if fault is not None:
            return TruncatedResponse(file.data, media_type=file.media)
        return Response(file.data, media_type=file.media)

    async def file(self, task_id: str, index: int, *, query: str) -> File:
        """A finished result; raises a 403 `Refusal` for a dead link, else 404."""
        if not self.links.holds(result_path(task_id, index), query):
            raise _expired()
        task = self.stores.any(task_id)
        if task is None or task.status(self.clock()) is not TaskStatus.COMPLETED:
            raise not_found()
        route = self.routes[task.route]
        file = await self.artist.file(task, route, index) if _pictured(task, route) else None
        if file is None:
            raise not_found()
        return file


def _pictured(task: Task, route: Route) -> bool:
    return not route.craft.makes_words and route.craft is not Craft.TRAIN and not task.empty


def _expired() -> Refusal:
    return Refusal(status=403, message="Forbidden")
