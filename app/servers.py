"""HTTP servers inside our own event loop, on a port that is known before they start."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp
from typing_extensions import override

from app.process import CannotStart


class PortInUse(CannotStart):
    """Somebody else listens on the port we were told to use."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"Port {port} on {host} is taken. Set PORT to another one.")


class Server(uvicorn.Server):
    """A uvicorn server that leaves the signals of the process to `app.run`.

    Only what `proxies` (addresses or networks) say of a client's address and scheme is believed.
    """

    def __init__(
        self, asgi: ASGIApp, listener: socket.socket, *, proxies: Sequence[str] = ()
    ) -> None:
        super().__init__(
            uvicorn.Config(
                asgi,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=3,
                proxy_headers=bool(proxies),
                forwarded_allow_ips=list(proxies),
            )
        )
        self._listener = listener

    @override
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def run_until_stopped(self) -> None:
        """Serve until `stop`."""
        await self.serve(sockets=[self._listener])

    def stop(self) -> None:
        """Finish the requests under way, then end."""
        self.should_exit = True


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes any free one.

    Raises:
        PortInUse: the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise PortInUse(host, port) from error
    listener.listen(2048)
    return listener


def address(listener: socket.socket) -> str:
    """The base URL of a loopback listener."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
