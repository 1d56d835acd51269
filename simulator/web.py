"""From paths to handlers."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.routing import Route as HttpRoute

from simulator import painting
from simulator.crafts import encode
from simulator.desk import Caller
from simulator.door import Handler
from simulator.errors import not_found
from simulator.parts import Parts
from simulator.route import JPEG, Craft, Route
from simulator.routes import ICON_RENDER, ROUTES, STORES

_PREVIEW = 256

Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


def application(parts: Parts, control: list[HttpRoute], lifespan: Lifespan) -> Starlette:
    """All routes; what is frequent comes first, since they are tried in order."""
    guarded, free = parts.door.guarded, parts.door.open
    web = _Web(parts)
    table: list[BaseRoute] = [
        HttpRoute("/results/{task_id}/{index:int}", free(parts.downloads.get)),
        HttpRoute(ICON_RENDER, guarded(parts.service.render_icon), methods=["POST"]),
        HttpRoute("/v1/{rest:path}", guarded(web.dispatch), methods=["GET", "POST"]),
        HttpRoute("/uploads/{file_id}", free(web.put_upload), methods=["PUT"]),
        HttpRoute("/assets/{file_id}", free(web.get_asset)),
        HttpRoute("/previews/{name}", free(web.get_preview)),
        *control,
        HttpRoute("/{rest:path}", free(_nothing_here)),
    ]
    return Starlette(routes=table, lifespan=lifespan)


async def _nothing_here(_request: Request) -> Response:
    raise not_found()


class _Web:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        service = parts.service
        self._posts: dict[str, Handler] = {
            **{route.path: _handler(parts, route) for route in ROUTES.values()},
            "/v1/ai/uploads/request-url": service.request_uploads,
        }
        self._gets: dict[str, Handler] = {
            "/v1/ai/loras": service.loras,
            "/v1/ai/uploads": service.list_uploads,
            "/v1/creations/recent": service.creations,
        }

    async def dispatch(self, request: Request, caller: Caller) -> Response:
        """Everything under `/v1`."""
        path = request.url.path
        handlers = self._posts if request.method == "POST" else self._gets
        if (handler := handlers.get(path)) is not None:
            return await handler(request, caller)
        store, _, task_id = path.rpartition("/")
        if request.method == "POST" or not {path, store} & STORES:
            raise not_found()
        if path in STORES:
            return await self._parts.service.listed(path)
        return await self._parts.service.status(store, task_id, path)

    async def put_upload(self, request: Request) -> Response:
        """The signed PUT."""
        await self._parts.uploads.put(
            request.path_params["file_id"],
            path=request.url.path,
            query=request.url.query,
            headers=request.headers,
            data=await request.body(),
        )
        return Response(status_code=200)

    async def get_asset(self, request: Request) -> Response:
        """An uploaded file."""
        data, media = await self._parts.uploads.asset(
            request.path_params["file_id"], path=request.url.path, query=request.url.query
        )
        return Response(data, media_type=media)

    async def get_preview(self, request: Request) -> Response:
        """A LoRA's sample picture."""
        name = request.path_params["name"]
        paint = partial(painting.paint, name, width=_PREVIEW, height=_PREVIEW, seed=0)
        file = await asyncio.to_thread(lambda: encode(paint(), JPEG))
        return Response(file.data, media_type=file.media)


def _handler(parts: Parts, route: Route) -> Handler:
    service = parts.service
    if not route.sync:
        return partial(service.create, route)
    at_once: dict[Craft, Handler] = {
        Craft.PAINT: partial(service.classic, route),
        Craft.VARY: partial(service.reimagine, route),
        Craft.CLASSIFY: partial(service.classify, route),
        Craft.CUTOUT: service.cut_out,
    }
    return at_once[route.craft]
