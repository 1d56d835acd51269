"""Structured logs: one event name with fields per line, secrets masked."""

import logging
import re
from collections.abc import Iterable
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger


def set_up_logging(
    *,
    level: Literal["debug", "info", "warning", "error"],
    form: Literal["console", "json"],
    stream: TextIO,
    secrets: Iterable[str] = (),
) -> None:
    """Send every log line of this process to `stream`, with the given secrets masked."""
    renderer: Processor = (
        structlog.processors.JSONRenderer()
        if form == "json"
        # Plain tracebacks: drawing them reads whole source files, and shows what variables held.
        else structlog.dev.ConsoleRenderer(
            colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback
        )
    )
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _mask(tuple(secret for secret in secrets if secret)),
        *([] if form == "json" else [_tame]),  # JSON spells such signs by itself
    ]
    structlog.configure(
        processors=[*shared, renderer],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _mask(secrets: tuple[str, ...]) -> Processor:
    def mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        for field, value in event.items():
            if isinstance(value, str):
                for secret in secrets:
                    value = value.replace(secret, "***")  # noqa: PLW2901 - folded, not reused
                event[field] = value
        return event

    return mask


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
