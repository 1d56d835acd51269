"""How python-telegram-bot reaches Telegram: aiohttp, which costs a fraction of its own client."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bots.telegrambot import limits

_CONNECT = 10.0  # seconds
_READ = 20.0
_UPLOAD = 40.0  # more seconds for what has files: less than one delivery may take in all
_PIECE = 1 << 16
_MOST_BYTES = limits.DOWNLOAD_BYTES + _PIECE


class Refused(TelegramError):
    """Telegram's own words: it has no error codes beyond HTTP's, only sentences."""

    def __init__(
        self, status: int, description: str, *, after: float | None, moved_to: int | None
    ) -> None:
        super().__init__(f"{status} {description}")
        self.status = status
        self.description = description
        self.after = after
        self.moved_to = moved_to


@dataclass(slots=True)
class _Patience:
    """The seconds one request may take; None waits for ever."""

    read: float | None
    total: float | None


class Transport(BaseRequest):
    """One pool of connections, opened when it is first needed.

    No message of an error repeats the address, which holds the bot's token.
    """

    def __init__(self, *, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    @override
    def read_timeout(self) -> float:
        return _READ

    @override
    async def initialize(self) -> None:
        """Nothing: a session belongs to the loop that uses it."""

    @override
    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    @override
    async def do_request(  # type: ignore[explicit-any,unused-ignore]  # the library's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = None,
        write_timeout: Any = None,
        connect_timeout: Any = None,
        pool_timeout: Any = None,
    ) -> tuple[int, bytes]:
        patience = _patience(
            read_timeout, uploads=bool(request_data and request_data.multipart_data)
        )
        try:
            status, body = await self._send(url, method, request_data, patience)
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from error
        if status != HTTPStatus.OK:
            raise _refused(status, body)
        return status, body

    async def _send(
        self, url: str, method: str, data: RequestData | None, patience: _Patience
    ) -> tuple[int, bytes]:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections)
            )
        timeout = aiohttp.ClientTimeout(
            total=patience.total, sock_connect=_CONNECT, sock_read=patience.read
        )
        form = _form(data) if data is not None else None
        async with self._session.request(method, url, data=form, timeout=timeout) as response:
            body = bytearray()
            async for piece in response.content.iter_chunked(_PIECE):
                body += piece
                if len(body) > _MOST_BYTES:
                    message = "the answer is too large"
                    raise NetworkError(message)
            return response.status, bytes(body)


def _patience(read: object, *, uploads: bool) -> _Patience:
    given = _READ if isinstance(read, DefaultValue) else read
    seconds = float(given) if isinstance(given, int | float) else None
    if seconds is None:
        return _Patience(read=None, total=None)
    return _Patience(read=seconds, total=seconds + _CONNECT + (_UPLOAD if uploads else 0))


def _form(data: RequestData) -> aiohttp.FormData | dict[str, str]:
    files = data.multipart_data
    if not files:
        return data.json_parameters
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in files.items():
        # Bytes would go out in one piece, and nobody else be served until they have.
        body = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=filename, content_type=media_type)
    return form


def _refused(status: int, body: bytes) -> Refused:
    try:
        answer = json.loads(body)
    except ValueError:
        answer = {}
    if not isinstance(answer, dict):
        answer = {}
    parameters = answer.get("parameters") or {}
    after, moved_to = parameters.get("retry_after"), parameters.get("migrate_to_chat_id")
    return Refused(
        status,
        str(answer.get("description") or HTTPStatus(status).phrase),
        after=float(after) if after is not None else None,
        moved_to=int(moved_to) if moved_to is not None else None,
    )
