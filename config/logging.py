"""Structured logs: one event name with fields per line, secrets masked."""

import logging
import re
from collections.abc import Callable
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from config.masking import Mask, mask_of
from config.outages import Outages


def set_up_logging(
    *,
    level: Literal["debug", "info", "warning", "error"],
    form: Literal["console", "json"],
    stream: TextIO,
    mask: Mask | None = None,
    trace: Callable[[], str | None] = lambda: None,
    passing: tuple[type[BaseException], ...] = (),
) -> None:
    """Send every log line of this process to `stream`, each line through `mask`.

    `trace` tells under which id whatever is being done can be found. Errors that are `passing` are
    told without a traceback, and not by each line that notices them; who debugs sees all of it.
    """
    outages = Outages(passing if level != "debug" else ())
    render: Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        # Plain tracebacks: drawing them reads whole source files, and shows what variables held.
        else structlog.dev.ConsoleRenderer(
            colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    shared: list[Processor] = [
        _traced(trace),
        structlog.processors.add_log_level,
        outages.brief,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        *([] if form == "json" else [_tame]),  # JSON spells such signs by itself
    ]
    renderer = _masked(render, mask or mask_of())
    structlog.configure(
        processors=[outages.once, *shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.addFilter(outages)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _traced(trace: Callable[[], str | None]) -> Processor:
    def traced(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        id = trace()
        if id is not None:
            event["trace"] = id
        return event

    return traced


def _masked(render: Processor, mask: Mask) -> Processor:
    """The last step before a line is written, so that nothing passes by it, however nested."""

    def masked(logger: WrappedLogger, method: str, event: EventDict) -> str:
        return mask(str(render(logger, method, event)))

    return masked


_STEERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OF_LINES = frozenset({"exception", "stack"})


def _tame(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """What strangers wrote begins no line of its own, and steers no terminal."""
    for field, value in event.items():
        if isinstance(value, str):
            lines = value.splitlines() if field in _OF_LINES else [value]
            event[field] = "\n  ".join(map(_on_one_line, lines))
    return event


def _on_one_line(text: str) -> str:
    return _STEERS.sub(_spelt, text)


def _spelt(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")
