"""The way of every call: logged, perhaps struck by a fault, authorised, counted, answered."""

import asyncio
import json
from datetime import timedelta
from typing import Any

from aiohttp import web

from tests.standins.telegram.calls import Call, Method, Methods, read_call
from tests.standins.telegram.faults import Fault, Faults
from tests.standins.telegram.files import LARGEST_UPLOAD
from tests.standins.telegram.journal import Journal, Request
from tests.standins.telegram.rates import FloodControl
from tests.standins.telegram.refusals import NOT_FOUND, UNAUTHORIZED, Refusal, too_many
from tests.standins.telegram.wire import Json
from tests.standins.telegram.world import World

LINK_LIVES = timedelta(hours=1)
COUNTED = frozenset(
    {
        "sendMessage",
        "sendPhoto",
        "sendDocument",
        "sendMediaGroup",
        "sendMessageDraft",
        "editMessageText",
        "editMessageCaption",
        "editMessageMedia",
        "editMessageReplyMarkup",
    }
)
GATEWAY = (
    "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<center><h1>{0}</h1></center>\r\n"
    "<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
BEHIND_NGINX = {502: "502 Bad Gateway", 503: "503 Service Unavailable", 504: "504 Gateway Time-out"}


class Serving:
    """What stands between the network and the methods."""

    def __init__(
        self, world: World, token: str, journal: Journal, faults: Faults, flood: FloodControl
    ) -> None:
        self.world = world
        self.token = token
        self.journal = journal
        self.faults = faults
        self.flood = flood
        self.methods: dict[str, tuple[str, Method]] = {}

    def offer(self, methods: Methods) -> None:
        """Serve these methods, however their names are capitalised."""
        self.methods |= {name.lower(): (name, method) for name, method in methods.items()}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token:[^/]+}/{method}", self.serve),
            web.get("/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        known = self.methods.get(request.match_info["method"].lower())
        entry = Request(
            at=self.world.clock(), method=known[0] if known else request.match_info["method"]
        )
        self.journal.append(entry)
        fault = None
        try:
            call = await read_call(request, entry.method)
            entry.form, entry.files = call.values, call.files
            self.world.changes.announce()
            fault = self.faults.next_for(entry.method, entry.chat)
            if fault and await self._strike(fault, request):
                return web.Response()
            response = await self._answer(request, call, entry, fault)
        except Refusal as refusal:
            entry.description = refusal.description
            response = _json(refusal.body(), refusal.code)
        if fault and fault.swallows and request.transport:
            request.transport.abort()
        else:
            entry.status = response.status
        self.world.changes.announce()
        return response

    @staticmethod
    async def _strike(fault: Fault, request: web.Request) -> bool:
        """Wait as the fault wants; true when the connection is broken before anything is done."""
        if fault.gate:
            await fault.gate.wait()
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.cuts and request.transport:
            request.transport.abort()
        return fault.cuts

    async def _answer(
        self, request: web.Request, call: Call, entry: Request, fault: Fault | None
    ) -> web.Response:
        if fault and fault.status:
            return _failed(fault.status)
        if request.match_info["token"] != self.token:
            raise UNAUTHORIZED
        known = self.methods.get(call.method.lower())
        if known is None:
            raise NOT_FOUND
        if fault and fault.refusal:
            raise fault.refusal
        if fault and fault.retry_after is not None:
            chat = int(entry.chat) if entry.chat.lstrip("-").isdigit() else 0
            too_many(self.flood.flood(chat, fault.retry_after))
        self._count(call)
        entry.result = await known[1](call)
        return _json({"ok": True, "result": entry.result}, 200)

    def _count(self, call: Call) -> None:
        """What reaches a chat is counted; what names none, or none that is there, is refused."""
        if call.method not in COUNTED or not call.gives("chat_id"):
            return
        chat = self.world.chat_for(call.values["chat_id"])
        parts = len(call.entries("media")) if call.method == "sendMediaGroup" else 1
        self.flood.take(call.method, chat.id, weight=max(parts, 1), is_group=not chat.is_private)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """A file by the path that `getFile` told less than an hour ago."""
        path = request.match_info["path"]
        entry = Request(at=self.world.clock(), method="download", form={"path": path})
        self.journal.append(entry)
        fault = self.faults.next_for("download", path)
        if fault and await self._strike(fault, request):
            return web.Response()
        file = self.world.files.by_path.get(path)
        told = file and file.linked_at
        fresh = told and self.world.clock() - told <= LINK_LIVES
        if fault and fault.status:
            response = _failed(fault.status)
        elif request.match_info["token"] != self.token or not fresh or file is None:
            response = _json(NOT_FOUND.body(), 404)
        else:
            kind = "application/octet-stream"
            response = web.Response(body=file.data, content_type=kind)
        entry.status = response.status
        return response


def application(serving: Serving) -> web.Application:
    one = web.Application(client_max_size=2 * LARGEST_UPLOAD)
    one.add_routes(serving.routes())
    return one


def _json(answer: Json, status: int) -> web.Response:
    body = json.dumps(answer).encode()
    return web.Response(status=status, body=body, content_type="application/json")


def _failed(status: int) -> web.Response:
    if status in BEHIND_NGINX:
        page = GATEWAY.format(BEHIND_NGINX[status])
        return web.Response(status=status, text=page, content_type="text/html")
    body: dict[str, Any] = {
        "ok": False,
        "error_code": status,
        "description": "Internal Server Error",
    }
    return _json(body, status)
