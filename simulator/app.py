"""The simulator put together: an ASGI application with its clock, its state and its outbox."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from http import HTTPStatus
from urllib.parse import SplitResult
from uuid import uuid4

import httpx
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route as HttpRoute
from starlette.types import Receive, Scope, Send

from simulator import painting, routes
from simulator.answers import Answers
from simulator.artist import Artist
from simulator.clock import Clock, TurnableClock
from simulator.control import control_routes
from simulator.crafts import encode
from simulator.desk import Caller, Desk
from simulator.door import Door, Handler
from simulator.downloads import Downloads
from simulator.errors import NotRunning, Refusal, not_found
from simulator.faults import Faults
from simulator.inputs import Inputs
from simulator.journal import Blobs, Journal
from simulator.ledger import Ledger
from simulator.links import Links
from simulator.rates import Rates
from simulator.route import JPEG, Craft, Route
from simulator.service import Service
from simulator.settings import SimulatorSettings
from simulator.tasks import TaskStores
from simulator.transport import InProcessTransport
from simulator.uploads import Uploads
from simulator.webhooks import Outbox

_PREVIEW = 256


def _random_id() -> str:
    return str(uuid4())


def create_simulator(
    settings: SimulatorSettings,
    *,
    clock: Clock,
    new_id: Callable[[], str] = _random_id,
    webhook_transport: httpx.AsyncBaseTransport | None = None,
    fetch_transport: httpx.AsyncBaseTransport | None = None,
) -> "Simulator":
    """A look-alike of the API, to be served by uvicorn or called through `transport()`.

    `clock` returns UTC; `new_id` makes task ids; the transports carry webhooks out and input
    pictures in, by default over the network.
    """
    return Simulator(
        settings,
        clock=clock,
        new_id=new_id,
        webhook_transport=webhook_transport,
        fetch_transport=fetch_transport,
    )


class Simulator:
    """The ASGI application. Its parts are public so that tests can look and turn.

    Webhooks leave by themselves while `running()` is entered (the ASGI lifespan does so), else
    only on `outbox.flush()`. A `state_dir` is read on entering `running()`.
    """

    def __init__(
        self,
        settings: SimulatorSettings,
        *,
        clock: Clock,
        new_id: Callable[[], str],
        webhook_transport: httpx.AsyncBaseTransport | None,
        fetch_transport: httpx.AsyncBaseTransport | None,
    ) -> None:
        self.settings = settings
        self.clock = TurnableClock(clock)
        self.faults = Faults()
        self.stores = TaskStores()
        self.ledger = Ledger(balance=settings.balance)
        self._ready = settings.state_dir is None
        self._journal = Journal(settings.state_dir)
        self._rates = Rates(settings=settings, clock=self.clock)
        self._by_path = {**routes.ROUTES, routes.ICON_RENDER.path: routes.ICON_RENDER}
        blobs = Blobs(settings.state_dir, max_bytes=settings.input_bytes)
        secret = hashlib.sha256(f"{settings.seed}:{settings.keys}".encode()).digest()
        links = Links(secret=secret, clock=self.clock)
        self._artist = Artist(settings, blobs=blobs)
        self._answers = Answers(
            settings=settings,
            clock=self.clock,
            links=links,
            artist=self._artist,
            routes=self._by_path,
        )
        self.outbox = Outbox(
            settings,
            clock=self.clock,
            new_id=new_id,
            tell=self._answers.at,
            transport=webhook_transport,
        )
        self._uploads = Uploads(
            clock=self.clock,
            links=links,
            blobs=blobs,
            key_headers=settings.key_headers,
            new_id=new_id,
        )
        self._downloads = Downloads(
            clock=self.clock,
            links=links,
            stores=self.stores,
            artist=self._artist,
            faults=self.faults,
            routes=self._by_path,
        )
        self.door = Door(settings=settings, rates=self._rates, faults=self.faults, new_id=new_id)
        desk = Desk(
            settings=settings,
            clock=self.clock,
            new_id=new_id,
            stores=self.stores,
            ledger=self.ledger,
            journal=self._journal,
            outbox=self.outbox,
            faults=self.faults,
            inputs=Inputs(blobs=blobs, own=self._own_bytes, transport=fetch_transport),
            rates=self._rates,
        )
        self._service = Service(
            settings=settings,
            clock=self.clock,
            desk=desk,
            stores=self.stores,
            answers=self._answers,
            artist=self._artist,
            outbox=self.outbox,
            uploads=self._uploads,
            faults=self.faults,
            routes=self._by_path,
        )
        self._app = self._application()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        await self._app(scope, receive, send)

    def transport(self) -> httpx.AsyncBaseTransport:
        """For an `httpx.AsyncClient` in this process, with a wire's timeouts and cut answers."""
        return InProcessTransport(self)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Simulator"]:
        """Read the state and send webhooks as they become due, until the block is left."""
        await self._restore()
        try:
            async with asyncio.TaskGroup() as group:
                sender = group.create_task(self.outbox.run())
                try:
                    yield self
                finally:
                    sender.cancel()
        finally:
            await self.outbox.aclose()

    async def release(self) -> int:
        """Let go everything that a `hold` holds; returns how many requests and tasks."""
        waiting = self.faults.waiting
        self.faults.release()
        freed = self.stores.release(self.clock())
        for task in freed:
            await self._journal.record(task=task)
            self.outbox.schedule(task, after=task.running_at)
        return waiting + len(freed)

    async def reset(self) -> None:
        """Forget tasks, debits, faults, uploads and what was received; keep the time."""
        self.faults.clear()
        self.stores.clear()
        self.ledger.clear()
        self.outbox.clear()
        self._uploads.clear()
        self._rates.clear()
        self.door.seen.clear()
        await self._journal.clear()

    async def _restore(self) -> None:
        if self._ready:
            return
        tasks, debits = await self._journal.load()
        self.stores.restore(tasks)
        self.ledger.restore(debits)
        now = self.clock()
        for task in self.stores.everything():
            # What was due while nobody was there to send it is lost, as with any outage.
            self.outbox.schedule(task, after=now)
        self._ready = True

    def _application(self) -> Starlette:
        guarded, free = self.door.guarded, self.door.open
        service = self._service
        table = [
            *control_routes(self),
            *(self._post_route(route) for route in routes.ROUTES.values()),
            *self._status_routes(),
            HttpRoute(routes.ICON_RENDER.path, guarded(service.render_icon), methods=["POST"]),
            HttpRoute("/v1/ai/loras", guarded(service.loras)),
            HttpRoute("/v1/creations/recent", guarded(service.creations)),
            HttpRoute("/v1/ai/uploads", guarded(service.list_uploads)),
            HttpRoute(
                "/v1/ai/uploads/request-url", guarded(service.request_uploads), methods=["POST"]
            ),
            HttpRoute("/uploads/{file_id}", free(self._put_upload), methods=["PUT"]),
            HttpRoute("/assets/{file_id}", free(self._get_asset)),
            HttpRoute("/results/{task_id}/{index:int}", free(self._downloads.get)),
            HttpRoute("/previews/{name}", free(self._get_preview)),
        ]
        return Starlette(
            routes=table,
            lifespan=lambda _app: self._lifespan(),
            exception_handlers={HTTPException: self._http_exception},
        )

    @asynccontextmanager
    async def _lifespan(self) -> AsyncIterator[None]:
        async with self.running():
            yield

    def _post_route(self, route: Route) -> HttpRoute:
        service = self._service
        handlers: dict[Craft, Handler] = {
            Craft.PAINT: partial(service.classic, route),
            Craft.VARY: partial(service.reimagine, route),
            Craft.CLASSIFY: partial(service.classify, route),
            Craft.CUTOUT: service.cut_out,
        }
        handler: Handler = partial(service.create, route)
        if route.sync:
            handler = handlers[route.craft]

        async def ready(request: Request, caller: Caller) -> Response:
            if not self._ready:
                message = "a simulator with a state_dir must be running()"
                raise NotRunning(message)
            return await handler(request, caller)

        return HttpRoute(route.path, self.door.guarded(ready), methods=["POST"])

    def _status_routes(self) -> list[HttpRoute]:
        def one(store: str) -> HttpRoute:
            async def handler(request: Request, _caller: Caller) -> Response:
                return await self._service.status(store, request)

            return HttpRoute(f"{store}/{{task_id}}", self.door.guarded(handler))

        def many(store: str) -> HttpRoute:
            async def handler(request: Request, _caller: Caller) -> Response:
                return await self._service.listed(store, request)

            return HttpRoute(store, self.door.guarded(handler))

        return [build(store) for store in routes.STORES for build in (one, many)]

    async def _http_exception(self, request: Request, error: Exception) -> Response:
        if not request.url.path.startswith("/v1/"):
            return JSONResponse({"message": "Not found"}, 404)

        async def unknown(_request: Request, _caller: Caller) -> Response:
            if isinstance(error, HTTPException) and error.status_code != HTTPStatus.NOT_FOUND:
                raise Refusal(status=error.status_code, message=error.detail)
            raise not_found()

        return await self.door.guarded(unknown)(request)

    async def _put_upload(self, request: Request) -> Response:
        await self._uploads.put(
            request.path_params["file_id"],
            path=request.url.path,
            query=request.url.query,
            headers=request.headers,
            data=await request.body(),
        )
        return Response(status_code=200)

    async def _get_asset(self, request: Request) -> Response:
        data, media = await self._uploads.asset(
            request.path_params["file_id"], path=request.url.path, query=request.url.query
        )
        return Response(data, media_type=media)

    async def _get_preview(self, request: Request) -> Response:
        name = request.path_params["name"]
        image = await asyncio.to_thread(
            partial(painting.paint, name, width=_PREVIEW, height=_PREVIEW, seed=0)
        )
        file = await asyncio.to_thread(encode, image, JPEG)
        return Response(file.data, media_type=file.media)

    async def _own_bytes(self, url: SplitResult) -> bytes | None:
        """The bytes behind one of our own addresses, for an input given as one."""
        try:
            match url.path.split("/"):
                case ["", "results", task_id, index] if index.isdigit():
                    file = await self._downloads.file(task_id, int(index), query=url.query)
                    return file.data
                case ["", "assets", file_id]:
                    data, _ = await self._uploads.asset(file_id, path=url.path, query=url.query)
                    return data
                case _:
                    return None
        except Refusal:
            return None
