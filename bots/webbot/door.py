"""The outermost layer of the page: who comes in, what their browser may do, and nothing more."""

import base64
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from typing_extensions import override

from bots.webbot.entrance import Entrance
from bots.webbot.files import Files
from bots.webbot.visitors import SESSION_LASTS, Visitor, Visitors
from storage.ids import Random

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX: Final = "/web"
VISITOR: Final = "orchestrator.visitor"
"""Where, in the scope of a request, the page finds who is there."""

_UPLOAD_LIMIT: Final = 61 * 1024 * 1024  # a picture of 60 MB, with what a form adds to it
_BODY_LIMIT: Final = 1024 * 1024
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_OPEN: Final = "/_nicegui/"
_UPLOADS: Final = "/_nicegui/client/"
_SAFE: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the door leads to.

    `here`: the name of who sits at this machine and needs no link. `public`: the address that
    browsers know us by, where that is not the one we see (a proxy speaks TLS for us).
    """

    page: ASGIApp
    rest: ASGIApp
    visitors: Visitors
    entrance: Entrance
    files: Files
    random: Random
    here: str | None = None
    public: str | None = None


class Door:
    """Lets people in who are signed in; everything outside of `/web` is the business of the API."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or one socket."""
        path = scope.get("path", "")
        if scope["type"] == "http" and path in {"/", PREFIX}:
            await RedirectResponse(f"{PREFIX}/", 303)(scope, receive, send)
        elif scope["type"] in {"http", "websocket"} and path.startswith(f"{PREFIX}/"):
            await self._inside(scope, receive, send)
        else:
            await self._house.rest(scope, receive, send)

    async def _inside(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        answer = _Answer(scope, send, nonce=_letters(self._house.random(16)))
        if refusal is not None:
            await _refuse(refusal, scope, receive, answer.send)
            return
        visitor = await self._visitor(scope, headers)
        response = await self._plain(scope, receive, visitor)
        if response is not None:
            await response(scope, receive, answer.send)
            return
        if scope["type"] == "http" and not scope["path"].removeprefix(PREFIX).startswith(_OPEN):
            # What is rewritten on its way out must not be compressed before.
            scope["headers"] = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
        scope[VISITOR] = visitor
        await self._house.page(scope, receive, answer.send)

    def _is_secure(self, scope: Scope) -> bool:
        return (self._house.public or "").startswith("https:") or (
            scope.get("scheme") in {"https", "wss"}
        )

    async def _visitor(self, scope: Scope, headers: Headers) -> Visitor | None:
        # Over https only the cookie that could not have been planted without it.
        cookie = _cookies(headers).get(_cookie_name(secure=self._is_secure(scope)))
        accepted = headers.get("accept-language", "")
        return await self._house.visitors.of(cookie, accepted) if cookie else None

    async def _plain(
        self, scope: Scope, receive: Receive, visitor: Visitor | None
    ) -> Response | None:
        """What is answered without the page's machinery; None for what needs it."""
        path = scope["path"].removeprefix(PREFIX)
        if scope["type"] == "websocket":
            return None if visitor is not None else _Closed()
        if path.startswith(_OPEN) and not path.startswith(_UPLOADS):
            return None
        request = Request(scope, receive)
        if path in {"/enter", "/leave"}:
            return await self._at_the_entrance(request, path, visitor)
        if visitor is None:
            return await self._stranger(request, path)
        return await self._house.files.answer(request, path, visitor)

    async def _at_the_entrance(
        self, request: Request, path: str, visitor: Visitor | None
    ) -> Response:
        if path == "/leave" and visitor is not None and request.method == "POST":
            await self._house.visitors.leave(visitor)
            left = RedirectResponse(f"{PREFIX}/enter?left=1", 303)
            secure = self._is_secure(request.scope)
            left.delete_cookie(_cookie_name(secure=secure), path=PREFIX, secure=secure)
            return left
        cookie, response = await self._house.entrance.answer(request)
        if cookie is not None:
            _set_cookie(response, cookie, secure=self._is_secure(request.scope))
        return response

    async def _stranger(self, request: Request, path: str) -> Response:
        if request.method != "GET" or path.startswith(("/picture/", "/file/", _UPLOADS)):
            return PlainTextResponse("Sign in first.", 401)
        if self._house.here is None:
            return RedirectResponse(f"{PREFIX}/enter", 303)
        browser = request.headers.get("user-agent", "")
        response = RedirectResponse(request.url.path, 303)
        cookie = await self._house.visitors.enter_here(self._house.here, browser)
        _set_cookie(response, cookie, secure=self._is_secure(request.scope))
        return response

    def _refusal(self, scope: Scope, headers: Headers) -> PlainTextResponse | None:
        host = urlsplit(f"//{headers.get('host', '')}")
        if self._house.here is not None and host.hostname not in _LOOPBACK:
            # A page elsewhere that has its own name point at this machine must not sign in.
            return PlainTextResponse("Open this page by its address on this machine.", 403)
        acts = scope["type"] == "websocket" or scope["method"] not in {"GET", "HEAD"}
        origin = headers.get("origin")
        own = {host.netloc, urlsplit(self._house.public or "").netloc}
        if acts and origin is not None and urlsplit(origin).netloc not in own:
            return PlainTextResponse("Other pages may not act here.", 403)
        announced = headers.get("content-length", "")
        limit = _UPLOAD_LIMIT if _UPLOADS in scope["path"] else _BODY_LIMIT
        if announced.isdigit() and int(announced) > limit:
            return PlainTextResponse("That is larger than 60 MB.", 413)
        if headers.get("transfer-encoding") and scope["type"] == "http":
            return PlainTextResponse("Say how long it is.", 411)
        return None


class _Closed(Response):
    """The answer to a socket that may not be opened."""

    @override
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.close", "code": 4401})


async def _refuse(refusal: PlainTextResponse, scope: Scope, receive: Receive, send: Send) -> None:
    response = _Closed() if scope["type"] == "websocket" else refusal
    await response(scope, receive, send)


class _Answer:
    """Adds the headers of every answer; in pages, marks the scripts that are ours."""

    def __init__(self, scope: Scope, send: Send, *, nonce: str) -> None:
        self._scope = scope
        self._send = send
        self._nonce = nonce
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Hand a message on, or keep it until the page is whole."""
        if message["type"] == "http.response.start":
            given = {name.lower(): value for name, value in message.get("headers", ())}
            more = [*_SAFE, (b"content-security-policy", self._policy())]
            if self._scope.get("scheme") == "https":
                more.append((b"strict-transport-security", b"max-age=31536000"))
            if b"cache-control" not in given:
                more.append((b"cache-control", b"no-store"))
            message["headers"] = [
                *message.get("headers", ()),
                *(one for one in more if one[0] not in given),
            ]
            if given.get(b"content-type", b"").startswith(b"text/html"):
                self._start = message
                return
        if message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._whole(self._start)
            return
        await self._send(message)

    async def _whole(self, start: Message) -> None:
        body = self._body.replace(b"<script", f'<script nonce="{self._nonce}"'.encode())
        kept = [one for one in start["headers"] if one[0].lower() != b"content-length"]
        start["headers"] = [*kept, (b"content-length", str(len(body)).encode())]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})

    def _policy(self) -> bytes:
        # The page's library compiles its templates in the browser, which 'unsafe-eval' is for;
        # only scripts of ours and those that carry this answer's nonce are ever run.
        parts: Mapping[str, str] = {
            "default-src": "'none'",
            "script-src": f"'self' 'nonce-{self._nonce}' 'unsafe-eval'",
            "style-src": "'self' 'unsafe-inline'",
            "img-src": "'self' data: blob:",
            "font-src": "'self' data:",
            "connect-src": "'self'",
            "form-action": "'self'",
            "base-uri": "'none'",
            "frame-ancestors": "'none'",
        }
        return "; ".join(f"{name} {value}" for name, value in parts.items()).encode()


def _cookie_name(*, secure: bool) -> str:
    return "__Secure-orchestrator" if secure else "orchestrator"


def _set_cookie(response: Response, value: str, *, secure: bool) -> None:
    response.set_cookie(
        _cookie_name(secure=secure),
        value,
        max_age=int(SESSION_LASTS.total_seconds()),
        path=PREFIX,
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")
