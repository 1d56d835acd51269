"""Which URLs this client touches beside the API: results and upload places, nothing inside."""

import ipaddress
from collections.abc import Sequence
from typing import Final

import httpx

from freepik.errors import UnsafeUrl

DOWNLOAD_HOSTS: Final = ("freepik.com", "magnific.com", "storage.googleapis.com")


class LinkPolicy:
    """Allows https to known hosts (names or what ends in them), and the API's own origin.

    Names are allowed, addresses are not, so private and metadata addresses need no list. Plain http
    is for an API on loopback: there every spelling of loopback on its port is its own origin.
    """

    def __init__(self, *, base_url: httpx.URL, hosts: Sequence[str]) -> None:
        self._base = base_url
        self._hosts = tuple(host.lower().strip(".") for host in hosts if host.strip("."))

    def check(self, url: str) -> httpx.URL:
        """The URL parsed, or UnsafeUrl."""
        try:
            parsed = httpx.URL(url)
        except (httpx.InvalidURL, ValueError) as error:
            message = "not a URL"
            raise UnsafeUrl(message) from error
        if parsed.userinfo or not (self._is_known(parsed) or self._is_own(parsed)):
            message = f"will not fetch from {parsed.scheme}://{parsed.host}"
            raise UnsafeUrl(message)
        return parsed

    def _is_known(self, url: httpx.URL) -> bool:
        ours = self._base.host if self._base.scheme == "https" else None
        known = url.host == ours or any(
            url.host == host or url.host.endswith(f".{host}") for host in self._hosts
        )
        return known and url.scheme == "https" and url.port is None

    def _is_own(self, url: httpx.URL) -> bool:
        if (url.scheme, url.port) != (self._base.scheme, self._base.port):
            return False
        both_loopback = is_loopback(url.host) and is_loopback(self._base.host)
        return url.host == self._base.host or both_loopback


def is_loopback(host: str) -> bool:
    """Whether the host is this machine speaking to itself."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
