"""Addresses of results and uploads that really stop working."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qs

from simulator.clock import Clock

_TOKEN = "token"  # noqa: S105  # the name of a query parameter


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Signs a path with its end of life, in the `exp=…~hmac=…` form of the real service."""

    secret: bytes
    clock: Clock

    def mint(self, base: str, path: str, *, expires: datetime) -> str:
        """The full address of `path`, good until `expires`."""
        until = str(int(expires.timestamp()))
        return f"{base}{path}?{_TOKEN}=exp={until}~hmac={self._mac(path, until)}"

    def holds(self, path: str, query: str) -> bool:
        """Whether `query` carries an unspoilt and unexpired token for `path`."""
        exp, _, mac = parse_qs(query).get(_TOKEN, [""])[0].partition("~hmac=")
        until = exp.removeprefix("exp=")
        if not hmac.compare_digest(mac.encode(), self._mac(path, until).encode()):
            return False
        # Only now is it certain that the digits are ours.
        return self.clock().timestamp() < int(until)

    def _mac(self, path: str, until: str) -> str:
        message = f"{path}|{until}".encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()
