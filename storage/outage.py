"""That a database is away is told when it begins and when it is over, not by each who notices."""

from types import TracebackType
from typing import Literal

import structlog

from storage.errors import DatabaseAway

log = structlog.get_logger(__name__)


class Outage:
    """Wraps every transaction that reads, or that writes: a full disk can still be read."""

    __slots__ = ("_missed", "_wanted")

    def __init__(self, wanted: Literal["read", "write"]) -> None:
        self._wanted = wanted
        self._missed = 0

    def __enter__(self) -> None:
        """Nothing is known before the end."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The database is away, or it is there (again)."""
        if isinstance(error, DatabaseAway):
            self._missed += 1
            if self._missed == 1:
                log.warning("database.away", wanted=self._wanted, error=str(error))
        elif error is None and self._missed:
            missed, self._missed = self._missed, 0
            log.info("database.back", wanted=self._wanted, failed=missed)
