"""Lines about a trouble that passes: without a traceback, and each kind of line once."""

import logging
import sys
import time
from collections.abc import Callable

import structlog
from structlog.typing import EventDict, WrappedLogger
from typing_extensions import override

_QUIET = 60.0
"""Seconds: the same line within these is about the same trouble."""
_PROMISED = {"ref", "reference"}
"""Fields that somebody was told to look for."""


class Outages(logging.Filter):
    """For our own lines two processors, for those of libraries a filter and the second of them."""

    def __init__(
        self,
        kinds: tuple[type[BaseException], ...],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._kinds = kinds
        self._monotonic = monotonic
        self._said: dict[str, float] = {}

    @override
    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a library's line is to be written."""
        error = self._trouble(record.exc_info)
        return error is None or self._is_news(str(record.msg))

    def once(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        """Leave out a line that was written a moment ago."""
        if self._trouble(event.get("exc_info")) is not None:
            is_news = self._is_news(str(event["event"]))
            if not is_news and not _PROMISED & event.keys():
                raise structlog.DropEvent
        return event

    def brief(self, _logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        """Say what the trouble is, as a warning, in place of where it was noticed."""
        error = self._trouble(event.get("exc_info"))
        if error is not None:
            del event["exc_info"]
            event.update(error=str(error), level="warning")
        return event

    def _trouble(self, told: object) -> BaseException | None:
        error = told[1] if isinstance(told, tuple) else told
        if error is True:
            error = sys.exc_info()[1]
        return error if isinstance(error, self._kinds) else None

    def _is_news(self, line: str) -> bool:
        now = self._monotonic()
        before, self._said[line] = self._said.get(line), now
        return before is None or now - before > _QUIET
