"""Where files lie: addresses that are signed and expire after a day, as Discord's do."""

import hashlib
import hmac
from datetime import timedelta
from urllib.parse import quote

from aiohttp import web

from tests.standins.discord.state import Attachment
from tests.standins.discord.world import World

LIFE = timedelta(hours=24)
GONE = "This content is no longer available."


class Cdn:
    """Signs addresses of attachments and serves the bytes while the signature holds."""

    def __init__(self, world: World, secret: bytes) -> None:
        self._world = world
        self._secret = secret
        self.base = ""
        self.served = 0

    def signed(self, file: Attachment) -> str:
        now = self._world.clock()
        kind = "ephemeral-attachments" if file.is_ephemeral else "attachments"
        path = f"/{kind}/{file.channel_id}/{file.id}/{quote(file.filename)}"
        ends, issued = f"{int((now + LIFE).timestamp()):x}", f"{int(now.timestamp()):x}"
        return f"{self.base}{path}?ex={ends}&is={issued}&hm={self._mark(path, ends, issued)}&"

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/attachments/{channel}/{id}/{name}", self._serve),
            web.get("/ephemeral-attachments/{channel}/{id}/{name}", self._serve),
        ]

    async def _serve(self, request: web.Request) -> web.Response:
        file = self._world.attachments.get(int(request.match_info["id"]))
        if file is None or not self._is_valid(request):
            return web.Response(status=404, text=GONE)
        self.served += 1
        kind = file.content_type or "application/octet-stream"
        return web.Response(body=file.data, headers={"Content-Type": kind})

    def _is_valid(self, request: web.Request) -> bool:
        query = request.query
        ends, issued = query.get("ex", ""), query.get("is", "")
        mark = self._mark(request.rel_url.raw_path, ends, issued)
        if not hmac.compare_digest(mark, query.get("hm", "")):
            return False
        return self._world.clock().timestamp() < int(ends, 16)

    def _mark(self, path: str, ends: str, issued: str) -> str:
        text = f"{path}?{ends}&{issued}".encode()
        return hmac.new(self._secret, text, hashlib.sha256).hexdigest()
