"""The HTTP client: one purchase per call, patient reads, careful downloads.

The key goes to the API's origin and nowhere else.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from itertools import count
from typing import Final, TypeVar

import httpx
from opentelemetry import trace
from pydantic import BaseModel, JsonValue, ValidationError

from freepik.answers import Answer, TaskStatus, load_json, read_answer, read_list, read_task_id
from freepik.bodies import Encoded, Placed, body, encode, place
from freepik.catalog import Endpoint
from freepik.errors import (
    BadRequest,
    FreepikError,
    NotFound,
    OutcomeUnknown,
    TooLarge,
    Unavailable,
    UnreadableAnswer,
    UnsafeUrl,
)
from freepik.links import DOWNLOAD_HOSTS, LinkPolicy
from freepik.loras import Lora, read_loras
from freepik.outcomes import (
    NEVER_SENT,
    Reply,
    failure_of_download,
    failure_of_purchase,
    failure_of_read,
)
from freepik.requests import Picture, Wish, fit
from freepik.retry import RateWindow, pause_before_retry, rate_window

_CONNECT_SECONDS: Final = 10.0
_READ_SECONDS: Final = 30.0
_PURCHASE_SECONDS: Final = 60.0
_TRANSFER_SECONDS: Final = 300.0  # a whole up- or download, however slowly it drips
_MOST_ANSWER_BYTES: Final = 128 * 1024 * 1024  # four large pictures in base64
_LARGE_BYTES: Final = 64 * 1024
_MOST_REDIRECTS: Final = 3
_LORAS_ROUTE: Final = "/v1/ai/loras"
_PROBE_ROUTE: Final = "/v1/ai/mystic"
_UPLOAD_ROUTE: Final = "/v1/ai/uploads/request-url"

_Read = TypeVar("_Read")
_tracer = trace.get_tracer("freepik")


class _Ticket(BaseModel):
    """Where to put one file, and where it can then be read."""

    upload_url: str
    headers: dict[str, str]
    asset_url: str


class _Tickets(BaseModel):
    files: list[_Ticket]


class FreepikClient:
    """The Freepik API behind one key.

    `http` is borrowed, not closed, and its own redirect setting is never used. `jitter` gives
    numbers from 0 to 1. `last_rate` is the rate window as last told by the service, `last_outcome`
    says in words how the last exchange with it went.
    """

    def __init__(  # noqa: PLR0913 - three settings and what it works with, each named at the one place that builds it
        self,
        *,
        http: httpx.AsyncClient,
        base_url: str,
        key: str,
        key_header: str,
        jitter: Callable[[], float],
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        download_hosts: Sequence[str] = DOWNLOAD_HOSTS,
    ) -> None:
        self._http = http
        self._base = httpx.URL(base_url.rstrip("/"))
        self._key = {key_header: key}
        self._sleep = sleep
        self._jitter = jitter
        self._links = LinkPolicy(base_url=self._base, hosts=download_hosts)
        self.last_rate: RateWindow | None = None
        self.last_outcome: str | None = None

    async def submit(
        self,
        endpoint: Endpoint,
        wish: Wish,
        pictures: Sequence[Picture] = (),
        *,
        webhook_url: str | None,
    ) -> Answer:
        """Send one wish: a POST that may cost money and is never repeated here.

        Raises OutcomeUnknown when it may have been accepted; every other FreepikError means it
        certainly was not. Pictures a route wants as URLs are uploaded first. A route undecided
        between raw base64 and data URIs is asked again in the second form after a BadRequest,
        which costs nothing.
        """
        wish = fit(endpoint, wish).wish
        if endpoint.webhook_required and webhook_url is None:
            reason = f"{endpoint.label} delivers by webhook only: a public address is needed"
            raise BadRequest.of(field="webhook_url", reason=reason)
        placed = await self._uploaded(place(endpoint, wish, pictures))
        purchase = partial(self._purchase, endpoint, wish, placed, webhook_url)
        try:
            return await purchase(data_uri=False)
        except BadRequest:
            if not any(item.place.data_uri_second and item.url is None for item in placed):
                raise
        return await purchase(data_uri=True)

    async def upload(
        self, endpoint: Endpoint, wish: Wish, pictures: Sequence[Picture]
    ) -> tuple[Picture, ...]:
        """The same pictures, uploaded where the route wants URLs: then `submit` is one POST alone.

        Free of charge and repeatable. Raises what `submit` raises, except OutcomeUnknown.
        """
        placed = await self._uploaded(place(endpoint, fit(endpoint, wish).wish, pictures))
        return tuple(replace(item.picture, url=item.url) for item in placed)

    async def look(self, endpoint: Endpoint, task_id: str) -> Answer:
        """The task as it stands; raises NotFound when route or task is not there to be read."""
        if endpoint.status_route is None or read_task_id({"task_id": task_id}) is None:
            message = f"{endpoint.label} has no task to look at under that id"
            raise NotFound(message)
        reply = await self._patiently(partial(self._get, f"{endpoint.status_route}/{task_id}"))
        answer = await _aside(len(reply.content), partial(_read_answer, endpoint, reply))
        return replace(answer, task_id=task_id)

    async def list_tasks(self, endpoint: Endpoint) -> tuple[Answer, ...]:
        """The recent tasks of a route, id and status alone; empty where the route keeps no list."""
        if endpoint.list_route is None:
            return ()
        reply = await self._patiently(partial(self._get, endpoint.list_route))
        return read_list(_json(reply), request_id=reply.request_id)

    async def loras(self) -> tuple[Lora, ...]:
        """The styles and characters that were trained; free of charge."""
        reply = await self._patiently(partial(self._get, _LORAS_ROUTE))
        return read_loras(_json(reply), request_id=reply.request_id)

    async def probe(self) -> None:
        """Whether the key is good, free of charge.

        Raises AuthFailed, Forbidden, OutOfCredits or RateLimited as answered, Unavailable when
        this is not the service.
        """
        try:
            reply = await self._patiently(partial(self._get, _PROBE_ROUTE))
            read_list(_json(reply), request_id=reply.request_id)
        except (NotFound, UnreadableAnswer, BadRequest) as error:
            message = "what answers at the base URL is not the Freepik API"
            raise Unavailable(message, request_id=error.request_id) from error

    async def download(self, url: str, *, max_bytes: int) -> bytes:
        """The bytes behind a result link, fetched without the key.

        Raises UnsafeUrl, LinkExpired, TooLarge, UnreadableAnswer, or Unavailable after a few tries.
        """
        return await self._patiently(partial(self._fetch, url, max_bytes))

    async def _purchase(
        self,
        endpoint: Endpoint,
        wish: Wish,
        placed: Sequence[Placed],
        webhook_url: str | None,
        *,
        data_uri: bool,
    ) -> Answer:
        encoded = await _aside(
            sum(len(item.picture.data) for item in placed if item.url is None),
            partial(_encoded, endpoint, wish, placed, webhook_url, data_uri=data_uri),
        )
        seconds = endpoint.deadline_seconds if endpoint.sync else _PURCHASE_SECONDS
        headers = {"content-type": encoded.content_type}
        request = self._request(
            "POST", endpoint.route, seconds, headers=headers, content=encoded.content
        )
        try:
            reply = await self._exchange(request, seconds)
        except NEVER_SENT as error:
            message = "no connection to the service"
            raise Unavailable(message) from error
        except (httpx.RequestError, TimeoutError, TooLarge) as error:
            message = f"the answer never came whole ({type(error).__name__})"
            raise OutcomeUnknown(message) from error
        if not reply.ok:
            raise failure_of_purchase(reply)
        return await _aside(len(reply.content), partial(_read_purchase, endpoint, reply))

    async def _uploaded(self, placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
        """The same pictures, uploaded where they must be URLs; failing here has cost nothing."""
        waiting = [item for item in placed if item.needs_upload]
        if not waiting:
            return placed
        types = [item.picture.media_type for item in waiting]
        tickets = await self._patiently(partial(self._tickets, types))
        urls: dict[int, str] = {}
        for item, ticket in zip(waiting, tickets, strict=True):
            await self._patiently(partial(self._put, ticket, item.picture.data))
            urls[id(item)] = ticket.asset_url
        return tuple(replace(item, url=urls.get(id(item))) for item in placed)

    async def _tickets(self, media_types: Sequence[str]) -> list[_Ticket]:
        wanted = {"files": [{"content_type": media_type} for media_type in media_types]}
        request = self._http.build_request(
            "POST",
            self._url(_UPLOAD_ROUTE),
            json=wanted,
            headers=self._key,
            timeout=_timeout(_READ_SECONDS),
        )
        reply = await self._read(request)
        try:
            tickets = _Tickets.model_validate_json(reply.content).files
        except ValidationError as error:
            message = "the upload service answered something unreadable"
            raise Unavailable(message, request_id=reply.request_id) from error
        if len(tickets) != len(media_types):
            message = "the upload service gave another number of places than asked for"
            raise Unavailable(message, request_id=reply.request_id)
        return tickets

    async def _put(self, ticket: _Ticket, data: bytes) -> None:
        request = self._http.build_request(
            "PUT",
            self._links.check(ticket.upload_url),
            content=data,
            headers=ticket.headers,
            timeout=_timeout(_READ_SECONDS),
        )
        try:
            reply = await self._exchange(request, _TRANSFER_SECONDS)
        except (httpx.RequestError, TimeoutError) as error:
            message = "the upload was cut off"
            raise Unavailable(message) from error
        if not reply.ok:
            message = f"the upload was answered with {reply.status}"
            raise Unavailable(message)

    async def _get(self, route: str) -> Reply:
        return await self._read(self._request("GET", route, _READ_SECONDS))

    async def _read(self, request: httpx.Request) -> Reply:
        """An exchange that costs nothing: trouble on the way is Unavailable."""
        try:
            reply = await self._exchange(request, _TRANSFER_SECONDS)
        except (httpx.RequestError, TimeoutError) as error:
            message = f"no whole answer from the service ({type(error).__name__})"
            raise Unavailable(message) from error
        if not reply.ok:
            raise failure_of_read(reply)
        return reply

    async def _patiently(self, ask: Callable[[], Awaitable[_Read]]) -> _Read:
        """Ask again after trouble that passes, a few times and never for long."""
        for tried in count(1):
            try:
                return await ask()
            except FreepikError as error:
                pause = pause_before_retry(error, tried=tried, jitter=self._jitter())
                if pause is None:
                    raise
            await self._sleep(pause)
        raise AssertionError  # count() has no end

    async def _fetch(self, url: str, max_bytes: int) -> bytes:
        for _ in range(1 + _MOST_REDIRECTS):
            request = self._http.build_request(
                "GET",
                self._links.check(url),
                # Unpacked bytes could be many times what came over the wire.
                headers={"accept-encoding": "identity"},
                timeout=_timeout(_READ_SECONDS),
            )
            try:
                async with self._stream(request, _TRANSFER_SECONDS) as response:
                    if not response.has_redirect_location:
                        return await _picture(response, max_bytes)
                    url = str(response.url.join(response.headers["location"]))
            except (httpx.RequestError, TimeoutError) as error:
                message = f"the download was cut off ({type(error).__name__})"
                raise Unavailable(message) from error
            except httpx.InvalidURL as error:
                message = "redirected to something that is no URL"
                raise UnsafeUrl(message) from error
        message = f"more than {_MOST_REDIRECTS} redirects"
        raise UnsafeUrl(message)

    def _url(self, route: str) -> httpx.URL:
        return self._base.copy_with(raw_path=self._base.raw_path.rstrip(b"/") + route.encode())

    def _request(
        self,
        method: str,
        route: str,
        seconds: float,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
    ) -> httpx.Request:
        return self._http.build_request(
            method,
            self._url(route),
            headers={**self._key, **(headers or {})},
            content=content,
            timeout=_timeout(seconds),
        )

    async def _exchange(self, request: httpx.Request, seconds: float) -> Reply:
        try:
            async with self._stream(request, seconds) as response:
                content = await _bounded(response, _MOST_ANSWER_BYTES)
                reply = Reply(
                    status=response.status_code, headers=dict(response.headers), content=content
                )
        except (httpx.RequestError, TimeoutError) as error:
            self.last_outcome = f"no answer ({type(error).__name__})"
            raise
        self.last_outcome = f"answered {reply.status}"
        self.last_rate = rate_window(reply.headers) or self.last_rate
        return reply

    @asynccontextmanager
    async def _stream(
        self, request: httpx.Request, seconds: float
    ) -> AsyncIterator[httpx.Response]:
        """A response being read, within so many seconds in all, redirects not followed."""
        ours = request.url.host == self._base.host
        about = {
            "http.request.method": request.method,
            "server.address": request.url.host,
            # The path of a link to a result may be as good as the picture.
            **({"url.path": request.url.path} if ours else {}),
        }
        async with asyncio.timeout(seconds + _CONNECT_SECONDS):
            with _tracer.start_as_current_span(
                f"freepik {request.method}", attributes=about, record_exception=False
            ) as span:
                response = await self._http.send(
                    request, stream=True, follow_redirects=False, auth=None
                )
                span.set_attribute("http.response.status_code", response.status_code)
            try:
                yield response
            finally:
                await response.aclose()


async def _aside(size: int, work: Callable[[], _Read]) -> _Read:
    """Large bodies hold pictures and keep a thread busy; for a small one it only costs time."""
    return work() if size < _LARGE_BYTES else await asyncio.to_thread(work)


def _encoded(
    endpoint: Endpoint,
    wish: Wish,
    placed: Sequence[Placed],
    webhook_url: str | None,
    *,
    data_uri: bool,
) -> Encoded:
    return encode(
        endpoint, body(endpoint, wish, placed, webhook_url=webhook_url, data_uri=data_uri)
    )


def _timeout(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(seconds, connect=_CONNECT_SECONDS, pool=_CONNECT_SECONDS)


async def _bounded(response: httpx.Response, most: int) -> bytes:
    chunks = bytearray()
    async for chunk in response.aiter_bytes():
        chunks += chunk
        if len(chunks) > most:
            message = f"larger than {most} bytes"
            raise TooLarge(message, request_id=response.headers.get("x-request-id"))
    return bytes(chunks)


async def _picture(response: httpx.Response, max_bytes: int) -> bytes:
    if not response.is_success:
        raise failure_of_download(response.status_code, response.headers)
    if content := await _bounded(response, max_bytes):
        return content
    message = "the link answered with nothing"
    raise UnreadableAnswer(message)


def _json(reply: Reply) -> JsonValue:
    try:
        return load_json(reply.content)
    except UnreadableAnswer as error:
        raise UnreadableAnswer(error.message, request_id=reply.request_id) from error


def _read_answer(endpoint: Endpoint, reply: Reply) -> Answer:
    return read_answer(_json(reply), endpoint=endpoint, request_id=reply.request_id)


def _read_purchase(endpoint: Endpoint, reply: Reply) -> Answer:
    """The answer to a paid POST; one that cannot be followed up may still have been charged."""
    try:
        answer = _read_answer(endpoint, reply)
    except UnreadableAnswer as error:
        raise OutcomeUnknown(error.message, request_id=reply.request_id) from error
    if answer.task_id is None and not endpoint.sync and answer.status is not TaskStatus.FAILED:
        message = "accepted, but the answer names no task"
        raise OutcomeUnknown(message, request_id=reply.request_id)
    return answer
