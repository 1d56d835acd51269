"""The log of every request, for tests that count, order or time what a bot sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tests.standins.discord.wire import Json, Upload


@dataclass(slots=True, kw_only=True, eq=False)
class Request:
    """One request as it came, and how it ended; `code` is Discord's own when it was refused.

    `status` is None while it runs, and stays None when the connection was broken on purpose.
    """

    at: datetime
    method: str
    path: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    form: Json = field(default_factory=dict)
    files: list[Upload] = field(default_factory=list)
    status: int | None = None
    code: int | None = None


class Journal(list[Request]):
    """Every request in the order of arrival."""

    def of(self, method: str, path: str = "") -> list[Request]:
        """Those with this method whose path matches the expression."""
        return [one for one in self if one.method == method and re.search(path, one.path)]

    def invalid(self) -> int:
        """How many count towards Discord's ban for 10,000 invalid requests in ten minutes."""
        return sum(one.status in {401, 403, 429} for one in self)

    def too_fast(self) -> int:
        """How many were over a limit."""
        return sum(one.status == 429 for one in self)
