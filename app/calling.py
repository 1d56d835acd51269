"""Calls other programs' addresses, and only such as lie on the open internet.

An address that its owner chose may lead into our own network (SSRF). So the name is looked up here,
every address behind it is judged, and the one that was judged is the one that is called: a name
that answers differently the second time gains nothing. Redirects are not followed.
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

import httpx

from api.outgoing import NotCallable

_LOOKUP_SECONDS = 5.0
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in the last four bytes
_PORTS = {"http": 80, "https": 443}

Address = IPv4Address | IPv6Address


async def addresses_of(name: str, port: int | None) -> list[str]:
    """What the resolver of this machine says."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]).partition("%")[0] for one in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """`private`: also plain http and addresses of one's own network, where the operator says so."""

    http: httpx.AsyncClient
    private: bool = False
    lookup: Callable[[str, int | None], Awaitable[list[str]]] = addresses_of

    async def may_call(self, url: str) -> None:
        """Raises NotCallable for an address that is never called."""
        await self._resolved(_parts(url))

    async def post(self, url: str, *, headers: Mapping[str, str], body: str) -> int:
        """Call it; returns the status. Raises NotCallable, also when nobody answers."""
        parts = _parts(url)
        address = await self._resolved(parts)
        host = f"[{address}]" if address.version == 6 else str(address)  # noqa: PLR2004 - IP version 6
        port = parts.port or _PORTS[parts.scheme]
        target = parts._replace(netloc=f"{host}:{port}", fragment="").geturl()
        named = parts.netloc.rpartition("@")[2]
        try:
            async with self.http.stream(
                "POST",
                target,
                content=body.encode(),
                headers={**headers, "host": named},
                # The certificate is that of the name, not of the number.
                extensions={"sni_hostname": parts.hostname},
                follow_redirects=False,
            ) as response:
                return response.status_code
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = f"no answer ({type(error).__name__})"
            raise NotCallable(reason) from error

    async def _resolved(self, parts: SplitResult) -> Address:
        if parts.scheme != "https" and not self.private:
            reason = "it does not begin with https://"
            raise NotCallable(reason)
        try:
            async with asyncio.timeout(_LOOKUP_SECONDS):
                found = await self.lookup(parts.hostname or "", parts.port)
        except (OSError, UnicodeError, TimeoutError) as error:
            reason = "its name is not known"
            raise NotCallable(reason) from error
        addresses = [ip_address(one) for one in found]
        if not self.private and not all(map(_is_public, addresses)):
            reason = "it lies in a private network"
            raise NotCallable(reason)
        return addresses[0]


def _parts(url: str) -> SplitResult:
    reason = "it is no web address"
    try:
        parts = urlsplit(url)
        legal = parts.scheme in _PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise NotCallable(reason) from error
    if not legal or any(ord(sign) <= ord(" ") for sign in url):
        raise NotCallable(reason)
    return parts


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved
